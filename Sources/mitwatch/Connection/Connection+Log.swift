import IoTClient
import Logging

extension Connection {
    /// The sources of credentials, as `credentials` gives them; what comes of them is logged where a log is kept.
    func loggedCredentials(
        over transport: any HTTPTransport, clock: ServerClock, warn: @escaping @Sendable (CredentialsWarning) -> Void
    ) -> any CredentialsSource {
        guard log.isOn else { return credentials(transport, clock, warn) }
        return LoggedCredentials(credentials(LoggedTransport(transport: transport, log: log), clock, warn), log: log)
    }

    /// The first line of a log: who asks whom.
    func logBegin() {
        log.logger.notice(
            "mitwatch \(Product.version) begins",
            metadata: [
                "region": "\(region)", "server": "\(endpoint.authority)", "profile": "\(profileName ?? "none named")",
            ])
    }
}
