import Dashboard
import MitigationModel
import Terminal

/// What a dashboard shows the course of: a watch, or the recording of one. It has the time, and carries out what `update`
/// asks for.
protocol WatchSource: AnyObject {
    /// The moment at which keys and ticks are taken in. It stands still until `takeDue`.
    var now: Moment { get }

    /// How long the machine has to wait for a time to come; nil where time stands still.
    func wait(until uptime: Duration) -> Duration?

    /// How long the machine takes for so much of this time to pass; nil where it waits for no answers.
    func realTime(_ time: Duration) -> Duration?

    /// Goes on to the present moment. Returns what happened up to it at moments of its own.
    func takeDue() -> [(event: Event, at: Moment)]

    /// How long the machine has to wait until there is something to take; nil for ever.
    var dueIn: Duration? { get }

    /// Starts or does what is asked for, and never waits. To leave is the loop's to do.
    func run(_ effect: Effect)

    /// The program was stopped for a while, and goes on.
    func goOnAfterStop()

    /// Ends what is still under way, but what changes something outside.
    func stop()
}

/// A watch: the clocks' time, and effects that are carried out.
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

    func takeDue() -> [(event: Event, at: Moment)] { [] }

    var dueIn: Duration? { nil }

    func run(_ effect: Effect) { runner.run(effect) }

    /// A watch did not stop: `update` is told, and makes up for it.
    func goOnAfterStop() {}

    func stop() { runner.stop() }
}

extension Event {
    /// What a signal means to a watch; nil for what concerns the terminal alone.
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
