import FoundationEssentials
import Synchronization
import Testing

@testable import IoTClient

/// Attempts beyond the policy: after clock skew and after renewed credentials.
@Suite struct RepairTests {
    private static let ok = HTTPResponse.text("{}")

    private static func refusal(_ code: String, date: String? = "Sun, 23 Nov 2025 16:04:05 GMT") -> HTTPResponse {
        var headers: HeaderFields = ["x-amzn-ErrorType": code]
        if let date {
            headers.append(name: "Date", value: date)
        }
        return .text("{}", status: 403, headers)
    }

    private func dates(_ transport: CannedTransport) -> [String?] {
        transport.requests.map { $0.headers["X-Amz-Date"] }
    }

    @Test(arguments: ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException"])
    func `clock skew is corrected from the Date header, for the repeated and for later calls`(_ code: String)
        async throws
    {
        let transport = CannedTransport(inTurn: [.answer(Self.refusal(code)), .answer(Self.ok)])
        let client = try IoTClient.example(transport)
        #expect(await client.refusal() == nil)
        #expect(await client.retrying(.standard).refusal() == nil)
        #expect(dates(transport) == ["20251123T150405Z", "20251123T160405Z", "20251123T160405Z"])
        #expect(
            transport.requests.map { $0.headers["amz-sdk-request"] } == [
                "attempt=1; max=1", "attempt=2; max=2", "attempt=1; max=3",
            ])
    }

    @Test func `the clock is corrected once per call`() async throws {
        let transport = CannedTransport(Self.refusal("RequestTimeTooSkewed"))
        guard case .common(.clockSkew, _) = try await IoTClient.example(transport).refusal() else {
            Issue.record("another error")
            return
        }
        #expect(transport.requests.count == 2)
        let standard = CannedTransport(Self.refusal("RequestTimeTooSkewed"))
        _ = try await IoTClient.example(standard).retrying(.standard).refusal()
        #expect(standard.requests.count == 2)
    }

    @Test func `without a Date header nothing is corrected`() async throws {
        let transport = CannedTransport(Self.refusal("RequestTimeTooSkewed", date: nil))
        _ = try await IoTClient.example(transport).refusal()
        #expect(transport.requests.count == 1)
    }

    @Test func `a bad signature at the right time is not clock skew`() async throws {
        let transport = CannedTransport(
            Self.refusal("InvalidSignatureException", date: "Sun, 23 Nov 2025 15:08:04 GMT"))
        _ = try await IoTClient.example(transport).refusal()
        #expect(transport.requests.count == 1)
    }

    @Test func `a repeat after clock skew does not count for the policy`() async throws {
        let down = HTTPResponse.text("{}", status: 500)
        let transport = CannedTransport(inTurn: [.answer(Self.refusal("RequestExpired")), .answer(down)])
        _ = try await IoTClient.example(transport).retrying(.standard).refusal()
        #expect(transport.requests.count == 4)
    }

    @Test(arguments: ["ExpiredTokenException", "UnrecognizedClientException"])
    func `renewed credentials are used at once`(_ code: String) async throws {
        let transport = CannedTransport(inTurn: [.answer(Self.refusal(code)), .answer(Self.ok)])
        let source = RenewedCredentials()
        let reports = Record<FailedAttempt>()
        let client = try IoTClient.example(transport, credentials: source).retrying(.single) { reports.append($0) }
        #expect(await client.refusal() == nil)
        #expect(transport.requests.map { $0.headers["X-Amz-Security-Token"] } == ["first", "second"])
        #expect(source.refused.elements == [.example(token: "first")])
        #expect(reports.elements.map(\.error.code?.text) == [code])
        #expect(reports.elements.map(\.delay) == [.zero])
    }

    @Test func `if new credentials need a code or a login, that is the error`() async throws {
        let reasons: [CredentialsError.BrokenReason] = [
            .codeRequired(MFARequest(serial: "GAHT12345678", profile: "ops", roleArn: "r")),
            .loginRequired(LoginCommand(.singleSignOn, profile: "ops"), .expired),
        ]
        for reason in reasons {
            let problem = CredentialsError.broken(source: "a role", reason: reason)
            let transport = CannedTransport(Self.refusal("ExpiredTokenException"))
            let source = RenewedCredentials(thenThrowing: problem)
            #expect(try await IoTClient.example(transport, credentials: source).refusal() == .credentials(problem))
            #expect(transport.requests.count == 1)
        }
        let other = CredentialsError.broken(source: "a file", reason: .malformed(setting: "x"))
        let transport = CannedTransport(Self.refusal("ExpiredTokenException"))
        let client = try IoTClient.example(transport, credentials: RenewedCredentials(thenThrowing: other))
        #expect(await client.refusal()?.code == "ExpiredTokenException")
    }

    @Test func `unchanged credentials are not sent again`() async throws {
        let transport = CannedTransport(Self.refusal("ExpiredTokenException"))
        guard case .common(.expiredToken, _) = try await IoTClient.example(transport).refusal() else {
            Issue.record("another error")
            return
        }
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: ["InvalidSignatureException", "ExpiredTokenException", "AccessDeniedException"])
    func `after a rejection, the next call reads keys without an expiration again`(_ code: String) async throws {
        let refusal = Self.refusal(code, date: "Sun, 23 Nov 2025 15:04:05 GMT")
        let transport = CannedTransport(inTurn: [.answer(refusal), .answer(Self.ok), .answer(Self.ok)])
        let file = MendedKeys()
        let cache = CachedCredentials(file, now: { Date(timeIntervalSince1970: 0) })
        let client = try IoTClient.example(transport, credentials: cache)
        #expect(await client.refusal()?.code?.text == code)
        file.isMended.withLock { $0 = true }
        #expect(await client.refusal() == nil)
        #expect(await client.refusal() == nil)
        #expect(transport.requests.map { $0.headers["X-Amz-Security-Token"] } == ["old", "new", "new"])
    }

    @Test func `there is only one repeat`() async throws {
        let transport = CannedTransport(inTurn: [
            .answer(Self.refusal("RequestExpired")), .answer(Self.refusal("ExpiredTokenException")),
            .answer(Self.ok),
        ])
        let client = try IoTClient.example(transport, credentials: RenewedCredentials())
        #expect(await client.refusal()?.code == "ExpiredTokenException")
        #expect(transport.requests.count == 2)
    }
}

/// Has other credentials after the first ones were rejected, or none.
private final class RenewedCredentials: CredentialsSource {
    let name: SanitizedText = "renewed"
    let refused = Record<Credentials>()
    private let problem: CredentialsError?

    init(thenThrowing problem: CredentialsError? = nil) {
        self.problem = problem
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        if let problem, !refused.elements.isEmpty { throw problem }
        return .example(token: refused.elements.isEmpty ? "first" : "second")
    }

    func invalidate(_ credentials: Credentials) async {
        refused.append(credentials)
    }
}

/// A file with keys that the operator fixes.
private final class MendedKeys: CredentialsSource {
    let name: SanitizedText = "a file"
    let isMended = Mutex(false)

    func credentials() async throws(CredentialsError) -> Credentials {
        .example(token: isMended.withLock(\.self) ? "new" : "old")
    }
}
