import Screen

/// All keys with their help, and what the symbols mean.
struct HelpPage {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    func page(width: Int) -> Page {
        Page(
            scene: scene, lines: HelpContent(width: width).lines, contexts: [.help],
            scroll: scene.state.navigation.helpScroll)
    }
}
