/// Which checks the overview shows, and in which order.
public struct CheckArrangement: Hashable, Sendable {
    /// The order.
    public var order = Order.worst
    /// Whether the order is turned round.
    public var isReversed = false
    /// Only checks whose title or name holds this text; all if it is empty.
    public var filter = ""
    /// Only checks with failures, or with something left to do.
    public var isNarrow = false

    /// The worst first, nothing left out.
    public init() {}

    /// By what checks are ordered.
    public enum Order: Hashable, Sendable, CaseIterable {
        /// Failures, then severity, then the least progress.
        case worst
        /// The title.
        case name
        /// The least progress first.
        case progress
        /// The most findings first.
        case total
    }
}
