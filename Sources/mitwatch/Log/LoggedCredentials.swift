import FoundationEssentials
import IoTClient
import Synchronization

/// A source of credentials that logs when others come of it than before, when none do, and when AWS refused some.
final class LoggedCredentials: CredentialsSource {
    private let source: any CredentialsSource
    private let log: ProgramLog
    private let last = Mutex<Result<Credentials, CredentialsProblem>?>(nil)

    init(_ source: any CredentialsSource, log: ProgramLog) {
        self.source = source
        self.log = log
    }

    var name: SanitizedText {
        source.name
    }

    func credentials() async throws(CredentialsProblem) -> Credentials {
        let outcome: Result<Credentials, CredentialsProblem>
        do throws(CredentialsProblem) {
            outcome = .success(try await source.credentials())
        } catch {
            outcome = .failure(error)
        }
        if isNews(outcome) { tell(outcome) }
        return try outcome.get()
    }

    func invalidate(_ credentials: Credentials) async {
        log.logger.warning("credentials refused by AWS", metadata: ["origin": "\(credentials.origin ?? name)"])
        await source.invalidate(credentials)
    }

    private func isNews(_ outcome: Result<Credentials, CredentialsProblem>) -> Bool {
        last.withLock { last in
            defer { last = outcome }
            return last != outcome
        }
    }

    /// Where they come from and until when they hold: nothing of the credentials themselves.
    private func tell(_ outcome: Result<Credentials, CredentialsProblem>) {
        switch outcome {
        case .success(let credentials):
            let end = credentials.expiration.map { $0.formatted(.iso8601) }
            log.logger.info(
                "credentials taken",
                metadata: ["origin": "\(credentials.origin ?? name)", "until": "\(end ?? "not told")"])
        case .failure(let problem):
            log.logger.error("no credentials", metadata: ["error": "\(problem)"])
        }
    }
}
