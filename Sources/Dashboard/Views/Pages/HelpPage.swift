import MitigationModel
import Screen

/// All keys with their words, from the keymap, and what the glyphs mean.
struct HelpPage {
    private let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    func page(width: Int) -> Page {
        let lines = [Rule(title: Line("Keys", .heading)).line(width: width)] + keys(width) + legend(width)
        return Page(scene: scene, lines: lines, contexts: [.help], scroll: scene.state.navigation.helpScroll)
    }

    private func keys(_ width: Int) -> [Line] {
        let columns = (Keymap.bindings.map { DisplayText.columns(of: $0.label) }.max() ?? 0) + 3
        return Keymap.bindings.flatMap { binding in
            let name = Line(" \(binding.label)", .key).padded(to: columns)
            let room = width - columns
            guard room >= 24 else {
                return Line([Span(" \(binding.label)", .key), Span("  \(binding.help)")]).wrapped(to: width, indent: 3)
            }
            return Line(binding.help).wrapped(to: room).enumerated().map { index, text in
                (index == 0 ? name : Line(spaces: columns)) + text
            }
        }
    }

    private func legend(_ width: Int) -> [Line] {
        let parts = CountKind.allCases.map { Line([Span(String($0.barGlyph), $0.style), Span(" \($0.word)")]) }
        let severities = [Severity.critical, .high].map { $0.mark + Line(" \($0.word)") }
        return Line.flowing(parts + severities, separator: Line("  "), width: width - 2).map { Line(" ") + $0 }
    }
}
