import MitigationModel
import Screen

/// The selected check's actions in the order in which they are applied, and what each does to devices.
struct ActionsPane {
    let scene: Scene

    func content(width: Int, height: Int) -> PaneContent {
        guard let check = scene.selected, let task = scene.state.task else {
            return PaneContent(title: Pane.actions.title, lines: [Line("no check, no actions", .dim)])
        }
        let name = Line([Span("for ", .dim), Span(check.title)])
        let order = Line(", in this order", .dim)
        let head = (name + order).columns <= width ? [name + order] : name.wrapped(to: width, indent: 4)
        let actions = task.actions(for: check)
        guard !actions.isEmpty else { return PaneContent(title: Pane.actions.title, lines: head + Self.none(width)) }
        let isShort = width >= 50 && height < 14
        let lines =
            isShort
            ? head + actions.shortLines(width: width) : Self.longLines(head, actions, width: width, height: height)
        return PaneContent(title: Pane.actions.title, lines: lines)
    }

    /// As much as fits without scrolling: what an action does to devices is to be seen before its id.
    private static func longLines(_ head: [Line], _ actions: [MappedAction], width: Int, height: Int) -> [Line] {
        let spacious = head + [.blank] + actions.longLines(width: width, detail: .usual)
        if spacious.count <= height { return spacious }
        return head + actions.longLines(width: width, detail: .least)
    }

    /// What stands there for a check without actions.
    static func none(_ width: Int) -> [Line] {
        Line("AWS's answer maps no actions to this check.", .dim).wrapped(to: width)
    }
}

extension MappedAction {
    fileprivate var name: String {
        switch self {
        case .defined(let action): action.name ?? "without a name"
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
    /// A few lines for each: the parameters in a row, then what the action does.
    fileprivate func shortLines(width: Int) -> [Line] {
        let longestName = map { DisplayText.columns(of: $0.name) }.max() ?? 0
        let nameColumns = Swift.min(longestName, width / 4) + 4
        return enumerated().flatMap { index, action in
            let words = action.words
            let role = action.definition?.roleName.map { Line([Span("role ", .dim), Span($0)]) }
            let facts =
                [Line(words.plain, .accent)] + words.parameters.compactMap { $0.short.map { Line($0) } }
                + [role].compactMap(\.self)
            let name =
                Line("\(index + 1) ", .dim) + Line(DisplayText.fitted(action.name, to: nameColumns - 4), .heading)
            let value =
                Line.flowing(facts, separator: Scene.separator, width: width - nameColumns)
                + Line.flowing(words.consequences.map { Line($0) }, separator: Line(" "), width: width - nameColumns)
            return value.enumerated().map { ($0 == 0 ? name : .blank).padded(to: nameColumns) + $1 }
        }
    }

    /// A block for each, every parameter on its own line.
    func longLines(width: Int, detail: ActionDetail) -> [Line] {
        let blocks = enumerated().map { index, action in
            action.block(number: index + 1, width: width, detail: detail)
        }
        return Array<Line>(blocks.joined(separator: detail == .least ? [] : [Line.blank]))
    }
}

/// How much stands there beside an action's kind, its parameters and what it does.
enum ActionDetail {
    /// The role's name.
    case least
    /// The role's name and the action's id, with space between actions.
    case usual
    /// The role's whole ARN and the action's id, with space between actions.
    case complete
}

extension MappedAction {
    fileprivate func block(number: Int, width: Int, detail: ActionDetail) -> [Line] {
        let words = words
        let room = Swift.max(1, width - 2)
        let head = Line([Span("\(number) ", .dim), Span(name, .heading)]).wrapped(to: width, indent: 2)
        let body =
            Line(words.kind, .accent).wrapped(to: room)
            + facts(words, detail).flatMap { $0.lines(width: room, nameColumns: 10) }
            + Line.flowing(words.consequences.map { Line($0) }, separator: Line(" "), width: room)
        return head + body.map { Line("  ") + $0 }
    }

    private func facts(_ words: ActionWords, _ detail: ActionDetail) -> [KeyValue] {
        let role = detail == .complete ? definition?.roleArn : definition?.roleName
        let own = [("role", role), ("id", detail == .least ? nil : definition?.id)].compactMap { name, value in
            value.map { (name, $0) }
        }
        return (words.parameters.map { ($0.name, $0.value) } + own).map { KeyValue($0, Line($1)) }
    }
}
