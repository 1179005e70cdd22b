import ArgumentParser
import Dashboard
import IoTClient
import Terminal

/// One session, drawn or in lines: connects the modules, runs the loop, and cleans up.
struct Session {
    let setup: WatchSetup
    let connection: Connection
    let clocks: Clocks
    let signals: SignalInbox
    let presentation: Presentation
    let reports: ReportWriter
    /// Where to record what happens; nil if there is no recording.
    let recording: NewFile?

    /// Runs until the operator leaves. Returns the exit code.
    func run() throws -> ExitCode {
        switch presentation {
        case .screen(let options): try run(in: options)
        case .lines(let glyphs, let obstacle): try runPlain(glyphs, because: obstacle)
        }
    }

    private func run(in terminalOptions: TerminalOptions) throws -> ExitCode {
        let mailbox = try Mailbox<Event>()
        let began = clocks.now()
        let recorder = try recording.map { try Recorder(of: setup, to: $0, began: began, reportingTo: mailbox) }
        let isLogFailureKnown = connection.log.onFailure { mailbox.post(.logFailed($0.reason)) }
        let terminal = try enterTerminal(terminalOptions)
        defer { terminal.leave() }
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let clock = ServerClock()
        let handlers = CredentialsHandlers(
            warn: { mailbox.post(.credentialsWarned("\($0)")) },
            status: { [clocks] in mailbox.post(.credentialsReported(CredentialsFacts($0, on: clocks))) })
        let credentials = connection.loggedCredentials(over: transport, clock: clock, handlers: handlers)
        let runner = EffectRunner(
            client: connection.client(over: transport, credentials: credentials, clock: clock),
            on: transport.executor, retries: connection.retries,
            identity: connection.identityClient(over: transport, credentials: credentials, clock: clock),
            credentials: credentials, codes: connection.codes, clocks: clocks, reports: reports, terminal: terminal,
            copyCheck: CopyCheck(
                environment: ProgramEnvironment.current().variables, way: terminalOptions.clipboard),
            mailbox: mailbox)
        var shown = setup.shown(in: terminalOptions, around: began.wall)
        shown.recordingPath = recording?.path
        var loop = WatchLoop(
            terminal: terminal, signals: signals, mailbox: mailbox,
            source: LiveSource(clocks: clocks, runner: runner),
            eventHandler: EventHandler(log: connection.log, recorder: recorder),
            loginEnvironment: connection.loginEnvironment,
            state: State(setup: shown, size: terminal.size, now: began))
        let quit = loop.run()
        connection.log.logger.notice("mitwatch stopped", metadata: ["exit": "\(ExitCode(quit).rawValue)"])
        // Before any wait: the operator wants the shell back.
        terminal.leave()
        // A requested report is still written, and a cancel request is still sent.
        let asked = loop.state.cancelsUnanswered
        Blocking.run(atMost: .seconds(5)) { [actions = runner.actions] in await actions.finish() }
        loop.takeRest()
        for id in asked {
            StandardError.write(loop.state.cancelWords(of: id))
        }
        if let words = recorder?.finish() { StandardError.write(words) }
        if !isLogFailureKnown, let words = connection.log.failureWords { StandardError.write(words) }
        return ExitCode(quit)
    }

    /// Without a terminal there is nothing to record.
    private func enterTerminal(_ options: TerminalOptions) throws -> Terminal {
        var options = options
        options.logPath = connection.log.path
        do {
            return try Terminal.entered(options)
        } catch {
            recording?.remove()
            throw error
        }
    }
}

extension Terminal {
    /// Takes the terminal. Throws a `CommandFailure` that says why that failed.
    static func entered(_ options: TerminalOptions) throws -> Terminal {
        do {
            return try Terminal(options: options)
        } catch {
            throw CommandFailure(
                Problem(
                    what: "cannot show the dashboard", facts: ["\(error)"],
                    fix: "run mitwatch in a terminal, with TERM set to its type"), .unavailable)
        }
    }
}
