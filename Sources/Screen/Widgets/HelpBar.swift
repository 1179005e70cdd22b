/// The keys that work here, in one line: `⏎ open  Tab pane  p pause  ? help  q quit`.
public struct HelpBar: Sendable, Hashable {
    /// A key and what it does.
    public struct Hint: Sendable, Hashable {
        /// The key as it is shown.
        public var key: String
        /// What it does, in a word or two.
        public var label: String

        /// A hint.
        public init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    /// All hints in the order in which they stand.
    public var hints: [Hint]
    /// The hints' places in `hints`, the most important first: where not all fit, the last of these go.
    public var priorities: [Int]

    /// A bar. Places that are missing in `priorities` come after all others; ones that do not exist are ignored.
    public init(_ hints: [Hint], priorities: [Int] = []) {
        self.hints = hints
        let named = priorities.filter(hints.indices.contains)
        self.priorities = named + hints.indices.filter { !named.contains($0) }
    }

    /// The hints that fit whole.
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
