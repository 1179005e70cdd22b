import FoundationEssentials
import MitigationModel
import Screen

/// Everything that is known at one moment. Only `update` changes it, only `view` draws it.
public struct State: Hashable, Sendable {
    /// What the session is about; only its task changes, and its recording may end.
    public internal(set) var setup: WatchSetup
    /// The terminal's size.
    public var size: Size
    /// The moment of the latest event.
    public var now: Moment
    /// The watched task.
    public var watch: TaskWatch
    /// The cancel requests of tasks that were watched before, by task ID.
    private(set) var earlierCancellations: [String: Cancellation] = [:]
    /// The state of the replay; nil in a live session.
    public internal(set) var replay: ReplayState?
    /// The account, as STS reports it.
    public var identity = Identity.unasked
    /// The credentials in use, and what they need from the operator.
    public internal(set) var signIn = SignIn()
    /// How far the machine's clock is from AWS's.
    public var clock = ClockCorrection()
    /// The screen, the selection and the scroll positions.
    public var navigation = Navigation()
    /// The account's tasks.
    public var picker = TaskPicker()
    /// A message about the last key; it disappears with the next key, or after ten seconds.
    public var notice: Notice? {
        didSet { noticeUntil = notice.map { _ in now.uptime + Duration(saturating: Notice.seconds * setup.speed) } }
    }
    /// The uptime at which the notice disappears.
    private(set) var noticeUntil: Duration?
    /// When reports were requested.
    var reporting = Reporting()
    /// Whether the mouse acts on the screen.
    public internal(set) var usesMouse: Bool
    /// Whether times are shown in local time, not in UTC.
    public var isLocalTime = false

    /// A session that begins: nothing is known yet, and the first poll is due.
    public init(setup: WatchSetup, size: Size, now: Moment) {
        self.setup = setup
        self.size = size
        self.now = now
        watch = TaskWatch(of: setup.taskId, interval: setup.interval, at: now)
        usesMouse = setup.usesMouse
        replay = setup.isReplay ? ReplayState() : nil
        // The task of a replay is in its recording.
        if setup.taskId == nil, !setup.isReplay { navigation.open(.tasks) }
    }

    /// Watches another task instead of the present one.
    mutating func switchTask(to id: String) -> [Effect] {
        let effects = watch.polling.stopped + [.stopPicker, .stopDrillDown]
        if let left = watch.taskId { earlierCancellations[left] = watch.cancellation }
        watch = TaskWatch(
            of: id, after: watch, cancellation: earlierCancellations.removeValue(forKey: id) ?? .none, at: now)
        setup = setup.watching(id)
        picker.leave()
        navigation = Navigation(after: navigation)
        record(.taskPicked(id))
        return effects
    }

    /// The cancel request of a task that is or was watched.
    func cancellation(of id: String) -> Cancellation {
        id == taskId ? watch.cancellation : earlierCancellations[id] ?? .none
    }

    /// The tasks whose cancel requests have no response yet, sorted by ID.
    public var cancelsUnanswered: [String] {
        let ids = Array(earlierCancellations.keys) + [taskId].compactMap(\.self)
        return ids.filter { if case .requested = cancellation(of: $0) { true } else { false } }.sorted()
    }

    /// Handles a response to the cancel request of a task that is no longer watched.
    mutating func handle(_ response: Cancellation.Response, ofEarlier id: String) {
        guard var cancellation = earlierCancellations[id] else { return }
        withContext { _, context in cancellation.handle(response, ofOtherTask: id, &context) }
        earlierCancellations[id] = cancellation
    }

    /// Adds a line to the journal. A scrolled journal keeps its place: the new line is added at the top, and may
    /// replace lines above the visible ones.
    mutating func record(_ event: JournalEvent) {
        guard let replaced = watch.journal.record(event, at: correctedNow) else { return }
        // Lines of an earlier moment do not change.
        guard watch.lookBack.past == nil, let first = navigation.scroll[.journal], first > 0 else { return }
        navigation.scroll[.journal] = first + 1 - replaced.count { $0 <= first }
    }

    /// Removes the notice once its time is over.
    mutating func dropOldNotice() {
        if let noticeUntil, noticeUntil <= now.uptime { notice = nil }
    }
}
