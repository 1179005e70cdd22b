import FoundationEssentials
import MitigationModel
import Screen

/// A state with what several parts of the screen need of it, worked out once.
struct Scene {
    let state: State
    /// All checks, the worst first.
    let checks: [CheckName]
    /// The selected one.
    let selected: CheckName?
    /// The counts of all checks.
    let progress: Progress

    init(_ state: State) {
        self.state = state
        checks = state.orderedChecks
        // As `State.selectedCheck`, without sorting once more.
        selected = state.navigation.selection.flatMap { [checks] in checks.contains($0) ? $0 : nil } ?? checks.first
        progress = state.task?.progress ?? Progress(sumOf: [])
    }

    /// A point in time as it is shown: with the date only where that is not today's.
    func time(_ date: Date) -> String {
        TimeText.time(date, today: state.correctedNow)
    }

    /// Facts of equal weight in one line: `started 04:12:09Z · running 18m 22s`.
    static func facts(_ parts: [Line]) -> Line {
        Line.joined(parts, separator: separator)
    }

    static let separator = Line(" · ", .dim)
}
