import MitigationModel
import Screen

/// One finding as lines: the result of each action on it, then everything that DescribeAuditFinding returns.
struct FindingContent {
    private let id: String
    private let described: DrillDown.Described?
    private let row: FindingRow?
    private let answer: FindingRow.Answer?
    private let task: AuditMitigationActionsTask?
    private let times: TimeFormat
    /// Whether the operator came from the history; a finding is always live.
    let isBesideLookBack: Bool
    /// Whether the header has a notice, which the page shows in its head.
    private let hasNotice: Bool

    init(_ state: State, _ id: String) {
        self.id = id
        let drillDown = state.watch.drillDown
        described = drillDown.described[id]
        row = drillDown.home(of: id).flatMap { drillDown.checks[$0]?.row(id: id) }
        answer = drillDown.answer(forFinding: id)
        task = state.task
        times = state.timeFormat
        isBesideLookBack = state.watch.lookBack.past != nil
        hasNotice = HeaderNotice(state) != nil
    }

    /// The finding from its own response, or else from the list; nil before either came.
    var finding: AuditFinding? {
        if case .known(let finding)? = described { finding } else { row?.finding }
    }

    /// The areas of the page.
    func layout(_ size: Size) -> PageLayout {
        PageLayout(size, headRows: headRows(width: size.columns))
    }

    /// How many lines do not scroll: what the finding is about, then a remark. On a narrow terminal an empty remark has
    /// no row.
    func headRows(width: Int) -> Int {
        width >= Breakpoints.leastColumnsForFullHeader || hasNotice || isBesideLookBack ? 2 : 1
    }

    func lines(width: Int) -> [Line] {
        let room = width - 2
        let title = isBesideLookBack ? "Live: actions, in order" : "Actions, in order"
        let sections = [(title, actions(room))] + about(room)
        return sections.enumerated().flatMap { index, section in
            (index == 0 ? [] : [Line.blank]) + [Rule(title: Line(section.0, .heading)).line(width: width)]
                + section.1.map { Line(" ") + $0 }
        }
    }

    /// The result of each action, or why it is unknown.
    private func actions(_ width: Int) -> [Line] {
        if let row, row.isGone || row.isOutsideFilter { return row.words.prefix(1).flatMap { $0.wrapped(to: width) } }
        guard let executions = answer?.executions else {
            return (answer ?? .unknown).words.prefix(1).flatMap { $0.wrapped(to: width) }
        }
        let mapping = finding?.checkName.flatMap { task?.auditCheckToActionsMapping?[$0] } ?? []
        return ExecutionList(
            times: times, definitions: task?.actionsDefinition ?? [], executions: executions, actions: mapping
        ).lines(width: width)
    }

    /// The sections about the finding, each with its title.
    private func about(_ width: Int) -> [(String, [Line])] {
        let state: [Line]
        switch described {
        case .known: state = []
        case .loading, nil: state = [Line("loading details …", .dim)]
        case .failed(let failure):
            state = Line("! \(failure.remark(on: .describeFinding))", .warning).wrapped(to: width)
        }
        let facts = FindingFacts(
            id: id, finding: finding, filter: task?.target?.auditCheckToReasonCodeFilter, times: times)
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
