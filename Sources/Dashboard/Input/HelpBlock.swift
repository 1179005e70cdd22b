import MitigationModel
import Screen

/// A part of the help with a heading.
enum HelpBlock {
    case keys(Keymap.Group)
    case symbols

    /// Every part, in the order of the help.
    static let all = Keymap.groups.map(Self.keys) + [.symbols]

    func lines(_ width: Int) -> [Line] {
        switch self {
        case .keys(let group):
            [Self.heading(group.title, width)] + group.bindings.flatMap { Self.lines($0, width) }
                + Self.note(of: group, width).map { Line(" ") + $0 }
        case .symbols: [Self.heading("Symbols", width)] + Self.legend(width)
        }
    }

    /// The number of lines. Counting is cheaper than making them.
    func count(_ width: Int) -> Int {
        switch self {
        case .keys(let group):
            group.bindings.reduce(1 + Self.note(of: group, width).count) { $0 + Self.help(of: $1, width).count }
        case .symbols: 1 + Self.legend(width).count
        }
    }

    private static func heading(_ title: String, _ width: Int) -> Line {
        Rule(title: Line(title, .heading)).line(width: width)
    }

    private static func note(of group: Keymap.Group, _ width: Int) -> [Line] {
        group.note.map { Line($0, .dim).wrapped(to: width - 2) } ?? []
    }

    /// A key's label, and beside it what the key does.
    private static func lines(_ binding: KeyBinding, _ width: Int) -> [Line] {
        let help = help(of: binding, width)
        guard isBesideLabel(width) else { return help }
        let label = Line(" \(binding.label)", .key).padded(to: labelColumns)
        return help.enumerated().map { index, text in (index == 0 ? label : Line(spaces: labelColumns)) + text }
    }

    /// What a key does; on a narrow terminal with its label in front.
    private static func help(of binding: KeyBinding, _ width: Int) -> [Line] {
        guard isBesideLabel(width) else {
            return Line([Span(" \(binding.label)", .key), Span("  \(binding.help)")]).wrapped(to: width, indent: 3)
        }
        return Line(binding.help).wrapped(to: width - labelColumns)
    }

    private static func isBesideLabel(_ width: Int) -> Bool {
        width - labelColumns >= 24
    }

    /// Columns of the longest label, with a margin.
    private static let labelColumns = (Keymap.bindings.map { DisplayText.columns(of: $0.label) }.max() ?? 0) + 3

    /// The symbols. A count has one in bars, and some counts have another one in front of numbers.
    private static func legend(_ width: Int) -> [Line] {
        let counts = CountKind.allCases.map { kind in
            let isOneGlyph = kind.glyph == String(kind.barGlyph)
            let glyphs = isOneGlyph ? kind.glyph : "\(kind.barGlyph) \(kind.glyph)"
            return Line([Span(glyphs, kind.style), Span(" \(kind.word)")])
        }
        let severities = [Severity.critical, .high].map { $0.mark + Line(" \($0.word)") }
        let others = [
            Severity.unknown.mark + Line(" unknown check"), Line("–", .dim) + Line(" unknown"),
            Line("▸", Style.accent.bold) + Line(" selected row or active pane"),
        ]
        return [counts, severities + others].flatMap { parts in
            Line.flowing(parts, separator: Line("   "), width: width - 2).map { Line(" ") + $0 }
        }
    }
}
