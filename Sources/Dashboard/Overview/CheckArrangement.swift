/// Which checks the overview shows, and in which order.
public struct CheckArrangement: Hashable, Sendable {
    /// The sort order.
    public var order = Order.worst
    /// Whether the order is reversed.
    public var isReversed = false
    /// Only checks whose title or API name contains each word of this text; all if it is empty.
    public var filter = ""
    /// Only checks with failed or remaining findings.
    public var showsFailuresOnly = false

    /// All checks, the worst first.
    public init() {}

    /// Whether some checks may be hidden.
    public var isFiltering: Bool {
        showsFailuresOnly || !filterWords.isEmpty
    }

    /// The words that a check must contain, in lower case.
    var filterWords: [String] {
        filter.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Shows all checks again, in the same order.
    mutating func showAll() {
        filter = ""
        showsFailuresOnly = false
    }

    /// The sort orders of checks.
    public enum Order: Hashable, Sendable, CaseIterable {
        /// Most failures first, then highest severity, then the smallest part applied.
        case worst
        /// By title.
        case name
        /// Least progress first.
        case progress
        /// Most findings first.
        case total

        /// The order that follows when the operator changes the order.
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
