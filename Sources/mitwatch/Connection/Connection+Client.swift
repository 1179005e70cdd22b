import Dashboard
import IoTClient

extension Connection {
    /// How its servers are reached.
    func transport() -> AsyncHTTPClientTransport {
        AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: network.proxies, trusting: network.roots,
            now: { Clocks.machineWall() })
    }

    /// A client on its way to AWS, with credentials that others use too. One limiter counts all its calls: they share AWS's quotas
    /// with all that runs in the account.
    func client(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> IoTClient {
        IoTClient(
            region: region, endpoint: endpoint, credentials: credentials, transport: transport,
            limiter: CallLimiter(elapsed: { Clocks.machineUptime() }), now: { Clocks.machineWall() }, clock: clock
        ).logging(to: log)
    }

    /// A client of STS with the same credentials; nil where nobody is to be asked which account this is.
    func identityClient(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> STSClient? {
        identityEndpoint.map {
            STSClient(
                region: region, endpoint: $0, credentials: credentials, transport: transport,
                now: { Clocks.machineWall() }, clock: clock, retries: retries)
        }
    }

    /// A client for a command that asks and is done: with the AWS CLI's retries, and warnings on standard error.
    func oneShotClient(over transport: any HTTPTransport) -> IoTClient {
        client(over: transport) { StandardError.tell("mitwatch: \($0)") }.retrying(retries)
    }

    /// A client on its way to AWS, for a command that draws no screen.
    func client(
        over transport: any HTTPTransport, warn: @escaping @Sendable (CredentialsWarning) -> Void
    ) -> IoTClient {
        let clock = ServerClock()
        let credentials = loggedCredentials(over: transport, clock: clock, warn: warn)
        return client(over: transport, credentials: credentials, clock: clock)
    }
}
