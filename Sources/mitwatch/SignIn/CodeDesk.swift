import FoundationEssentials
import IoTClient
import Synchronization

/// What a session without a screen knows about the MFA code that its credentials require. Sources report to it from any
/// thread.
final class CodeDesk: Sendable {
    private struct Needs {
        var required: MFARequest?
        var status: CredentialsStatus?
    }

    private let needs = Mutex(Needs())

    /// The code without which there are no credentials; nil if there are some, or if they need something else.
    var required: MFARequest? {
        needs.withLock(\.required)
    }

    /// The code that renews the credentials in use, and when they expire; nil if none is needed.
    var renewal: (request: MFARequest, end: Date)? {
        needs.withLock { needs in
            guard case .code(let request)? = needs.status?.renewal, let end = needs.status?.expiration else {
                return nil
            }
            return (request, end)
        }
    }

    /// The credentials in use changed.
    func report(_ status: CredentialsStatus) {
        needs.withLock { $0.status = status }
    }

    /// Credentials were requested, and this was the result: nil for success.
    func report(_ error: CredentialsError?) {
        needs.withLock { $0.required = error?.codeRequest }
    }
}

/// A source of credentials that reports which MFA code it requires.
struct CodeRequestingCredentials: CredentialsSource {
    let source: any CredentialsSource
    let desk: CodeDesk

    var name: SanitizedText { source.name }

    func credentials() async throws(CredentialsError) -> Credentials {
        try await reported { () throws(CredentialsError) in try await source.credentials() }
    }

    /// The credentials in use stay valid if this fails: only what is needed now is reported.
    func renewed() async throws(CredentialsError) -> Credentials {
        try await source.renewed()
    }

    func invalidate(_ credentials: Credentials) async {
        await source.invalidate(credentials)
    }

    private func reported(
        _ ask: () async throws(CredentialsError) -> Credentials
    ) async throws(CredentialsError) -> Credentials {
        do throws(CredentialsError) {
            let credentials = try await ask()
            desk.report(nil as CredentialsError?)
            return credentials
        } catch {
            desk.report(error)
            throw error
        }
    }
}
