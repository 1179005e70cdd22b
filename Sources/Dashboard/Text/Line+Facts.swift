import Screen

extension Line {
    /// Facts of equal weight on one line: `started 04:12:09Z · running 18m 22s`. Blank parts are left out.
    static func facts(_ parts: [Line]) -> Line {
        joined(parts, separator: separator)
    }

    /// What separates facts.
    static let separator = Line(" · ", .dim)
}
