import FoundationEssentials
import MitigationModel
import Screen

/// The result of each action on one finding, in order of execution, with AWS's full texts.
struct ExecutionList {
    let times: TimeFormat
    /// The definitions of the task's actions.
    let definitions: [MitigationAction]
    let executions: [AuditMitigationActionExecution]
    /// The names of the check's actions.
    let actions: [String]

    func lines(width: Int) -> [Line] {
        let entries = self.entries
        guard !entries.isEmpty else { return [Line("no action executions for this finding", .dim)] }
        let longest = entries.map { DisplayText.columns(of: $0.name) }.max() ?? 0
        let nameColumns = min(longest, max(8, width / 3))
        return entries.enumerated().flatMap { index, entry in
            block(index + 1, entry, nameColumns: nameColumns, width: width)
        }
    }

    /// An action and its result; nil if there is none.
    private struct Entry {
        let name: String
        let execution: AuditMitigationActionExecution?
    }

    /// The check's actions, then any others that AWS executed.
    private var entries: [Entry] {
        let planned = actions.flatMap { name in
            let found = executions.filter { $0.actionName == name }
            return found.isEmpty
                ? [Entry(name: name, execution: nil)] : found.map { Entry(name: name, execution: $0) }
        }
        let others = executions.filter { execution in !actions.contains { $0 == execution.actionName } }
        return planned + others.map { Entry(name: $0.actionName ?? "(unnamed)", execution: $0) }
    }

    private func block(_ number: Int, _ entry: Entry, nameColumns: Int, width: Int) -> [Line] {
        let kind = definitions.first { $0.name == entry.name }?.words.kind
        let status =
            entry.execution.map { ExecutionWords($0.status).line.restyled(\.bold) } ?? Line("· not started", .dim)
        let isWhole = DisplayText.columns(of: entry.name) <= nameColumns
        let label = Line("\(number) ", .dim) + Line(entry.name, .heading)
        let words = status.padded(to: max(status.columns, 13)) + Line(kind.map { "  \($0)" } ?? "", .dim)
        let first = isWhole ? label + Line(spaces: nameColumns + 4 - label.columns + 1) + words : label
        let head =
            first.columns <= width && isWhole ? [first] : label.wrapped(to: width, indent: 2) + [Line("  ") + status]
        return head + details(entry.execution, max(1, width - 2)).map { Line("  ") + $0 }
    }

    private func details(_ execution: AuditMitigationActionExecution?, _ width: Int) -> [Line] {
        guard let execution else { return [] }
        var facts: [(String, Line)] = []
        if let code = execution.errorCode, !code.isEmpty { facts.append(("error", Line(code, .failed))) }
        if let message = execution.message, !message.isEmpty { facts.append(("message", Line(message))) }
        let times = times(execution)
        if times.columns > 0 { facts.append(("when", times)) }
        if let note = ExecutionWords.note(execution.status) { facts.append(("why", Line(note, .dim))) }
        return facts.flatMap { KeyValue($0, $1).lines(width: width, nameColumns: 9) }
    }

    /// `started 04:29:44Z · ended 04:29:45Z · took 1.2s`.
    private func times(_ execution: AuditMitigationActionExecution) -> Line {
        let start = execution.startTime.map { Line("started \(times.text($0))") }
        let end = execution.endTime.map { Line("ended \(times.text($0))") }
        return Line.facts([start, end, took(execution)].compactMap(\.self))
    }

    private func took(_ execution: AuditMitigationActionExecution) -> Line? {
        guard let start = execution.startTime, let end = execution.endTime, end >= start else { return nil }
        return Line("took \(TimeText.precise(Duration(from: start, to: end)))")
    }
}
