import Screen

extension Line {
    /// Facts on one line: `started 04:12:09Z · running 18m 22s`. Blank parts are left out.
    static func facts(_ parts: [Line]) -> Line {
        joined(parts, separator: separator)
    }

    /// The separator between facts.
    static let separator = Line(" · ", .dim)
}
