import FoundationEssentials
import MitigationModel
import Screen

/// What happens in a watch as lines of a log, each told once and as it comes:
/// `2026-11-23T04:12:09Z first failure in Device certificate shared`.
///
/// The journal tells the same to who looks at it now and then, and so puts lines together; what it says of the task is
/// worked out anew here. No line needs a colour or a sign: a screen reader says it all.
public struct ChangeLog {
    /// A log without news for so long says so; nil for never.
    private let heartbeat: Duration?
    private var task: AuditMitigationActionsTask?
    private var entries: [Journal.Entry] = []
    private var counted: Counted?
    /// When the last line was told, by the watch's uptime.
    private var toldAt: Duration?

    /// What the last line with counts stood for.
    private struct Counted: Hashable {
        let percent: Int?
        let isFinal: Bool
    }

    /// A log of a watch that begins.
    public init(heartbeat: Duration? = nil) {
        self.heartbeat = heartbeat
    }

    /// The first line: what is asked, whom, and how often.
    public mutating func opening(of state: State) -> String {
        toldAt = state.now.uptime
        let setup = state.setup
        return Self.line(
            "asking \(setup.endpoint.host) for \(state.taskId ?? "no task") in \(setup.region)"
                + " every \(TimeText.brief(state.watch.polling.interval))",
            in: state)
    }

    /// What is new since the last call, in the order in which it is to be read. Foreign text in it is not harmless yet.
    public mutating func news(in state: State) -> [String] {
        var news = newsOfWatch(in: state) + newsOfTask(state.task)
        if news.isEmpty, let nextHeartbeat, state.now.uptime >= nextHeartbeat { news = [Self.standing(of: state)] }
        if !news.isEmpty { toldAt = state.now.uptime }
        return news.map { Self.line($0, in: state) }
    }

    /// The uptime at which it is time to say that there is no news; nil for never.
    public var nextHeartbeat: Duration? {
        guard let heartbeat, let toldAt else { return nil }
        return toldAt + heartbeat
    }

    private static func line(_ text: String, in state: State) -> String {
        "\(ISOTime.text(state.correctedNow) ?? "at an unknown time") \(text)"
    }

    /// What the journal says but of the task.
    private mutating func newsOfWatch(in state: State) -> [String] {
        // Lines come at the end, and one event makes few of them.
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

    /// A line for each percent, so that a log that is read later shows the pace, and one for the end.
    private mutating func newsOfProgress(_ task: AuditMitigationActionsTask) -> [String] {
        let counts = ReportFacts.Counts(task.progress)
        let counted = Counted(percent: counts.percentDone, isFinal: task.finalStatus != nil)
        guard counted != self.counted else { return [] }
        self.counted = counted
        return [CountsText.summary(counts, isFinal: counted.isFinal)]
    }

    /// How things stand, where nothing has changed.
    private static func standing(of state: State) -> String {
        let counts = state.task.map {
            CountsText.summary(ReportFacts.Counts($0.progress), isFinal: $0.finalStatus != nil)
        }
        let words =
            switch state.displayStatus {
            case .unpicked: "no task is watched"
            case .awaited: "still no such task"
            case .asking: "still no answer"
            case .unanswered(let failure): "still \(failure.short)"
            case .is(let status): "still \(status?.word ?? "without a status")"
            case .was(let status): "was \(status?.word ?? "without a status"), \(silence(of: state))"
            }
        return words + (counts.map { ": \($0)" } ?? "")
    }

    private static func silence(of state: State) -> String {
        let since = state.age.map { "no answer for \(TimeText.duration($0))" } ?? "no answer"
        return since + (state.watch.polling.failures.map { " (\($0.latest.short))" } ?? "")
    }
}

extension JournalEvent {
    /// Whether two answers say it by themselves.
    fileprivate var isOfTask: Bool {
        if case .taskChanged = self { true } else { false }
    }

    /// The line's words without the sign at its beginning.
    fileprivate var words: String {
        let sign = line.spans.first?.text ?? ""
        return String(line.text.dropFirst(sign.count).drop { $0 == " " })
    }
}
