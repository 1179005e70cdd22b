import Dashboard
import MitigationModel
import Terminal

/// What a dashboard follows: a live session, or a recording. It provides the time and runs the effects of `update`.
protocol WatchSource: AnyObject {
    /// The moment at which keys and ticks are handled. It does not advance before `advance`.
    var now: Moment { get }

    /// How long the machine must wait for an uptime; nil if time is paused.
    func wait(until uptime: Duration) -> Duration?

    /// How long the machine takes for this much time; nil if it waits for no responses.
    func realTime(_ time: Duration) -> Duration?

    /// Advances to the current moment. Returns what happened in between, with its own moments.
    func advance() -> [(event: Event, at: Moment)]

    /// How long the machine must wait until something is due; nil if nothing is.
    var dueIn: Duration? { get }

    /// Starts an effect, and never waits. The loop itself handles quitting.
    func run(_ effect: Effect)

    /// The program was stopped for a while, and continues.
    func resumeAfterStop()

    /// Cancels what is running, except what changes something outside.
    func stop()
}

/// A live session: the clocks' time, and effects that are run.
final class LiveSource: WatchSource {
    private let clocks: Clocks
    private let runner: EffectRunner

    init(clocks: Clocks, runner: EffectRunner) {
        self.clocks = clocks
        self.runner = runner
    }

    var now: Moment { clocks.now() }

    func wait(until uptime: Duration) -> Duration? {
        clocks.realTime(max(.zero, uptime - now.uptime))
    }

    func realTime(_ time: Duration) -> Duration? { clocks.realTime(time) }

    func advance() -> [(event: Event, at: Moment)] { [] }

    var dueIn: Duration? { nil }

    func run(_ effect: Effect) { runner.run(effect) }

    /// A live session did not stop: `update` is notified and catches up.
    func resumeAfterStop() {}

    func stop() { runner.stop() }
}

extension Event {
    /// The event for a signal; nil for a signal that concerns only the terminal.
    init?(_ signal: Signal) {
        switch signal {
        case .interrupt: self = .interrupted(.interrupt)
        case .terminate: self = .interrupted(.terminate)
        case .hangUp: self = .interrupted(.hangUp)
        case .resume: self = .continued
        case .stop, .windowChange: return nil
        }
    }
}
