import FoundationEssentials

/// The offset of local time from UTC, over the range of times that a session can show.
public struct LocalTime: Hashable, Sendable {
    /// A change of the offset, for example when summer time begins.
    public struct Change: Hashable, Sendable {
        /// When it takes effect.
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
    /// The changes, earliest first.
    private let changes: [Change]

    /// An offset, and its later changes, earliest first.
    public init(offset: Int, changes: [Change] = []) {
        first = offset
        self.changes = changes
    }

    /// UTC.
    public static let utc = LocalTime(offset: 0)

    /// The offsets within a time range, in seconds east of UTC.
    func offsets(from start: Date, through end: Date) -> Set<Int> {
        Set([offset(at: start)] + changes.filter { $0.at > start && $0.at <= end }.map(\.offset))
    }

    /// The offset at a time, in seconds east of UTC.
    public func offset(at date: Date) -> Int {
        changes.last { $0.at <= date }?.offset ?? first
    }
}
