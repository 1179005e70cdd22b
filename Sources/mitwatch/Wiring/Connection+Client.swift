import Dashboard
import IoTClient

extension Connection {
    /// How its servers are reached.
    func transport() -> AsyncHTTPClientTransport {
        AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: network.proxies, trusting: network.roots)
    }

    /// A client on its way to AWS, for a command that draws no screen.
    func client(
        over transport: any HTTPTransport, warn: @escaping @Sendable (CredentialsWarning) -> Void
    ) -> IoTClient {
        let clock = ServerClock()
        return IoTClient(
            region: region, endpoint: endpoint,
            credentials: loggedCredentials(over: transport, clock: clock, warn: warn), transport: transport,
            limiter: CallLimiter(elapsed: { Clocks.machineUptime() }),
            now: { Clocks.machineWall() }, clock: clock
        ).logging(to: log)
    }
}
