/// A rule across a pane's top, its title at the left and notes at the right:
/// `── Checks 8 ───── Target · Journal ──`.
///
/// The pane that has the keys shows it without colour as well: `─▸ Checks 8 ───`.
public struct Rule: Sendable, Hashable {
    /// What the pane below is.
    public var title: Line
    /// What else there is to know; left out where it does not fit.
    public var notes: Line
    /// Whether keys go to this pane.
    public var isFocused: Bool

    /// A rule; without notes it runs through.
    public init(title: Line, notes: Line = .blank, isFocused: Bool = false) {
        self.title = title
        self.notes = notes
        self.isFocused = isFocused
    }

    /// The rule as a line of exactly `width` columns, its title cut with an ellipsis where it must be.
    public func line(width: Int) -> Line {
        // Two dashes and a space on either side of the title.
        let room = width - 6
        guard room > 0 else { return Self.dashes(width) }
        let shown = (isFocused ? title.restyled(\.bold) : title).fitted(to: room)
        let dashes = room - shown.columns
        // One dash more at least, and a space on either side of the notes.
        guard notes.columns > 0, dashes >= notes.columns + 3 else {
            return opening + shown + Line(" ") + Self.dashes(dashes + 2)
        }
        return opening + shown + Line(" ") + Self.dashes(dashes - notes.columns - 2)
            + Line(" ") + notes + Line(" ") + Self.dashes(2)
    }

    private var opening: Line {
        isFocused ? Line([Span("─", .rule), Span("▸ ", Style.heading.bold)]) : Line("── ", .rule)
    }

    private static func dashes(_ count: Int) -> Line {
        Line([Span(repeating: "─", count: count, .rule)])
    }
}
