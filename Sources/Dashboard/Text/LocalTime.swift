import FoundationEssentials

/// How far local time is from UTC, over the span that a watch can show.
public struct LocalTime: Hashable, Sendable {
    /// A change of the offset, as where summer time begins.
    public struct Change: Hashable, Sendable {
        /// From when on.
        public let at: Date
        /// Seconds east of UTC.
        public let offset: Int

        /// A change.
        public init(at: Date, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// Seconds east of UTC before the first change.
    private let first: Int
    /// The changes, the earliest first.
    private let changes: [Change]

    /// An offset, and its later changes, the earliest first.
    public init(offset: Int, changes: [Change] = []) {
        first = offset
        self.changes = changes
    }

    /// UTC itself.
    public static let utc = LocalTime(offset: 0)

    /// Seconds east of UTC at any time of a span.
    func offsets(from start: Date, through end: Date) -> Set<Int> {
        Set([offset(at: start)] + changes.filter { $0.at > start && $0.at <= end }.map(\.offset))
    }

    /// Seconds east of UTC at a time.
    public func offset(at date: Date) -> Int {
        changes.last { $0.at <= date }?.offset ?? first
    }
}
