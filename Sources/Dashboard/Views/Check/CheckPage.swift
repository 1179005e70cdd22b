import MitigationModel
import Screen

/// One check's own screen: its counts as large bars, its actions with every parameter, its reason codes.
struct CheckPage {
    private let scene: Scene
    private let check: CheckName
    private let progress: Progress

    init(_ scene: Scene, _ check: CheckName) {
        self.scene = scene
        self.check = check
        progress = scene.state.task?.progress(of: check) ?? Progress(sumOf: [])
    }

    func page(_ size: Size) -> Page {
        let width = max(1, size.columns)
        let isTall = size.rows >= 40
        let bars = CheckBars(scene: scene, check: check, progress: progress, isTall: isTall).lines(width: width - 2)
        let isCompact = width < Layout.leastColumnsForFullHeader
        let title = isCompact ? Line(check.title, .title).wrapped(to: width) : []
        let lines = title + bars.map { Line(" ") + $0 } + [.blank] + details(width)
        let scroll = scene.state.navigation.pageScroll
        return Page(
            scene: scene, subject: check.title, head: head(width), lines: lines, contexts: [.check], scroll: scroll)
    }

    private func head(_ width: Int) -> [Line] {
        let severity = check.severity.mark + Line(" \(check.severity.word)")
        let name = Line(check.rawValue, .dim)
        let facts = Scene.facts([severity, name]).fitted(to: width - 2)
        let notice = NoticeLine(scene).line(width: width - 1).map { Line(" ") + $0 }
        // A blank row sets the counts off where rows are not scarce.
        let last = notice ?? (width < Layout.leastColumnsForFullHeader ? nil : .blank)
        return [Line(" ") + facts] + [last].compactMap(\.self)
    }

    /// Actions and reason codes, side by side where there is room.
    private func details(_ width: Int) -> [Line] {
        guard width >= 100 else { return actions(width) + [.blank] + reasonCodes(width) }
        let right = width * 2 / 5
        let left = width - right - 1
        let leftLines = actions(left)
        let rightLines = reasonCodes(right)
        return (0..<max(leftLines.count, rightLines.count)).map { index in
            let start = index < leftLines.count ? leftLines[index] : .blank
            let end = index < rightLines.count ? rightLines[index] : .blank
            return start.padded(to: left) + Line("│", .rule) + end
        }
    }

    private func actions(_ width: Int) -> [Line] {
        let rule = Rule(title: Line("Actions", .heading) + Line(", in this order", .dim)).line(width: width)
        let actions = scene.state.task?.actions(for: check) ?? []
        let body =
            actions.isEmpty
            ? ActionsPane.none(width - 1) : actions.longLines(width: width - 2, detail: .complete)
        return [rule] + body.map { Line(" ") + $0 }
    }

    private func reasonCodes(_ width: Int) -> [Line] {
        let rule = Rule(title: Line("Reason codes", .heading)).line(width: width)
        let body = ReasonCodes(check: check, filter: scene.state.task?.target?.auditCheckToReasonCodeFilter)
        return [rule] + body.lines(width: width - 2).map { Line(" ") + $0 }
    }
}
