import MitigationModel
import Screen

/// One finding's screen: what it is about, then `FindingContent`.
struct FindingPage {
    private let scene: RenderContext
    private let id: String
    private let content: FindingContent

    init(_ scene: RenderContext, _ id: String) {
        self.scene = scene
        self.id = id
        content = FindingContent(scene.state, id)
    }

    func page(_ size: Size) -> Page {
        let width = max(1, size.columns)
        return Page(
            scene: scene, subject: "finding \(DisplayText.middleFitted(id, to: 17))", head: head(width),
            lines: content.lines(width: width), contexts: [.finding], scroll: scene.state.navigation.pageScroll)
    }

    private func head(_ width: Int) -> [Line] {
        let finding = content.finding
        let severity = finding?.severity.map { $0.mark + Line(" \($0.word)") } ?? .blank
        let check = finding?.checkName.map { Line($0.title) } ?? .blank
        let resource = finding?.nonCompliantResource?.words
        let room = width - 2 - Line.facts([severity, check]).columns - 3
        let facts = Line.facts([severity, check, resource?.line(width: max(24, room)) ?? .blank])
        let notice = NoticeLine(scene).line(width: width - 1).map { Line(" ") + $0 }
        let last = notice ?? remark(width) ?? (content.headRows(width: width) > 1 ? .blank : nil)
        return [Line(" ") + facts.fitted(to: width - 2)] + [last].compactMap(\.self)
    }

    /// A reminder that the header and the finding are live, if the operator came from the history.
    private func remark(_ width: Int) -> Line? {
        guard content.isBesideLookBack else { return nil }
        let now = Line("live data, not historical", Style.warning.bold)
        let back = Line("Esc returns to history", .dim)
        return Line(" ") + Line.fitting(width - 2, [Line.facts([now, back]), now])
    }
}
