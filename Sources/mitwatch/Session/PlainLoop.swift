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

    /// How a session ended.
    struct Ending {
        let end: WaitEnd
        /// The last state.
        let state: State
        /// Why the operator did not enter the MFA code without which there are no credentials; nil if none is missing.
        let refusal: CodeRefusal?

        /// The report, followed by a suggestion; nil if the task's end says all.
        func failure(suggestion: String = "") -> CommandFailure? {
            end.reason(state).map { CommandFailure($0 + suggestion, end.exitCode).adding(refusal) }
        }
    }

    /// Runs until the wait ends. An error of `write` ends it too.
    func run(write: @escaping (String) throws -> Void) throws -> Ending {
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let mailbox = try Mailbox<Event>()
        let began = clocks.now()
        let recorder = try recording.map { try Recorder(of: setup, to: $0, began: began, reportingTo: mailbox) }
        defer { recorder?.finish().map(StandardError.write) }
        let (clock, desk) = (ServerClock(), CodeDesk())
        let credentials = CodeRequestingCredentials(
            source: connection.loggedCredentials(
                over: transport, clock: clock,
                handlers: CredentialsHandlers(
                    warn: { mailbox.post(.credentialsWarned("\($0)")) }, status: { desk.report($0) })),
            desk: desk)
        let client = connection.client(over: transport, credentials: credentials, clock: clock)
        let signIn = try LineSignIn(
            desk, codes: connection.codes, credentials: credentials, prompts: connection.prompts,
            now: { Clocks.machineWall() })
        defer { signIn.close() }
        var loop = PlainLoop(
            rule: rule, state: State(setup: setup, size: PlainLoop.size, now: began), signals: signals,
            mailbox: mailbox,
            eventHandler: EventHandler(log: connection.log, recorder: recorder),
            polls: PollCalls(client: client, on: transport.executor, reportingTo: mailbox), signIn: signIn,
            clocks: clocks, output: output, heartbeat: heartbeat,
            write: { line in try signIn.writing { try write(line) } })
        let end = try loop.run()
        return Ending(end: end, state: loop.state, refusal: desk.required == nil ? nil : signIn.refusal)
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
    let signIn: LineSignIn
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
        polls: PollCalls, signIn: LineSignIn, clocks: Clocks, output: Int32?, heartbeat: Duration?,
        write: @escaping (String) throws -> Void
    ) {
        self.rule = rule
        self.signals = signals
        self.mailbox = mailbox
        self.eventHandler = eventHandler
        self.polls = polls
        self.signIn = signIn
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
        var ready: Set<Poller.Interest> = []
        while true {
            for event in events {
                if let end = try handle(event) { return end }
            }
            for step in signIn.advance(ready) {
                switch step {
                case .poll(let id): state.taskId.map { polls.start(id, of: $0) }
                case .handle(let event): if let end = try handleNow(event) { return end }
                }
            }
            (ready, events) = try nextEvents()
        }
    }

    private mutating func handle(_ event: Event) throws -> WaitEnd? {
        signIn.holds(event) ? nil : try handleNow(event)
    }

    private mutating func handleNow(_ event: Event) throws -> WaitEnd? {
        let effects = eventHandler.handle(event, in: &state, at: clocks.now())
        for line in log.news(in: state) { try write(line) }
        for effect in effects {
            switch effect {
            case .poll(let id, let taskId): polls.start(id, of: taskId)
            case .cancelPoll(let id):
                polls.cancel(id)
                signIn.forget(id)
            case .quit(let quit): return .interrupted(quit)
            // There is no screen and no bell, and no operator to look anything up for.
            case .identifyAccount, .listFindings, .listExecutions, .describeFinding, .stopDrillDown, .listTasks,
                .describeTask, .stopPicker, .cancelTask, .enterCode, .logIn, .renewCredentials, .copy, .writeReport,
                .replay, .ringBell, .repaint:
                break
            }
        }
        return rule.end(of: state)
    }

    /// Waits. Returns which descriptors are ready, and the events.
    private func nextEvents() throws -> (Set<Poller.Interest>, [Event]) {
        let broken = output.map(Poller.Interest.broken)
        let ready = Poller.wait(
            for: [.readable(signals.descriptor), .readable(mailbox.descriptor)] + [broken].compactMap(\.self)
                + signIn.interests,
            timeout: timeout)
        let received = ready.contains(.readable(signals.descriptor)) ? signals.drain() : []
        if received.contains(.resume) { signIn.processContinued() }
        var events = received.compactMap(Event.init)
        if ready.contains(.readable(mailbox.descriptor)) { events += mailbox.takeAll() }
        // If the terminal is gone, a signal follows, which is more specific.
        if events.isEmpty, let broken, ready.contains(broken) { throw ExitCode.brokenPipe }
        return (ready, events.isEmpty ? [.ticked] : events)
    }

    /// How long until something is due; nil if nothing is.
    private var timeout: Duration? {
        let tick = [state.nextTick, rule.deadline(of: state), log.nextHeartbeat].compactMap(\.self).min().map {
            clocks.realTime(max(.zero, $0 - clocks.now().uptime))
        }
        return [tick, signIn.timeout].compactMap(\.self).min()
    }
}
