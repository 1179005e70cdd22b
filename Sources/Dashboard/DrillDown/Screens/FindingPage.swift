import MitigationModel
import Screen

/// One finding's own screen: the result of each action on it, then all fields of DescribeAuditFinding.
struct FindingPage {
    private let scene: Scene
    private let id: String
    private let described: DrillDown.Described?
    private let row: FindingRow?
    private let answer: FindingRow.Answer?

    init(_ scene: Scene, _ id: String) {
        self.scene = scene
        self.id = id
        let drillDown = scene.state.watch.drillDown
        described = drillDown.described[id]
        row = drillDown.home(of: id).flatMap { drillDown.checks[$0]?.row(id: id) }
        answer = drillDown.answer(forFinding: id)
    }

    func page(_ size: Size) -> Page {
        let width = max(1, size.columns)
        let title = isBesideLookBack ? "Of now: actions, in this order" : "Actions, in this order"
        let sections = [(title, actions(width - 2))] + about(width - 2)
        let lines = sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [Line.blank]) + [Rule(title: Line(section.0, .heading)).line(width: width)]
                + section.1.map { Line(" ") + $0 }
        }
        let shortId = DisplayText.middleFitted(id, to: 17)
        return Page(
            scene: scene, subject: "finding \(shortId)", head: head(width), lines: lines, contexts: [.finding],
            scroll: scene.state.navigation.pageScroll)
    }

    /// Whether the operator came from history: a finding is always live.
    private var isBesideLookBack: Bool { scene.state.watch.lookBack.past != nil }

    /// The finding, from its own call, otherwise from the list.
    private var finding: AuditFinding? {
        if case .known(let finding)? = described { finding } else { row?.finding }
    }

    private func head(_ width: Int) -> [Line] {
        let severity = finding?.severity.map { $0.mark + Line(" \($0.word)") } ?? .blank
        let check = finding?.checkName.map { Line($0.title) } ?? .blank
        let resource = finding?.nonCompliantResource?.words
        let room = width - 2 - Line.facts([severity, check]).columns - 3
        let facts = Line.facts([severity, check, resource?.line(width: max(24, room)) ?? .blank])
        let notice = NoticeLine(scene).line(width: width - 1).map { Line(" ") + $0 }
        let last = notice ?? remark(width) ?? (width < Breakpoints.leastColumnsForFullHeader ? nil : .blank)
        return [Line(" ") + facts.fitted(to: width - 2)] + [last].compactMap(\.self)
    }

    /// A reminder that the header and the finding are live, although the operator came from history.
    private func remark(_ width: Int) -> Line? {
        guard isBesideLookBack else { return nil }
        let now = Line("all of this is of now", Style.warning.bold)
        let back = Line("Esc leads to the look back", .dim)
        return Line(" ") + Line.fitting(width - 2, [Line.facts([now, back]), now])
    }

    /// The result of each action, or why it is unknown.
    private func actions(_ width: Int) -> [Line] {
        if let row, row.isGone || row.isOutsideFilter { return row.words.prefix(1).flatMap { $0.wrapped(to: width) } }
        guard let executions = answer?.executions else {
            return (answer ?? .unasked).words.prefix(1).flatMap { $0.wrapped(to: width) }
        }
        let mapping = finding?.checkName.flatMap { scene.state.task?.auditCheckToActionsMapping?[$0] } ?? []
        return ExecutionList(scene: scene, executions: executions, actions: mapping).lines(width: width)
    }

    /// The finding's details, section by section.
    private func about(_ width: Int) -> [(String, [Line])] {
        let state: [Line]
        switch described {
        case .known: state = []
        case .asking, nil: state = [Line("asking AWS for all of it …", .dim)]
        case .failed(let failure):
            state = Line("! \(failure.remark(on: .describeFinding))", .warning).wrapped(to: width)
        }
        let facts = FindingFacts(scene: scene, id: id, finding: finding)
        var sections = [("Finding", state + facts.finding(width))]
        if let resource = finding?.nonCompliantResource {
            sections.append(("Resource", facts.resource(resource, width)))
        }
        if let related = finding?.relatedResources, !related.isEmpty {
            sections.append(("Related resources · \(related.count)", facts.related(related, width)))
        }
        return sections
    }
}
