import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import MitigationModel
import Screen
import Terminal

/// One watch told in lines: puts the rooms together, runs the loop, and gives everything back.
struct PlainSession {
    let rule: WaitRule
    let setup: WatchSetup
    let connection: Connection
    let clocks: Clocks
    let signals: SignalInbox
    /// Where to keep what happens; nil where nobody wants that.
    var recording: NewFile?
    /// Where the lines are read; nil where it does not matter whether anybody does.
    var output: Int32?
    /// The real time without news after which the log says so; nil for never.
    var heartbeat: Duration?

    /// Runs until the wait is over; how it ended, and what is known then. What `write` throws ends it too.
    func run(write: @escaping (String) throws -> Void) throws -> (WaitEnd, State) {
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let mailbox = try Mailbox<Event>()
        let began = clocks.now()
        let recorder = try recording.map { try Recorder(of: setup, to: $0, began: began, reportingTo: mailbox) }
        defer { recorder?.finish().map(StandardError.write) }
        let client = connection.client(over: transport) { mailbox.post(.credentialsWarned("\($0)")) }
        var loop = PlainLoop(
            rule: rule, state: State(setup: setup, size: PlainLoop.size, now: began), signals: signals,
            mailbox: mailbox,
            eventHandler: EventHandler(log: connection.log, recorder: recorder),
            polls: PollCalls(client: client, on: transport.executor, reportingTo: mailbox), clocks: clocks,
            output: output,
            heartbeat: heartbeat, write: write)
        let end = try loop.run()
        return (end, loop.state)
    }
}

/// The dashboard's watch without a screen: one thread that waits for answers, signals and the clock, and tells what changes,
/// a line each, until the rule says that it is over.
///
/// Signals are blocked before there is any other thread.
struct PlainLoop {
    let rule: WaitRule
    let signals: SignalInbox
    let mailbox: Mailbox<Event>
    let eventHandler: EventHandler
    let polls: PollCalls
    let clocks: Clocks
    /// Where the lines are read; the loop ends once nobody does. Nil where that does not matter.
    let output: Int32?
    /// Takes each line of the log. What it throws ends the loop.
    let write: (String) throws -> Void
    private(set) var state: State
    private var log: ChangeLog

    /// Nothing is drawn: any size does.
    static let size = Size(columns: 80, rows: 24)

    /// `heartbeat` is the real time without news after which the log says so; nil for never.
    init(
        rule: WaitRule, state: State, signals: SignalInbox, mailbox: Mailbox<Event>, eventHandler: EventHandler,
        polls: PollCalls,
        clocks: Clocks, output: Int32?, heartbeat: Duration?, write: @escaping (String) throws -> Void
    ) {
        self.rule = rule
        self.signals = signals
        self.mailbox = mailbox
        self.eventHandler = eventHandler
        self.polls = polls
        self.clocks = clocks
        self.output = output
        self.write = write
        self.state = state
        log = ChangeLog(heartbeat: heartbeat.map { $0 * clocks.speed })
    }

    /// Runs until the wait is over.
    mutating func run() throws -> WaitEnd {
        defer { polls.stop() }
        try write(log.opening(of: state))
        var events = [Event.started]
        while true {
            for event in events {
                if let end = try handle(event) { return end }
            }
            events = try nextEvents()
        }
    }

    private mutating func handle(_ event: Event) throws -> WaitEnd? {
        let effects = eventHandler.handle(event, in: &state, at: clocks.now())
        for line in log.news(in: state) { try write(line) }
        for effect in effects {
            switch effect {
            case .poll(let id, let taskId): polls.start(id, of: taskId)
            case .cancelPoll(let id): polls.cancel(id)
            case .quit(let quit): return .interrupted(quit)
            // There is no screen, no bell, and nobody who asks for more.
            default: break
            }
        }
        return rule.end(of: state)
    }

    private func nextEvents() throws -> [Event] {
        let broken = output.map(Poller.Interest.broken)
        let ready = Poller.wait(
            for: [.readable(signals.descriptor), .readable(mailbox.descriptor)] + [broken].compactMap(\.self),
            timeout: timeout)
        var events = ready.contains(.readable(signals.descriptor)) ? signals.drain().compactMap(Event.init) : []
        if ready.contains(.readable(mailbox.descriptor)) { events += mailbox.takeAll() }
        // A terminal that is gone comes with a signal, which says more.
        if events.isEmpty, let broken, ready.contains(broken) { throw ExitCode(128 + SIGPIPE) }
        return events.isEmpty ? [.ticked] : events
    }

    /// How long nothing is due; nil for ever.
    private var timeout: Duration? {
        [state.nextTick, rule.deadline(of: state), log.nextHeartbeat].compactMap(\.self).min().map {
            clocks.realTime(max(.zero, $0 - clocks.now().uptime))
        }
    }
}
