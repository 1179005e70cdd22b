import Screen

/// A page of the help over another screen.
struct HelpPage {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    func page(width: Int) -> Page {
        Page(
            scene: scene, lines: HelpContent(scene.state.navigation, width: width).lines, contexts: [.help],
            scroll: scene.state.navigation.helpScroll)
    }
}
