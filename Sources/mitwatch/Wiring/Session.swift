import ArgumentParser
import Dashboard
import IoTClient
import Terminal

/// One dashboard in one terminal: puts the rooms together, runs the loop, and gives everything back.
struct Session {
    let setup: WatchSetup
    let connection: Connection
    let clocks: Clocks
    let signals: SignalInbox
    let terminalOptions: TerminalOptions
    let reports: ReportWriter

    /// Runs until the operator leaves. Returns how that is told to the shell.
    func run() throws -> ExitCode {
        let terminal = try Self.enterTerminal(terminalOptions)
        defer { terminal.leave() }
        let transport = AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: connection.network.proxies,
            trusting: connection.network.roots)
        defer { Blocking.run { await transport.shutdown() } }
        let mailbox = try Mailbox<Event>()
        let clock = ServerClock()
        let credentials = connection.credentials(transport, clock) { mailbox.post(.credentialsWarned("\($0)")) }
        // One limiter for all calls of the watch: they share AWS's quotas with all that runs in the account.
        let client = IoTClient(
            region: connection.region, endpoint: connection.endpoint, credentials: credentials, transport: transport,
            limiter: CallLimiter(elapsed: { Clocks.machineUptime() }), now: { Clocks.machineWall() }, clock: clock)
        let identity = connection.identityEndpoint.map {
            STSClient(
                region: connection.region, endpoint: $0, credentials: credentials, transport: transport,
                now: { Clocks.machineWall() }, clock: clock)
        }
        let runner = EffectRunner(
            client: client, on: transport.executor, retries: connection.retries, identity: identity, reports: reports,
            terminal: terminal, mailbox: mailbox)
        var setup = setup
        setup.timeZone = .ofSystem(around: clocks.now().wall)
        setup.hasClipboard = terminalOptions.clipboard != .none
        setup.productVersion = Product.version
        var loop = WatchLoop(
            terminal: terminal, signals: signals, mailbox: mailbox, runner: runner, clocks: clocks,
            state: State(setup: setup, size: terminal.size, now: clocks.now()))
        let quit = loop.run()
        // Before anything is waited for: the operator asked to have the shell back.
        terminal.leave()
        // A report that was asked for is written to its end, and a cancel is sent.
        let asked = loop.state.cancelsUnanswered
        Blocking.run(atMost: .seconds(5)) { [actions = runner.actions] in await actions.finish() }
        loop.takeRest()
        for id in asked {
            StandardError.tell(loop.state.cancelWords(of: id))
        }
        return ExitCode(quit)
    }

    private static func enterTerminal(_ options: TerminalOptions) throws -> Terminal {
        do {
            return try Terminal(options: options)
        } catch {
            throw CommandFailure("\(error)", .noTerminal)
        }
    }
}
