import Dashboard
import MitigationModel
import Screen
import WatchFixtures

/// How long each screen takes from state to terminal.
struct TimesOfScreens {
    private let stage: Stage
    private var lines: [String] = []

    /// Prints a line for each screen: its name, the microseconds of `view`, its allocations, and the microseconds of
    /// painting it after a screen that is one poll older, and after itself.
    static func run() throws {
        var times = TimesOfScreens(stage: try Stage())
        let watch = FixedWatch(size: times.stage.size, checks: 20)
        for (name, keys) in screens { times.measure(name, watch.pressing(keys)) }
        times.measure("overview-200-checks", FixedWatch(size: times.stage.size, checks: 200))
        times.measure("overview-10000-lines", watch.withJournal(lines: 10_000))
        times.measure("check-1000-findings", watch.inCheck(findings: 1_000))
        times.measure("check-100000-findings", watch.inCheck(findings: 100_000))
        times.stage.end(saying: times.lines)
    }

    private static let screens: [(String, [Key])] = [
        ("overview", []), ("help", [.character("?")]), ("tasks", [.character("t")]), ("cancel", [.character("X")]),
    ]

    private init(stage: Stage) {
        self.stage = stage
    }

    private mutating func measure(_ name: String, _ watch: FixedWatch) {
        var later = watch
        let checks = watch.task?.checks.count ?? 0
        later.answerNext(FixedTask.at(share: 0.46, checks: checks))
        let glyphs = stage.terminal.glyphs
        let frames = [view(watch.state, glyphs: glyphs), view(later.state, glyphs: glyphs)]
        stage.show(frames[1])
        let allocations = Costs.of { _ = view(later.state, glyphs: glyphs) }.allocations
        let viewing = Timing.median { _ = view(later.state, glyphs: glyphs) }
        let changing = Timing.median { for frame in frames { stage.show(frame) } } / 2
        let again = Timing.median { stage.show(frames[1]) }
        lines.append(
            "\(name) \(viewing.microseconds) \(allocations) \(changing.microseconds) \(again.microseconds)")
    }
}

extension FixedWatch {
    /// After these keys.
    func pressing(_ keys: [Key]) -> FixedWatch {
        var watch = self
        for key in keys { watch.press(key) }
        return watch
    }
}
