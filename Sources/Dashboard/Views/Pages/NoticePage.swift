import MitigationModel
import Screen

/// What is shown while no answer has come: what is being asked, or what went wrong and what to do.
struct NoticePage {
    private let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    func page(width columns: Int) -> Page {
        let margin = columns < Layout.leastColumnsForFullHeader ? 0 : 1
        let width = max(1, columns - 2 * margin)
        let paragraphs = scene.state.polling.failures.map { failed($0, width) } ?? asking(width)
        return Page(
            scene: scene, head: [.blank], lines: paragraphs.map { Line(spaces: margin) + $0 },
            contexts: [.overview, .check], scroll: 0)
    }

    private func asking(_ width: Int) -> [Line] {
        let host = scene.state.setup.endpoint.host
        let waiting = scene.state.waitingFor ?? .zero
        let time = waiting >= .milliseconds(100) ? ", \(TimeText.precise(waiting))" : ""
        let text =
            scene.state.polling.isPaused
            ? "paused before the first answer: p resumes, r asks once"
            : "waiting for \(host)\(time)"
        return Line.fitting(width, [Line(text), Line("waiting\(time)")]).wrapped(to: width)
    }

    private func failed(_ streak: Polling.FailureStreak, _ width: Int) -> [Line] {
        let failure = streak.latest
        let facts = lines(failure.facts, width - 2)
        let advice = failure.advice(for: scene.state.setup)
        let what = advice.prefix(1).flatMap { Line($0, .normal.bold).wrapped(to: width) }
        let next = advice.dropFirst().flatMap { Line($0).wrapped(to: width) }
        let tries = NoticeLine(scene).tries(streak, width: width)
        let parts = [what + facts.map { Line("  ") + $0 }, next, tries].filter { !$0.isEmpty }
        return Array<Line>(parts.joined(separator: [Line.blank]))
    }

    /// Names and values below each other; with a colon between them where the names are too long to align.
    private func lines(_ facts: [(name: String, value: String)], _ width: Int) -> [Line] {
        let names = facts.map { DisplayText.columns(of: $0.name) }.max() ?? 0
        return facts.flatMap { fact in
            names > min(Self.widestName, width / 3)
                ? (Line("\(fact.name): ", .dim) + Line(fact.value)).wrapped(to: width, indent: 2)
                : KeyValue(fact.name, Line(fact.value)).lines(width: width, nameColumns: names + 2)
        }
    }

    private static let widestName = 16
}
