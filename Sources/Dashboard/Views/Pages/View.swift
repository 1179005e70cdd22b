import MitigationModel
import Screen

/// What the state looks like: pure, whole at every size, and safe whatever the server said.
///
/// - Parameters:
///   - state: everything that is known; its `size` is the frame's.
///   - glyphs: what the terminal can show.
public func view(_ state: State, glyphs: GlyphSet = .full) -> Frame {
    var frame = Frame(size: state.size, glyphs: glyphs)
    let scene = Scene(state)
    if let tasks = scene.tasksScreen {
        tasks.draw(&frame)
    } else if let page = scene.page {
        page.draw(&frame)
    } else {
        Overview(scene).draw(&frame)
    }
    Footer(scene).draw(&frame)
    return frame
}

/// What keys scroll: how many lines there are, and how many rows show them.
struct ScrollExtent: Hashable {
    let lines: Int
    let rows: Int
}

extension State {
    /// How far the page, or the pane in focus, scrolls; for the checks' pane the lines are the checks.
    var scrollExtent: ScrollExtent {
        let scene = Scene(self)
        return scene.tasksScreen?.extent ?? scene.page?.extent(size) ?? Overview(scene).extent
    }
}

extension Scene {
    /// The account's tasks, where they are shown.
    fileprivate var tasksScreen: TasksScreen? {
        state.navigation.place == .tasks && !state.navigation.isHelpShown ? TasksScreen(self) : nil
    }

    /// What covers the overview, if anything does.
    fileprivate var page: Page? {
        let size = state.size
        if state.navigation.isHelpShown { return HelpPage(self).page(width: size.columns) }
        guard state.task != nil else { return NoticePage(self).page(width: size.columns) }
        return switch state.navigation.place {
        case .check(let check): CheckPage(self, check).page(size)
        case .overview, .finding, .tasks, .cancel: nil
        }
    }
}
