import MitigationModel
import Screen

/// A part of the help: a heading and lines.
struct HelpBlock {
    let title: String
    let content: Content

    /// What is below the heading.
    enum Content {
        case keys([KeyBinding])
        case symbols
        case note(String)
    }

    func lines(_ width: Int) -> [Line] {
        let heading = Rule(title: Line(title, .heading)).line(width: width)
        return switch content {
        case .keys(let bindings): [heading] + bindings.flatMap { Self.lines($0, width) }
        case .symbols: [heading] + Self.legend(width)
        case .note(let text): [heading] + Self.note(text, width).map { Line(" ") + $0 }
        }
    }

    /// The number of lines. Counting is cheaper than making them.
    func count(_ width: Int) -> Int {
        switch content {
        case .keys(let bindings): bindings.reduce(1) { $0 + Self.help(of: $1, width).count }
        case .symbols: 1 + Self.legend(width).count
        case .note(let text): 1 + Self.note(text, width).count
        }
    }

    private static func note(_ text: String, _ width: Int) -> [Line] {
        Line(text, .dim).wrapped(to: width - 2)
    }

    /// A key's label, and beside it what the key does.
    private static func lines(_ binding: KeyBinding, _ width: Int) -> [Line] {
        let help = help(of: binding, width)
        guard isBesideLabel(width) else { return help }
        let label = Line(" \(binding.label)", .key).padded(to: labelColumns)
        return help.enumerated().map { index, text in (index == 0 ? label : Line(spaces: labelColumns)) + text }
    }

    /// What a key does: the whole text if it fits on one line, otherwise the brief one. On a narrow terminal with its
    /// label in front.
    private static func help(of binding: KeyBinding, _ width: Int) -> [Line] {
        guard isBesideLabel(width) else {
            let label = Line(" \(binding.label)  ", .key)
            return (label + Line(binding.help(columns: width - label.columns))).wrapped(to: width, indent: 3)
        }
        // One column stays free on the right.
        let room = width - labelColumns - 1
        return Line(binding.help(columns: room)).wrapped(to: room)
    }

    private static func isBesideLabel(_ width: Int) -> Bool {
        width > labelColumns + KeyBinding.mostBriefColumns
    }

    /// Columns of the longest label, with a margin.
    private static let labelColumns = (Keymap.bindings.map { DisplayText.columns(of: $0.label) }.max() ?? 0) + 2

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

extension KeyBinding {
    /// No brief text has more columns.
    static let mostBriefColumns = 23

    /// The whole text if it fits, otherwise the brief one.
    fileprivate func help(columns: Int) -> String {
        DisplayText.columns(of: help) <= columns ? help : brief
    }
}
