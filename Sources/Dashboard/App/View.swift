import MitigationModel
import Screen

/// What the state looks like: pure, whole at every size, and safe whatever the server said.
///
/// - Parameters:
///   - state: everything that is known; its `size` is the frame's.
///   - glyphs: what the terminal can show.
public func view(_ state: State, glyphs: GlyphSet = .full) -> Frame {
    var frame = Frame(size: state.size, glyphs: glyphs)
    draw(state, &frame)
    return frame
}

/// Draws a state into a blank frame of its size.
func draw(_ state: State, _ frame: inout Frame) {
    let scene = RenderContext(state)
    scene.screen.draw(&frame)
    Footer(scene).draw(&frame)
}

/// What fills the terminal.
private enum Shown {
    case overview(OverviewView)
    case check(CheckView)
    case tasks(TasksView)
    case page(Page)
    case cancel(CancelView)

    func draw(_ frame: inout Frame) {
        switch self {
        case .overview(let overview): overview.draw(&frame)
        case .check(let check): check.draw(&frame)
        case .tasks(let tasks): tasks.draw(&frame)
        case .page(let page): page.draw(&frame)
        case .cancel(let cancel): cancel.draw(&frame)
        }
    }
}

extension RenderContext {
    /// The overview, or what covers it.
    fileprivate var screen: Shown {
        let size = state.size
        if state.navigation.isHelpShown { return .page(HelpPage(self).page(width: size.columns)) }
        switch state.navigation.screen {
        case .tasks: return .tasks(TasksView(self))
        case .cancel: return .cancel(CancelView(self))
        case .overview, .check, .finding: return taskScreen
        }
    }

    /// A screen that is about the task.
    private var taskScreen: Shown {
        let size = state.size
        guard state.task != nil else { return .page(NoticePage(self).page(width: size.columns)) }
        return switch state.navigation.screen {
        case .check(let check): .check(CheckView(self, check))
        case .finding(let id): .page(FindingPage(self, id).page(size))
        case .overview, .tasks, .cancel: .overview(OverviewView(self))
        }
    }
}
