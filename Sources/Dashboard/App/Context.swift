import FoundationEssentials
import MitigationModel
import Screen

/// What a feature may read while it handles an event, and what it may change beside its own state.
///
/// The parent makes one for each event, and afterwards takes over where the operator is, the lines for the journal and
/// the notice.
struct Context {
    /// The moment of the event.
    let now: Moment
    /// The same moment by AWS's clock; by the machine's before the first response.
    let date: Date
    /// The terminal's size.
    let size: Size
    /// What the session is about.
    let setup: WatchSetup
    /// The watched task's ID; nil if none is picked.
    let taskId: String?
    /// The task as the latest good response before the event has it.
    let task: AuditMitigationActionsTask?
    /// Whether polls are paused.
    let isPaused: Bool
    /// Whether a final status is confirmed.
    let isSettled: Bool
    /// How far a replay is; nil in a live session.
    let replay: ReplayState?
    /// Where the operator is.
    var navigation: Navigation
    /// What to say about the latest key; nil to leave what is shown.
    var notice: Notice?
    /// Lines for the journal, in this order.
    private(set) var lines: [JournalEvent] = []

    /// The uptime of the event.
    var uptime: Duration { now.uptime }

    /// Whether a recording is replayed, so that nothing is requested from AWS.
    var isReplay: Bool { replay != nil }

    /// Adds a line to the journal.
    mutating func record(_ event: JournalEvent) {
        lines.append(event)
    }
}

extension Context {
    /// Not inlined: it is large, and made for each handler.
    @inline(never)
    init(_ state: State) {
        self.init(
            now: state.now, date: state.correctedNow, size: state.size, setup: state.setup, taskId: state.taskId,
            task: state.task, isPaused: state.watch.polling.isPaused, isSettled: state.watch.isSettled,
            replay: state.replay, navigation: state.navigation)
    }
}

extension State {
    /// Runs a feature's handler, then applies its navigation, journal lines and notice.
    @inline(never)
    mutating func withContext<Result>(_ body: (inout State, inout Context) -> Result) -> Result {
        var context = Context(self)
        let result = body(&self, &context)
        navigation = context.navigation
        for line in context.lines { record(line) }
        if let notice = context.notice { self.notice = notice }
        return result
    }
}
