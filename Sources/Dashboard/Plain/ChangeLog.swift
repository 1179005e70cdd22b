import FoundationEssentials
import MitigationModel
import Screen

/// The events of a session as lines of a log, each written once, when it happens:
/// `2026-11-23T04:12:09Z first failure: Device certificate shared`.
///
/// The journal merges lines, so the task's events are derived here again, without merging. No line depends on color or
/// symbols, so a screen reader can read everything.
public struct ChangeLog {
    /// After this time without news, the log writes a status line; nil for never.
    private let heartbeat: Duration?
    private var task: AuditMitigationActionsTask?
    private var entries: [Journal.Entry] = []
    private var counted: Counted?
    /// The uptime at which the last line was written.
    private var writtenAt: Duration?

    /// What the last line with counts showed.
    private struct Counted: Hashable {
        let percent: Int?
        let isFinal: Bool
    }

    /// The log of a session that begins.
    public init(heartbeat: Duration? = nil) {
        self.heartbeat = heartbeat
    }

    /// The first line: task, endpoint, region and interval.
    public mutating func opening(of state: State) -> String {
        writtenAt = state.now.uptime
        let setup = state.setup
        return Self.line(
            "polling \(setup.endpoint.host) for \(state.taskId ?? "no task") in \(setup.region)"
                + " every \(TimeText.brief(state.watch.polling.interval))",
            in: state)
    }

    /// New lines since the last call, in order. Text from outside in them is not sanitized yet.
    public mutating func news(in state: State) -> [String] {
        var news = newsOfWatch(in: state) + newsOfTask(state.task)
        if news.isEmpty, let nextHeartbeat, state.now.uptime >= nextHeartbeat { news = [Self.statusLine(of: state)] }
        if !news.isEmpty { writtenAt = state.now.uptime }
        return news.map { Self.line($0, in: state) }
    }

    /// The uptime of the next status line if there is no news; nil for never.
    public var nextHeartbeat: Duration? {
        guard let heartbeat, let writtenAt else { return nil }
        return writtenAt + heartbeat
    }

    private static func line(_ text: String, in state: State) -> String {
        "\(ISOTime.text(state.correctedNow) ?? "unknown time") \(text)"
    }

    /// The events of the journal that are not about the task.
    private mutating func newsOfWatch(in state: State) -> [String] {
        // New lines are at the end, and one event adds few of them.
        let latest = Array(state.watch.journal.entries.suffix(64))
        guard entries != latest else { return [] }
        defer { entries = latest }
        return latest.filter { !entries.contains($0) && !$0.event.isOfTask }.map(\.event.words)
    }

    private mutating func newsOfTask(_ new: AuditMitigationActionsTask?) -> [String] {
        guard let new, new != task else { return [] }
        defer { task = new }
        let changes = task.map { TaskChange.ordered(from: $0, to: new) } ?? []
        return changes.map { JournalEvent.taskChanged($0).words } + newsOfProgress(new)
    }

    /// A line for each percent, so that a log shows the rate later, and one for the end.
    private mutating func newsOfProgress(_ task: AuditMitigationActionsTask) -> [String] {
        let counts = ReportFacts.Counts(task.progress)
        let counted = Counted(percent: counts.percentDone, isFinal: task.finalStatus != nil)
        guard counted != self.counted else { return [] }
        self.counted = counted
        return [CountsText.summary(counts, isFinal: counted.isFinal)]
    }

    /// The current state, if nothing has changed.
    private static func statusLine(of state: State) -> String {
        let counts = state.task.map {
            CountsText.summary(ReportFacts.Counts($0.progress), isFinal: $0.finalStatus != nil)
        }
        let words =
            switch state.displayStatus {
            case .unpicked: "no task selected"
            case .awaited: "task still not found"
            case .asking: "still no response"
            case .unanswered(let failure): "still \(failure.short)"
            case .is(let status): status.map { "still \($0.word)" } ?? "still no status"
            case .was(let status): "last status \(status?.word ?? "unknown"), \(silence(of: state))"
            }
        return words + (counts.map { ": \($0)" } ?? "")
    }

    private static func silence(of state: State) -> String {
        let since = state.age.map { "no data for \(TimeText.duration($0))" } ?? "no data"
        return since + (state.watch.polling.failures.map { " (\($0.latest.short))" } ?? "")
    }
}

extension JournalEvent {
    /// Whether it is a difference between two responses.
    fileprivate var isOfTask: Bool {
        if case .taskChanged = self { true } else { false }
    }

    /// The text of the line without the glyph in front.
    fileprivate var words: String {
        let sign = line.spans.first?.text ?? ""
        return String(line.text.dropFirst(sign.count).drop { $0 == " " })
    }
}
