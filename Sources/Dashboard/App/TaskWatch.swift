import FoundationEssentials
import MitigationModel

/// Everything about one watched task. Several can exist at once: none knows whether it is on screen.
public struct TaskWatch: Hashable, Sendable {
    /// The task's ID; nil until the operator picks a task.
    public let taskId: String?
    /// When the watch began.
    public let startedAt: Moment
    /// When polls are made, and how the latest ones went.
    public var polling: Polling
    /// The latest good response.
    public private(set) var latest: Observation?
    /// The checks of the latest response that the filters let through, in the operator's order.
    private var liveChecks: [CheckName] = []
    /// Counts over time.
    public private(set) var history = History()
    /// The good responses that are kept.
    public private(set) var timeline = Timeline()
    /// The earlier moment that is shown instead of the live task, if any.
    public internal(set) var lookBack = LookBack()
    /// What the operator must know at once.
    public internal(set) var alerts = Alerts()
    /// What changed, and when.
    public internal(set) var journal: Journal
    /// What is known of single findings.
    public internal(set) var drillDown: DrillDown
    /// How far a cancel request is.
    public internal(set) var cancellation: Cancellation

    /// A watch that begins: nothing is known yet, and the first poll is due at once.
    ///
    /// - Parameters:
    ///   - taskId: the task; nil if none is picked yet, then no poll is due.
    ///   - interval: time between polls.
    ///   - now: the moment at which it begins.
    init(of taskId: String?, interval: Duration, at now: Moment) {
        self.taskId = taskId
        startedAt = now
        polling = Polling(interval: interval, firstDue: taskId == nil ? nil : now.uptime)
        journal = Journal()
        drillDown = DrillDown()
        cancellation = .none
    }

    /// The state for another task: the journal continues, and late responses to the previous task's calls are
    /// recognized.
    init(of taskId: String, after other: TaskWatch, cancellation: Cancellation, at now: Moment) {
        self.taskId = taskId
        startedAt = now
        polling = Polling(interval: other.polling.interval, firstDue: now.uptime)
        polling.lastNumber = other.polling.lastNumber
        journal = other.journal
        drillDown = DrillDown(generation: other.drillDown.generation + (other.taskId == nil ? 0 : 1))
        self.cancellation = cancellation
    }

    /// Keeps a good response and what follows from it.
    mutating func keep(_ observation: Observation, _ context: Context) {
        history.observe(observation)
        timeline.observe(observation, date: context.date, in: history)
        let isNews = latest?.task != observation.task
        latest = observation
        if isNews { arrangeChecks(by: context.navigation.checks) }
    }

    /// Works out which checks are shown, and in which order: those of the live task, and of the earlier moment.
    mutating func arrangeChecks(by arrangement: CheckArrangement) {
        liveChecks = task.map { arranged($0, by: arrangement) } ?? []
        lookBack.arrangeChecks(by: arrangement)
    }

    /// The watch as it was at an earlier moment, with nothing that came later. Findings stay live.
    func past(_ moment: LookBack.Past) -> TaskWatch {
        var past = self
        past.latest = moment.observation
        past.liveChecks = moment.orderedChecks
        past.history = moment.history
        past.journal = moment.journal
        past.polling = Polling(interval: polling.interval, firstDue: nil)
        past.cancellation = .none
        past.alerts = Alerts()
        past.lookBack = LookBack()
        return past
    }
}

/// What follows from the latest response.
extension TaskWatch {
    /// The task as the latest good response has it.
    public var task: AuditMitigationActionsTask? {
        latest?.task
    }

    /// The checks that are shown, in their order: of the earlier moment that is shown, or of the live task.
    public var orderedChecks: [CheckName] {
        lookBack.past?.orderedChecks ?? liveChecks
    }

    /// Whether the latest status is COMPLETED, FAILED or CANCELED. It may not be confirmed yet.
    public var isFinal: Bool {
        task?.taskStatus?.isFinal ?? false
    }

    /// Whether a final status is confirmed by two more polls: nothing more is expected.
    public var isSettled: Bool {
        polling.isSettled
    }

    /// Whether AWS accepted the cancel request, and the task has not ended yet.
    public var isCanceling: Bool {
        if case .accepted = cancellation { task?.finalStatus == nil } else { false }
    }

    /// The check that the operator selected, or the first one that is shown.
    func selectedCheck(_ navigation: Navigation) -> CheckName? {
        navigation.selection.flatMap { orderedChecks.contains($0) ? $0 : nil } ?? orderedChecks.first
    }
}
