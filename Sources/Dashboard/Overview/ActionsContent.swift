import MitigationModel
import Screen

/// The selected check's actions in the order in which they are applied, and what each does to devices.
struct ActionsContent {
    /// The selected check; nil if there is none.
    let check: CheckName?
    private let task: AuditMitigationActionsTask?

    init(check: CheckName?, _ task: AuditMitigationActionsTask?) {
        (self.check, self.task) = (check, task)
    }

    func content(width: Int, height: Int) -> PaneContent {
        guard let check, let task else {
            return PaneContent(title: Pane.actions.title, lines: [Line("no check selected", .dim)])
        }
        let name = Line([Span("for ", .dim), Span(check.title)])
        let order = Line(", in order", .dim)
        let head = (name + order).columns <= width ? [name + order] : name.wrapped(to: width, indent: 4)
        let actions = task.actions(for: check)
        guard !actions.isEmpty else { return PaneContent(title: Pane.actions.title, lines: head + Self.none(width)) }
        guard width >= 50 && height < 14 else {
            let lines = Self.longLines(head, actions, width: width, height: height)
            return PaneContent(title: Pane.actions.title, lines: lines)
        }
        let lines = actions.shortLines(width: width)
        let room = width - (lines.count > height ? Self.noteColumns + Self.placeColumns : Self.noteColumns)
        let titles = ["Actions for \(check.title), in order", "Actions for \(check.title)"]
        guard let title = titles.first(where: { DisplayText.columns(of: $0) <= room }) else {
            return PaneContent(title: Pane.actions.title, lines: head + lines)
        }
        return PaneContent(title: title, lines: lines)
    }

    /// Columns of the rule that are reserved for the names of hidden panes.
    private static let noteColumns = 26
    /// Columns for the numbers of the visible lines.
    private static let placeColumns = 20

    /// With space between the actions if everything still fits.
    private static func longLines(_ head: [Line], _ actions: [MappedAction], width: Int, height: Int) -> [Line] {
        let spacious = head + [.blank] + actions.longLines(width: width, detail: .spacious)
        if spacious.count <= height { return spacious }
        return head + actions.longLines(width: width, detail: .dense)
    }

    /// The text for a check without actions.
    static func none(_ width: Int) -> [Line] {
        Line("The task has no actions for this check.", .dim).wrapped(to: width)
    }
}

extension MappedAction {
    fileprivate var name: String {
        switch self {
        case .defined(let action): action.name ?? "(unnamed)"
        case .undefined(let name): name
        }
    }

    fileprivate var words: ActionWords {
        switch self {
        case .defined(let action): action.words
        case .undefined: .undefined
        }
    }

    fileprivate var definition: MitigationAction? {
        if case .defined(let action) = self { action } else { nil }
    }
}

extension [MappedAction] {
    /// A few lines for each action: what it is, what it does, then its role and ID, which scroll out of view first.
    func shortLines(width: Int, hasIdentity: Bool = true) -> [Line] {
        let nameColumns = Swift.min(map { DisplayText.columns(of: $0.name) }.max() ?? 0, width / 4)
        return enumerated().flatMap { index, action in
            let words = action.words
            let gap = Line(spaces: Swift.max(0, nameColumns - DisplayText.columns(of: action.name)) + 2)
            let name = Line(action.name, .heading) + gap + Line(words.plain, .accent)
            let kind = words.plain.contains(words.kind) ? [] : [Line(words.kind)]
            let facts = kind + words.parameters.compactMap { $0.short.map { Line($0) } }
            let parts = [[name] + facts, words.consequences.map { Line($0) }, hasIdentity ? action.identity : []]
            let separators = [Line.separator, Line(" "), Line.separator]
            let lines = zip(parts, separators).flatMap {
                Line.flowing($0, separator: $1, width: Swift.max(1, width - 2))
            }
            return lines.enumerated().map { ($0 == 0 ? Line("\(index + 1) ", .dim) : Line("  ")) + $1 }
        }
    }

    /// A block for each action, with every parameter on its own line.
    func longLines(width: Int, detail: ActionDetail) -> [Line] {
        let blocks = enumerated().map { index, action in
            action.block(number: index + 1, width: width, detail: detail)
        }
        return Array<Line>(blocks.joined(separator: detail == .dense ? [] : [Line.blank]))
    }
}

/// What is shown in addition to an action's type, its parameters, what it does and its ID.
enum ActionDetail {
    /// The role's name.
    case dense
    /// The role's name, with space between actions.
    case spacious
    /// The role's whole ARN, with space between actions.
    case complete
}

extension MappedAction {
    /// Role and ID in one line.
    fileprivate var identity: [Line] {
        [("role", definition?.roleName), ("ID", definition?.id)].compactMap { name, value in
            value.map { Line([Span("\(name) ", .dim), Span($0)]) }
        }
    }

    fileprivate func block(number: Int, width: Int, detail: ActionDetail) -> [Line] {
        let words = words
        let room = Swift.max(1, width - 2)
        let head = Line([Span("\(number) ", .dim), Span(name, .heading)]).wrapped(to: width, indent: 2)
        let role = detail == .complete ? definition?.roleArn : definition?.roleName
        let body =
            Line(words.kind, .accent).wrapped(to: room)
            + Self.lines(words.parameters.map { ($0.name, $0.value) }, room)
            + Line.flowing(words.consequences.map { Line($0) }, separator: Line(" "), width: room)
            + Self.lines([("role", role), ("ID", definition?.id)], room)
        return head + body.map { Line("  ") + $0 }
    }

    private static func lines(_ facts: [(name: String, value: String?)], _ width: Int) -> [Line] {
        facts.flatMap { name, value in
            value.map { KeyValue(name, Line($0)).lines(width: width, nameColumns: 10) } ?? []
        }
    }
}
