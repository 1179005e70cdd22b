import MitigationModel
import Screen

/// All keys with their help, from the keymap, and the symbols.
struct HelpPage {
    private let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    func page(width: Int) -> Page {
        let lines = width >= Self.leastForTwoColumns ? inTwoColumns(width) : blocks(width).flatMap { $0 }
        return Page(scene: scene, lines: lines, contexts: [.help], scroll: scene.state.navigation.helpScroll)
    }

    private static let leastForTwoColumns = 110

    /// The groups of keys, then the symbols, each with a heading.
    private func blocks(_ width: Int) -> [[Line]] {
        Keymap.groups.map { group($0, width) } + [[heading("Marks", width)] + legend(width)]
    }

    /// In two columns, in the same order, split so that they are about equally long.
    private func inTwoColumns(_ width: Int) -> [Line] {
        let half = width / 2
        let blocks = blocks(half)
        let lengths = blocks.indices.map { split in
            let left = blocks[..<split].reduce(0) { $0 + $1.count }
            return max(left, blocks[split...].reduce(0) { $0 + $1.count })
        }
        let split = lengths.indices.min { lengths[$0] < lengths[$1] } ?? 0
        let left = self.blocks(half - 1)[..<split].flatMap { $0 }
        let right = blocks[split...].flatMap { $0 }
        return (0..<max(left.count, right.count)).map { row in
            let start = row < left.count ? left[row] : .blank
            let end = row < right.count ? right[row] : .blank
            return start.padded(to: half - 1) + Line("│", .rule) + end
        }
    }

    private func heading(_ title: String, _ width: Int) -> Line {
        Rule(title: Line(title, .heading)).line(width: width)
    }

    private func group(_ group: Keymap.Group, _ width: Int) -> [Line] {
        let columns = (Keymap.bindings.map { DisplayText.columns(of: $0.label) }.max() ?? 0) + 3
        let keys = group.bindings.flatMap { binding($0, columns: columns, width) }
        let note = group.note.map { Line($0, .dim).wrapped(to: width - 2).map { Line(" ") + $0 } } ?? []
        return [heading(group.title, width)] + keys + note
    }

    private func binding(_ binding: KeyBinding, columns: Int, _ width: Int) -> [Line] {
        let name = Line(" \(binding.label)", .key).padded(to: columns)
        let room = width - columns
        guard room >= 24 else {
            return Line([Span(" \(binding.label)", .key), Span("  \(binding.help)")]).wrapped(to: width, indent: 3)
        }
        return Line(binding.help).wrapped(to: room).enumerated().map { index, text in
            (index == 0 ? name : Line(spaces: columns)) + text
        }
    }

    /// A count has one glyph in a bar, and another one before a number.
    private func legend(_ width: Int) -> [Line] {
        let counts = CountKind.allCases.map { kind in
            let isOneGlyph = kind.glyph == String(kind.barGlyph)
            let glyphs = isOneGlyph ? kind.glyph : "\(kind.barGlyph) \(kind.glyph)"
            return Line([Span(glyphs, kind.style), Span(" \(kind.word)")])
        }
        let severities = [Severity.critical, .high].map { $0.mark + Line(" \($0.word)") }
        let others = [
            Severity.unknown.mark + Line(" unknown check"), Line("–", .dim) + Line(" not known"),
            Line("▸", Style.accent.bold) + Line(" selected, or the pane that keys act on"),
        ]
        return [counts, severities + others].flatMap { parts in
            Line.flowing(parts, separator: Line("   "), width: width - 2).map { Line(" ") + $0 }
        }
    }
}
