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
    let environment: ProgramEnvironment

    /// Runs until the operator leaves. Returns how that is told to the shell.
    func run() throws -> ExitCode {
        let terminal = try Self.enterTerminal(environment)
        defer { terminal.leave() }
        let transport = AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: connection.network.proxies,
            trusting: connection.network.roots)
        defer { Blocking.run { await transport.shutdown() } }
        let credentials = connection.credentials(transport)
        // One limiter for all calls of the watch: they share AWS's quotas with all that runs in the account.
        let client = IoTClient(
            region: connection.region, endpoint: connection.endpoint, credentials: credentials, transport: transport,
            limiter: CallLimiter(elapsed: { Clocks.machineUptime() }), now: { Clocks.machineWall() })
        let identity = connection.identityEndpoint.map {
            STSClient(
                region: connection.region, endpoint: $0, credentials: credentials, transport: transport,
                now: { Clocks.machineWall() })
        }
        let mailbox = try Mailbox<Event>()
        let runner = EffectRunner(
            client: client, retries: connection.retries, identity: identity, terminal: terminal, mailbox: mailbox)
        var loop = WatchLoop(
            terminal: terminal, signals: signals, mailbox: mailbox, runner: runner, clocks: clocks,
            state: State(setup: setup, size: terminal.size, now: clocks.now()))
        let quit = loop.run()
        // Before anything is waited for: the operator asked to have the shell back.
        terminal.leave()
        return ExitCode(quit)
    }

    private static func enterTerminal(_ environment: ProgramEnvironment) throws -> Terminal {
        do {
            return try Terminal(options: TerminalOptions(environment: environment.variables))
        } catch {
            throw CommandFailure("\(error)", .noTerminal)
        }
    }
}
