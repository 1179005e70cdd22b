/// Which checks the overview shows, and in which order.
public struct CheckArrangement: Hashable, Sendable {
    /// The order.
    public var order = Order.worst
    /// Whether the order is turned round.
    public var isReversed = false
    /// Only checks whose title or name holds each word of this text; all if there is none.
    public var filter = ""
    /// Only checks with failures, or with something left to do.
    public var showsFailuresOnly = false

    /// The worst first, nothing left out.
    public init() {}

    /// Whether checks may be left out.
    public var isFiltering: Bool {
        showsFailuresOnly || !filterWords.isEmpty
    }

    /// The words that a check has to hold, in lower case.
    var filterWords: [String] {
        filter.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Shows all checks again, in the same order.
    mutating func showAll() {
        filter = ""
        showsFailuresOnly = false
    }

    /// By what checks are ordered.
    public enum Order: Hashable, Sendable, CaseIterable {
        /// Failures, then severity, then what was applied to the smallest part.
        case worst
        /// The title.
        case name
        /// The least progress first.
        case progress
        /// The most findings first.
        case total

        /// The one that follows when the operator asks for another order.
        var next: Self {
            switch self {
            case .worst: .name
            case .name: .progress
            case .progress: .total
            case .total: .worst
            }
        }
    }
}
