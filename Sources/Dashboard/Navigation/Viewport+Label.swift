import Screen

extension Viewport {
    /// The lines that are shown, counted from 1: `3–12 of 200`. Nil if all of them are.
    var label: String? {
        guard range.count < count else { return nil }
        guard !range.isEmpty else { return Self.number(count) }
        return "\(Self.number(range.lowerBound + 1))–\(Self.number(range.upperBound)) of \(Self.number(count))"
    }

    private static func number(_ count: Int) -> String {
        CountText.full(Int64(count))
    }
}
