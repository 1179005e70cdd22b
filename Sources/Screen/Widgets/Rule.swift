/// A rule across a pane's top, its title on the left and notes on the right: `── Checks 8 ───── Target · Journal ──`.
///
/// The focused pane is marked without color as well: `─▸ Checks 8 ───`.
public struct Rule: Sendable, Hashable {
    /// The title of the pane below.
    public var title: Line
    /// Further information; omitted if it does not fit.
    public var notes: Line
    /// Whether keys go to this pane.
    public var isFocused: Bool

    /// A rule; without notes the line continues.
    public init(title: Line, notes: Line = .blank, isFocused: Bool = false) {
        self.title = title
        self.notes = notes
        self.isFocused = isFocused
    }

    /// The rule as a line of exactly `width` columns. The title is cut with an ellipsis if necessary.
    public func line(width: Int) -> Line {
        // Two dashes and a space on either side of the title.
        let room = width - 6
        guard room > 0 else { return Self.dashes(width) }
        let shown = (isFocused ? title.restyled(\.bold) : title).fitted(to: room)
        let dashes = room - shown.columns
        // At least one more dash, and a space on either side of the notes.
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
