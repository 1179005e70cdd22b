import Dashboard
import FoundationEssentials
import IoTClient
import Testing

@testable import mitwatch

/// The client's errors become facts, and the failure table describes a fact as the client does.
struct FailureFactsTests {
    /// The client names the kind of an unexpected response. The failure table has the kind beside the facts.
    private static func withoutLead(_ description: String) -> String {
        description.replacing("unexpected response: ", with: "")
    }

    private static let date = Date(timeIntervalSince1970: 1_795_407_129)

    @Test(
        arguments: [
            .expired(on: date), .notYetValid(from: date), .wrongHost(names: []), .wrongHost(names: ["a"]),
            .wrongHost(names: ["a", "b", "c"]), .wrongHost(names: (1...9).map { "host\($0)" }), .selfSigned,
            .unknownAuthority(issuer: "CA"), .unknownAuthority(issuer: nil), .untrusted, .notTLS, .oldVersion,
            .clientCertificateRequired, .rejected, .other(reason: "UNSUPPORTED"), .other(reason: nil),
        ] as [TLSFailure])
    func `a TLS failure keeps its facts`(failure: TLSFailure) {
        let problem = TransportError(host: "iot", port: 443, reason: .tlsFailed(failure))
        let reported = CallFailure(.transport(problem))
        #expect(reported.reason == failure.description)
        #expect(reported.kind == .notSecure(CallFailure.TLSError(failure)))
    }

    @Test(
        arguments: [
            .nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .proxyLoginRequired, .proxyRefused,
            .closedDuringHandshake, .readTimeout, .deadlineExceeded, .connectionReset, .closedEarly, .malformedResponse,
            .bodyTooLarge(limit: 9), .cancelled, .other(detail: "ECANCELED"),
            .unusableProxy(ProxyError(setting: "HTTPS_PROXY", reason: .invalidPort)),
        ] as [TransportError.Reason])
    func `a failure of the transport keeps its facts`(reason: TransportError.Reason) {
        let direct = TransportError(host: "iot", port: 443, reason: reason)
        #expect(CallFailure(.transport(direct)).reason == Self.withoutLead(reason.description))
        let proxied = TransportError(host: "iot", port: 443, proxy: "p:1", reason: reason)
        #expect(CallFailure(.transport(proxied)).reason == "proxy p:1: \(Self.withoutLead(reason.description))")
    }

    @Test(
        arguments: [
            .empty, .notJSONContent, .byteOrderMark, .notUTF8, .notJSON(detail: "at byte 3"),
            .unexpectedValue(path: "", detail: "null"), .unexpectedValue(path: "taskStatistics", detail: "null"),
            .duplicateKey("taskStatus"),
        ] as [UndecodableResponse.Reason])
    func `a response that cannot be decoded keeps its facts`(reason: UndecodableResponse.Reason) {
        for (type, count) in [(nil, 0), ("text/html", 75)] as [(SanitizedText?, Int)] {
            let answer = UndecodableResponse(
                reason: reason, statusCode: 200, contentType: type, byteCount: count, excerpt: "<html>",
                requestId: "r-1")
            let failure = CallFailure(.undecodable(answer))
            let text = IoTError.undecodable(answer).descriptionWithoutRequestId
            #expect(failure.reason == Self.withoutLead(text))
            #expect(failure.requestId == "r-1" && failure.statusCode == 200)
        }
        for error in [IoTError.repeatedNextToken(requestId: "r"), .emptyPages(5, requestId: "r")] {
            #expect(CallFailure(error).reason == error.descriptionWithoutRequestId)
        }
    }

    @Test(
        arguments: [
            .variable("A"), .variables("A", or: "B"), .profile("ops", others: []), .setting("region", profile: "ops"),
            .switchedOff(variable: "A"), .noMetadata(.noResponse), .noMetadata(.refused(status: 404)),
            .noMetadata(.reported(code: "Failed")), .noMetadata(.unusable),
            .noMetadata(.notReached(TransportError(host: "h", port: 80, reason: .unreachable))),
        ] as [CredentialsError.NotConfiguredReason])
    func `a source without credentials keeps its facts`(absence: CredentialsError.NotConfiguredReason) {
        #expect(CallFailure.SourceError(absence).words == absence.description)
    }

    @Test(
        arguments: [
            .never, .expired, .refused, .truncated(path: "/t"), .unusable(path: "/t", member: "m"), .spent,
            .passwordChanged, .rejected(regions: ["a"], skew: nil), .rejected(regions: ["a", "b"], skew: 725),
            .rejected(regions: ["a"], skew: -240),
        ] as [CredentialsError.LoginReason])
    func `a login that is needed keeps its facts`(reason: CredentialsError.LoginReason) {
        let command = LoginCommand(.singleSignOn, profile: "ops")
        let problem = CredentialsError.broken(source: "SSO", reason: .loginRequired(command, reason))
        let failure = CallFailure(.credentials(problem))
        #expect(failure.reason == "SSO: \(reason)")
        #expect(failure.fix(for: .describeTask) == "run `aws sso login --profile ops`")
        #expect(problem.description.hasSuffix("run `aws sso login --profile ops`"))
    }
}
