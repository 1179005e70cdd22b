import MitigationModel
import Screen

/// Everything that is known at one moment. `update` is the only one that changes it, `view` the only one that draws it.
public struct State: Hashable, Sendable {
    /// What is watched; fixed.
    public let setup: WatchSetup
    /// The terminal's size.
    public var size: Size
    /// The moment of the latest event.
    public var now: Moment
    /// When the watch began.
    public let startedAt: Moment
    /// When polls are made, and how the latest ones went.
    public var polling: Polling
    /// The latest good answer.
    public var latest: Observation?
    /// Counts over time.
    public var history: History
    /// What changed, and when.
    public var journal: Journal
    /// How far the machine's clock is from AWS's.
    public var clock: ClockCorrection
    /// Where the operator is.
    public var navigation: Navigation

    /// A watch that begins now: nothing is known yet, and the first poll is due.
    public init(setup: WatchSetup, size: Size, now: Moment) {
        self.setup = setup
        self.size = size
        self.now = now
        startedAt = now
        polling = Polling(interval: setup.interval, firstDue: now.uptime)
        latest = nil
        history = History()
        journal = Journal()
        clock = ClockCorrection()
        navigation = Navigation()
    }
}
