import Dashboard
import MitigationModel
import Screen
import WatchFixtures

/// What goes to the terminal for each step of a session: bytes, and calls of write(). The same in each run.
struct BytesOfSteps {
    private let stage: Stage
    private var lines: [String] = []

    /// Prints a line for each step: its name, the bytes, the calls.
    static func run() throws {
        var steps = BytesOfSteps(stage: try Stage())
        try steps.firstPaints()
        let watch = steps.watch()
        steps.refreshes(of: watch)
        steps.refreshes(of: FixedWatch(size: steps.stage.size, checks: 200), "-200-checks")
        steps.refreshes(of: watch.withJournal(lines: 10_000), "-10000-lines")
        steps.clocks()
        steps.keys()
        steps.stage.end(saying: steps.lines)
    }

    private init(stage: Stage) {
        self.stage = stage
    }

    /// The first frame with data and those after ^L are drawn before the terminal has responded; all others use its
    /// response.
    private mutating func firstPaints() throws {
        count("first-frame", of: FixedWatch(size: stage.size).state)
        var watch = watch()
        stage.terminal.redraw()
        count("first-data", of: watch.state)
        try stage.waitForResponses()
        stage.terminal.redraw()
        count("repaint", of: watch.state)
        try stage.waitForResponses()
        count("unchanged", of: watch.state)
        watch.press(.control("l"))
        count("after-repaint", of: watch.state)
    }

    /// A response at the same moment, so that no clock moves.
    private mutating func refreshes(of watch: FixedWatch, _ suffix: String = "") {
        var asked = watch
        asked.waitForPoll()
        guard let task = asked.task else { return }
        var same = asked
        same.answer(task)
        var oneMore = asked
        oneMore.answer(FixedTask.withOneMore(task))
        var moved = asked
        moved.answer(FixedTask.at(share: 0.46, checks: task.checks.count))
        stage.show(same.state)
        count("one-counter" + suffix, of: oneMore.state)
        stage.show(same.state)
        count("all-bars" + suffix, of: moved.state)
        count("key-j" + suffix, each: (1...8).map { _ in { $0.press(.character("j")) } }, from: watch)
    }

    private mutating func clocks() {
        var watch = FixedWatch(size: stage.size, interval: .seconds(60))
        watch.answer(FixedTask.at(share: 0.4))
        for _ in 1...40 { watch.tick() }
        count("ticks", each: (1...10).map { _ in { $0.tick() } }, from: watch)
        var paused = watch
        paused.press(.character("p"))
        count("paused-ticks", each: (1...10).map { _ in { $0.tick() } }, from: paused)
        var settled = self.watch()
        guard let task = settled.task.map(FixedTask.completed) else { return }
        for _ in 1...3 { settled.answerNext(task) }
        for _ in 1...15 { settled.tick() }
        count("settled-ticks", each: (1...10).map { _ in { $0.tick() } }, from: settled)
    }

    private mutating func keys() {
        count("key-tab", each: [{ $0.press(.tab) }], from: watch())
        count("key-enter", each: [{ $0.press(.enter) }], from: watch())
        let check = watch().inCheck(findings: 500)
        count("key-j-findings", each: (1...8).map { _ in { $0.press(.character("j")) } }, from: check)
    }

    private func watch() -> FixedWatch {
        FixedWatch(size: stage.size, checks: 20)
    }

    private mutating func count(_ name: String, of state: State) {
        let costs = Costs.of { stage.show(state) }
        lines.append("\(name) \(costs.bytes) \(costs.writes)")
    }

    /// Steps in sequence: the maximum of bytes and calls for one of them.
    private mutating func count(_ name: String, each steps: [(inout FixedWatch) -> Void], from watch: FixedWatch) {
        var watch = watch
        stage.show(watch.state)
        let costs = steps.map { step in
            step(&watch)
            return Costs.of { stage.show(watch.state) }
        }
        lines.append("\(name) \(costs.map(\.bytes).max() ?? 0) \(costs.map(\.writes).max() ?? 0)")
    }
}
