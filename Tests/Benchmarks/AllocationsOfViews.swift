import Dashboard
import Screen
import MitigationModel
import Terminal
import WatchFixtures

/// How many blocks of memory drawing and advancing take, with little and with much in memory.
struct AllocationsOfViews {
    private let stage: Stage
    private var lines: [String] = []

    /// Prints a line for each state: its name, and the blocks and bytes of a `view`, of the tick before, of a response,
    /// and of painting the same again. Before them, the bytes that stay allocated for a terminal with a frame on it.
    static func run() throws {
        let bytesBefore = Costs.bytesInUse
        var all = AllocationsOfViews(stage: try Stage())
        let watch = FixedWatch(size: all.stage.size, checks: 20)
        all.stage.show(watch.state)
        all.lines.append("screen \(Costs.bytesInUse - bytesBefore)")
        all.count("checks-20", watch)
        all.count("checks-200", FixedWatch(size: all.stage.size, checks: 200))
        all.count("journal-100", watch.withJournal(lines: 100))
        all.count("journal-10000", watch.withJournal(lines: 10_000))
        all.count("findings-1000", watch.inCheck(findings: 1_000))
        all.count("findings-100000", watch.inCheck(findings: 100_000))
        all.stage.end(saying: all.lines)
    }

    private init(stage: Stage) {
        self.stage = stage
    }

    private mutating func count(_ name: String, _ watch: FixedWatch) {
        var watch = watch
        // What is allocated once and kept.
        for _ in 1...2 {
            watch.tick()
            stage.show(watch.state)
        }
        let tick = Costs.of { watch.tick() }
        var frame = Frame(size: Size(columns: 0, rows: 0))
        let view = Costs.of { frame = Dashboard.view(watch.state, glyphs: stage.terminal.glyphs) }
        stage.show(frame)
        let again = Costs.of { stage.show(frame) }
        let task = FixedTask.at(share: 0.46, checks: watch.task?.checks.count ?? 0)
        let answer = Costs.of { watch.answer(task) }
        let numbers = [view, tick, answer, again].map { "\($0.allocations) \($0.allocatedBytes)" }
        lines.append("\(name) \(numbers.joined(separator: " "))")
    }
}
