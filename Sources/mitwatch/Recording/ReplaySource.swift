import ArgumentParser
import Dashboard
import MitigationModel
import Recording
import Terminal

/// One replay in one terminal.
struct ReplaySession {
    let reader: RecordingReader
    let position: ReplayPosition?
    let speed: Double
    let signals: SignalInbox
    let terminalOptions: TerminalOptions
    let reports: ReportWriter

    /// Runs until the operator leaves. Returns the exit code.
    func run() throws -> ExitCode {
        let terminal = try Terminal.entered(terminalOptions)
        defer { terminal.leave() }
        let mailbox = try Mailbox<Event>()
        let player = ReplayPlayer(reader, from: position, speed: speed, machineUptime: Clocks.machineUptime)
        let copyCheck = CopyCheck(
            environment: ProgramEnvironment.current().variables, way: terminalOptions.clipboard)
        let source = ReplaySource(
            reader, player: player, reports: reports, terminal: terminal, copyCheck: copyCheck, mailbox: mailbox)
        var setup = reader.head.setup.shown(in: terminalOptions, around: reader.head.beganAt)
        setup.speed = speed
        var loop = WatchLoop(
            terminal: terminal, signals: signals, mailbox: mailbox, source: source,
            eventHandler: EventHandler(log: .off, recorder: nil),
            state: State(setup: setup, size: terminal.size, now: player.now))
        let quit = loop.run()
        terminal.leave()
        Blocking.run(atMost: .seconds(5)) { [actions = source.actions] in await actions.finish() }
        return ExitCode(quit)
    }
}

/// A recording in place of a live session: it repeats what happened then, and calls nothing.
final class ReplaySource: WatchSource {
    private let reader: RecordingReader
    private let terminal: Terminal
    private let mailbox: Mailbox<Event>
    private let reports: ReportWriter
    private let copyChecks: CopyChecks
    private var player: ReplayPlayer
    private var responses = RecordedResponses()
    private var hasBegun = false
    /// Reports that are being written. The end of the replay waits for them.
    let actions: CallGroup<Event>

    init(
        _ reader: RecordingReader, player: ReplayPlayer, reports: ReportWriter, terminal: Terminal,
        copyCheck: CopyCheck, mailbox: Mailbox<Event>
    ) {
        self.reader = reader
        self.player = player
        self.reports = reports
        self.terminal = terminal
        self.mailbox = mailbox
        copyChecks = CopyChecks(copyCheck, reportingTo: mailbox)
        actions = CallGroup(reportingTo: mailbox)
    }

    var now: Moment { player.now }

    var dueIn: Duration? { player.dueIn }

    func wait(until uptime: Duration) -> Duration? { player.wait(until: uptime) }

    func realTime(_ time: Duration) -> Duration? { nil }

    /// Nothing at first: the screen is drawn before the recording is read, however much of it must be skipped.
    func advance() -> [(event: Event, at: Moment)] {
        guard hasBegun else {
            hasBegun = true
            return []
        }
        return player.advance().flatMap { news -> [(event: Event, at: Moment)] in
            switch news {
            case .end(let end): return [(.replayEnded(end), player.now)]
            case .missed(let miss): return [(.replayMissed(miss), player.now)]
            case .fact(let fact, let place):
                if case .came(let event, _) = fact.what { responses.observe(event, at: place) }
                return fact.events.map { ($0, fact.at) }
            }
        }
    }

    func run(_ effect: Effect) {
        switch effect {
        case .replay(let step): player.go(step)
        case .copy(let text):
            terminal.copy(text)
            copyChecks.start()
        case .writeReport(let report): actions.start { [reports] in reports.write(report) }
        case .repaint: terminal.redraw()
        case .listFindings, .listExecutions, .describeFinding, .listTasks, .describeTask:
            if let response = responses.response(to: effect, from: reader) { mailbox.post(response) }
        // AWS is not called, and a replay raises no alert.
        case .poll, .cancelPoll, .identifyAccount, .stopDrillDown, .stopPicker, .cancelTask, .enterCode, .logIn,
            .renewCredentials, .ringBell, .quit:
            break
        }
    }

    func resumeAfterStop() { player.resumeAfterStop() }

    func stop() {}
}
