/// The keys that work here, in one line: `⏎ open  Tab pane  p pause  ? help  q quit`.
public struct HelpBar: Sendable, Hashable {
    /// A key and what it does.
    public struct Hint: Sendable, Hashable {
        /// The key as shown.
        public var key: String
        /// What it does, in a word or two.
        public var label: String

        /// A hint.
        public init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    /// All hints in display order.
    public var hints: [Hint]
    /// Indexes into `hints`, the most important first: if not all fit, the last ones are omitted.
    public var priorities: [Int]

    /// A bar. Hints missing from `priorities` come after all others; indexes that do not exist are ignored.
    public init(_ hints: [Hint], priorities: [Int] = []) {
        self.hints = hints
        let named = priorities.filter(hints.indices.contains)
        self.priorities = named + hints.indices.filter { !named.contains($0) }
    }

    /// The hints that fit completely.
    public func line(width: Int) -> Line {
        let lines = hints.map { Line([Span($0.key, .key), Span(" " + $0.label, .dim)]) }
        var shown = Set<Int>()
        var room = width + Self.gap.columns
        for index in priorities where lines[index].columns + Self.gap.columns <= room {
            shown.insert(index)
            room -= lines[index].columns + Self.gap.columns
        }
        return Line.joined(shown.sorted().map { lines[$0] }, separator: Self.gap)
    }

    private static let gap = Line("  ")
}
