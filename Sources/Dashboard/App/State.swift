import MitigationModel
import Screen

/// Everything that is known at one moment. `update` is the only one that changes it, `view` the only one that draws it.
public struct State: Hashable, Sendable {
    /// What is watched; only its task changes, where the operator picks another one, and its recording may end.
    public internal(set) var setup: WatchSetup
    /// The terminal's size.
    public var size: Size
    /// The moment of the latest event.
    public var now: Moment
    /// When the watch of the task began.
    public private(set) var startedAt: Moment
    /// When polls are made, and how the latest ones went.
    public var polling: Polling
    /// The latest good answer.
    public private(set) var latest: Observation?
    /// The checks of the latest good answer that are to be shown, in the order that the operator asked for.
    private(set) var liveChecks: [CheckName]
    /// Counts over time.
    public private(set) var history: History
    /// All good answers, as far as they are kept.
    public private(set) var timeline = Timeline()
    /// The moment that is shown instead of the present, if the operator looks back. All else here is the present.
    public internal(set) var lookBack: LookBack?
    /// How far the replay of a recording is; nil in a watch.
    public internal(set) var replay: ReplayPhase?
    /// What the operator has to be told at once.
    public internal(set) var alerts = Alerts()
    /// What changed, and when.
    public var journal: Journal
    /// Which account this is, by STS's word.
    public var identity: Identity
    /// Where the credentials in use come from; nil until that is known.
    public internal(set) var credentialsOrigin: String?
    /// How far the machine's clock is from AWS's.
    public var clock: ClockCorrection
    /// Where the operator is.
    public var navigation: Navigation
    /// What is known of single findings.
    public var drillDown = DrillDown()
    /// The account's tasks.
    public var picker = TaskPicker()
    /// Where the canceling of each task is that was asked for in this watch, by the task's id.
    public internal(set) var cancellations: [String: Cancellation] = [:]
    /// A word about the key that was pressed last; it goes with the next key, or after ten seconds.
    public var notice: Notice? {
        didSet { noticeUntil = notice.map { _ in now.uptime + Duration(saturating: Self.noticeSeconds * setup.speed) } }
    }
    /// When that word goes by itself.
    private(set) var noticeUntil: Duration?
    /// When the latest report was requested; nil if none was, or if it was not written in a replay.
    var reportRequestedAt: Duration?
    /// Whether times are shown in local time, not in UTC.
    public var isLocalTime = false

    /// A watch that begins now: nothing is known yet, and the first poll is due.
    public init(setup: WatchSetup, size: Size, now: Moment) {
        self.setup = setup
        self.size = size
        self.now = now
        startedAt = now
        polling = Polling(interval: setup.interval, firstDue: setup.taskId == nil ? nil : now.uptime)
        latest = nil
        liveChecks = []
        history = History()
        journal = Journal()
        identity = .unasked
        clock = ClockCorrection()
        navigation = Navigation()
        replay = setup.isReplay ? .playing : nil
        // Who replays a watch does not pick its task.
        if setup.taskId == nil, !setup.isReplay { navigation.open(.tasks) }
    }

    /// Forgets the task: a watch of another one begins now.
    mutating func forgetTask() {
        startedAt = now
        latest = nil
        liveChecks = []
        history = History()
        timeline = Timeline()
        lookBack = nil
        alerts = Alerts()
    }

    /// Keeps a good answer, with what follows from it alone.
    mutating func keep(_ observation: Observation) {
        history.observe(observation)
        timeline.observe(observation, date: correctedNow, in: history)
        let isNews = latest?.task != observation.task
        latest = observation
        if isNews { arrangeChecks() }
    }

    /// Works out anew which checks are shown, and in which order: now, and at the moment that the operator looks back to.
    mutating func arrangeChecks() {
        liveChecks = latest.map { arranged($0.task, by: navigation.checks) } ?? []
        if let past = lookBack { lookBack?.orderedChecks = arranged(past.observation.task, by: navigation.checks) }
    }

    /// The present as it was at a moment of this watch: what is drawn of the task, and nothing that came later.
    mutating func become(_ past: LookBack) {
        latest = past.observation
        liveChecks = past.orderedChecks
        history = past.history
        journal = past.journal
        now = Moment(wall: past.date, uptime: past.observation.at.uptime)
        clock = ClockCorrection()
        polling = Polling(interval: polling.interval, firstDue: nil)
        cancellation = .none
        alerts = Alerts()
        lookBack = nil
    }

    /// Takes a word away that stood long enough.
    mutating func dropOldNotice() {
        if let noticeUntil, noticeUntil <= now.uptime { notice = nil }
    }

    /// How long a word stays, in seconds of the machine's own time.
    private static let noticeSeconds = 10.0
}
