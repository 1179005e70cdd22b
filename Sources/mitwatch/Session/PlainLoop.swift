import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import MitigationModel
import Screen
import Terminal

/// One session in plain lines: connects the modules, runs the loop, and cleans up.
struct PlainSession {
    let rule: WaitRule
    let setup: WatchSetup
    let connection: Connection
    let clocks: Clocks
    let signals: SignalInbox
    /// Where to record what happens; nil if there is no recording.
    var recording: NewFile?
    /// Where the lines are read; nil if it does not matter whether they are read.
    var output: Int32?
    /// The real time without news after which a heartbeat is logged; nil for never.
    var heartbeat: Duration?

    /// Runs until the wait ends. Returns how it ended, and the last state. An error of `write` ends it too.
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

/// The headless loop: one thread that waits for responses, signals and the clock, and writes one line per change until
/// the rule ends the wait.
///
/// Signals are blocked before there is any other thread.
struct PlainLoop {
    let rule: WaitRule
    let signals: SignalInbox
    let mailbox: Mailbox<Event>
    let eventHandler: EventHandler
    let polls: PollCalls
    let clocks: Clocks
    /// Where the lines are read: the loop ends when they are no longer read. Nil if that does not matter.
    let output: Int32?
    /// Writes each line of the log. If it throws, the loop ends.
    let write: (String) throws -> Void
    private(set) var state: State
    private var log: ChangeLog

    /// Any size will do, because nothing is drawn.
    static let size = Size(columns: 80, rows: 24)

    /// `heartbeat` is the real time without news after which a heartbeat is logged; nil for never.
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

    /// Runs until the wait ends.
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
            // There is no screen and no bell, and no operator to look anything up for.
            case .identifyAccount, .listFindings, .listExecutions, .describeFinding, .stopDrillDown, .listTasks,
                .describeTask, .stopPicker, .cancelTask, .copy, .writeReport, .replay, .ringBell, .repaint:
                break
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
        // If the terminal is gone, a signal follows, which is more specific.
        if events.isEmpty, let broken, ready.contains(broken) { throw ExitCode.brokenPipe }
        return events.isEmpty ? [.ticked] : events
    }

    /// How long until something is due; nil if nothing is.
    private var timeout: Duration? {
        [state.nextTick, rule.deadline(of: state), log.nextHeartbeat].compactMap(\.self).min().map {
            clocks.realTime(max(.zero, $0 - clocks.now().uptime))
        }
    }
}
