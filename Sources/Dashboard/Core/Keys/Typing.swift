/// A line that the operator types, and what it is for.
public struct Typing: Hashable, Sendable {
    /// What the line is for.
    public let purpose: Purpose
    /// What is typed so far.
    public var text = ""

    /// An empty line, or one that holds what was typed before.
    public init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        self.text = text
    }

    /// What a line is for.
    public enum Purpose: Hashable, Sendable {
        /// Filters the checks, the findings or the tasks while it is typed.
        case filter
        /// The id of a finding to show.
        case findingId
    }
}
