import FoundationEssentials
import MitigationModel

/// A moment of this watch that the operator looks back to, as it was shown then. Polls that come meanwhile do not
/// change it.
public struct LookBack: Hashable, Sendable {
    /// What AWS answered then.
    public let observation: Observation
    /// When that was by AWS's clock, as it was known then.
    public let date: Date
    /// The checks in the order of that moment.
    public internal(set) var orderedChecks: [CheckName]
    /// Counts over time, up to that moment.
    public let history: History
    /// The journal's lines up to that moment.
    public let journal: Journal
}

extension State {
    /// What is drawn: the present, or the moment that the operator looks back to. Screens that ask for something, or that
    /// tell of single findings, are always of the present.
    var shown: State {
        guard let lookBack, navigation.place.isOfTask else { return self }
        var past = self
        past.become(lookBack)
        return past
    }

    /// The change of a check's count in each slice of the watch so far, the oldest first, at most `columns` of them; for
    /// what is to do, how much is left at the end of each. While the operator looks back, up to that moment.
    func countHistory(of check: CheckName, _ kind: CountKind, columns: Int) -> [Double] {
        guard let latest else { return [] }
        let levels = timeline.levels(of: check, through: latest.number, columns: columns) { kind.count(in: $0) }
        if kind == .remaining { return Array(levels.dropFirst()) }
        return zip(levels, levels.dropFirst()).map { max(0, $1 - $0) }
    }
}

extension Navigation.Place {
    /// Whether the task's counts are shown there, and can be those of a moment of the past.
    fileprivate var isOfTask: Bool {
        switch self {
        case .overview, .check: true
        case .finding, .tasks, .cancel: false
        }
    }
}
