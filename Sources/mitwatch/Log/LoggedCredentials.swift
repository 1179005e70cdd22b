import FoundationEssentials
import IoTClient
import Logging
import Synchronization

/// A source of credentials that logs when the credentials change, when there are none, and when AWS rejected some.
final class LoggedCredentials: CredentialsSource {
    private let source: any CredentialsSource
    private let log: ProgramLog
    private let last = Mutex<Result<Credentials, CredentialsError>?>(nil)

    init(_ source: any CredentialsSource, log: ProgramLog) {
        self.source = source
        self.log = log
    }

    var name: SanitizedText {
        source.name
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        try await logged { () async throws(CredentialsError) in try await source.credentials() }
    }

    func renewed() async throws(CredentialsError) -> Credentials {
        try await logged { () async throws(CredentialsError) in try await source.renewed() }
    }

    private func logged(
        _ request: () async throws(CredentialsError) -> Credentials
    ) async throws(CredentialsError) -> Credentials {
        let outcome: Result<Credentials, CredentialsError>
        do throws(CredentialsError) {
            outcome = .success(try await request())
        } catch {
            outcome = .failure(error)
        }
        if isNews(outcome) { log(outcome) }
        return try outcome.get()
    }

    func invalidate(_ credentials: Credentials) async {
        log.logger.warning("credentials rejected by AWS", metadata: ["origin": "\(credentials.origin ?? name)"])
        await source.invalidate(credentials)
    }

    private func isNews(_ outcome: Result<Credentials, CredentialsError>) -> Bool {
        last.withLock { last in
            defer { last = outcome }
            return last != outcome
        }
    }

    /// Logs the source and the expiration, and nothing of the credentials themselves.
    private func log(_ outcome: Result<Credentials, CredentialsError>) {
        switch outcome {
        case .success(let credentials):
            let end = credentials.expiration.map { $0.formatted(.iso8601) }
            log.logger.info(
                "credentials loaded",
                metadata: ["origin": "\(credentials.origin ?? name)", "expires": "\(end ?? "unknown")"])
        case .failure(let problem):
            log.logger.error("no credentials", metadata: ["error": "\(problem)"])
        }
    }
}

/// A transport to credentials services that logs each exchange. Paths and bodies are not logged: they contain tokens
/// and keys.
struct LoggedTransport: HTTPTransport {
    let transport: any HTTPTransport
    let log: ProgramLog

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let begin = Clocks.machineUptime()
        let facts: Logger.Metadata = [
            "method": "\(request.method.rawValue)", "server": "\(request.endpoint.authority)",
        ]
        do throws(TransportError) {
            let response = try await transport.send(request)
            let more: Logger.Metadata = [
                "status": "\(response.statusCode)", "request": "\(response.requestId ?? "none")",
                "ms": "\((Clocks.machineUptime() - begin).roundedMilliseconds)",
            ]
            log.logger.debug("credentials endpoint responded", metadata: facts.merging(more) { $1 })
            return response
        } catch {
            log.logger.debug("credentials endpoint failed", metadata: facts.merging(["error": "\(error)"]) { $1 })
            throw error
        }
    }
}
