import ArgumentParser
import Dashboard
import IoTClient
import Testing

@testable import mitwatch

struct CallFailureTests {
    private let fault = ServiceFault(
        code: "Code", message: "words", requestId: "id-1", statusCode: 400, retryAfter: .seconds(7))

    @Test func `without credentials the fix follows from the profiles`() {
        func report(_ reason: CredentialsError.NotConfiguredReason) -> [String] {
            let missing = ["SSO", "config file"].map {
                CredentialsError.notConfigured(source: SanitizedText($0), reason: reason)
            }
            return CallFailure(.credentials(.noneFound(missing))).report(for: .describeTask)
        }
        let empty = report(.profile("default", others: []))
        #expect(empty.count == 3 && empty[0] == "no AWS credentials found")
        #expect(empty[1] == "profile default: not found in the config and credentials files")
        #expect(empty[2] == "To fix: run `aws configure sso` (SSO) or `aws configure` (access keys)")
        let one = report(.profile("default", others: ["ops"]))
        #expect(one[2] == "existing profiles: ops")
        #expect(one[3] == "To fix: choose a profile with --profile ops or `export AWS_PROFILE=ops`")
        let many = report(.profile("default", others: (1...7).map { "p\($0)" }))
        #expect(many[2] == "existing profiles: p1, p2, p3, p4, p5 and 2 more")
        #expect(many[3] == "To fix: choose a profile with --profile NAME or `export AWS_PROFILE=NAME`")
        let named = report(.setting("sso_account_id", profile: "ops"))
        #expect(named[1] == "profile ops: no sso_account_id")
        #expect(
            named[2]
                == "To fix: run `aws configure sso --profile ops` (SSO) or `aws configure --profile ops` (access keys)")
    }

    @Test func `each error has a kind`() {
        let kinds: [(IoTError, CallFailure.Kind)] = [
            (.resourceNotFound(fault), .notFound),
            (.invalidRequest(fault), .invalidRequest),
            (.throttling(fault), .throttled),
            (.internalFailure(fault), .serverError),
            (.common(.serviceUnavailable, fault), .serverError),
            (.common(.accessDenied, fault), .accessDenied),
            (.common(.subscriptionRequired, fault), .accessDenied),
            (.common(.expiredToken, fault), .credentialsExpired),
            (.common(.badSignature, fault), .credentialsRefused),
            (.common(.unknownKey, fault), .credentialsRefused),
            (.common(.missingAuthentication, fault), .credentialsRefused),
            (.common(.clockSkew, fault), .clockSkew),
            (.otherService(fault), .other),
            (.otherService(ServiceFault(code: "502", statusCode: 502)), .serverError),
        ]
        for (error, kind) in kinds {
            #expect(CallFailure(error).kind == kind, "\(error)")
        }
    }

    @Test func `the facts of AWS's response are kept`() {
        let failure = CallFailure(.throttling(fault))
        #expect(
            failure
                == CallFailure(
                    kind: .throttled, code: "Code", message: "words", requestId: "id-1", statusCode: 400,
                    retryAfter: .seconds(7)))
    }

    @Test func `a response without an error code is not taken for AWS's`() {
        let failure = CallFailure(.otherService(ServiceFault(code: "502", statusCode: 502)))
        #expect(failure == CallFailure(kind: .serverError, statusCode: 502))
    }

    @Test func `a missing response keeps its reason`() {
        let refused = TransportError(host: "127.0.0.1", port: 8080, reason: .connectionRefused)
        #expect(CallFailure(.transport(refused)).kind == .noAnswer(.connectionRefused))
        let large = TransportError(host: "127.0.0.1", port: 8080, reason: .bodyTooLarge(limit: 16 << 20))
        #expect(CallFailure(.transport(large)).kind == .undecodable(.tooLarge(limit: 16 << 20)))
    }

    @Test(arguments: [
        ("127.0.0.1", 8080, "no response from 127.0.0.1:8080: connection refused"),
        ("::1", 80, "no response from [::1]:80: connection refused"),
        ("iot.eu-west-1.amazonaws.com", 443, "no response from iot.eu-west-1.amazonaws.com: connection refused"),
    ])
    func `outside the screen a missing response names the server`(host: String, port: Int, text: String) {
        let refused = TransportError(host: SanitizedText(host), port: port, reason: .connectionRefused)
        #expect(CallFailure(.transport(refused)).diagnosis == [text])
    }

    @Test
    func `a slow server is named; a server that responded is not`() {
        func text(_ error: IoTError) -> String { CallFailure(error).diagnosis.joined(separator: "; ") }
        let slow = TransportError(host: "iot", port: 443, proxy: "p:1", reason: .readTimeout)
        #expect(text(.transport(slow)) == "no response from iot: proxy p:1: timed out")
        let direct = TransportError(host: "iot", port: 443, reason: .readTimeout)
        #expect(text(.transport(direct)) == "no response from iot: timed out")
        let malformed = TransportError(host: "iot", port: 443, reason: .malformedResponse)
        #expect(text(.transport(malformed)) == "unexpected response: not HTTP")
        let role = CredentialsError.broken(source: "the role", reason: .exchange(.assumeRole, .transport(direct)))
        #expect(text(.credentials(role)) == "STS AssumeRole: no response from iot: timed out")
    }

    @Test func `a source that is configured but unusable has a kind of its own`() {
        let problem = CredentialsError.broken(
            source: "profile ops", reason: .missing(setting: "aws_secret_access_key", besides: "aws_access_key_id"))
        let refusal = CallFailure.SourceRefusal(
            source: "profile ops",
            reason: .described(text: "aws_access_key_id is set, but aws_secret_access_key is not"))
        #expect(CallFailure(.credentials(problem)).kind == .brokenCredentials(refusal))
    }

    @Test func `a transient failure of a credentials service does not make the credentials unusable`() {
        func failure(_ failure: ExchangeFailure) -> CallFailure {
            CallFailure(.credentials(.broken(source: "the role", reason: .exchange(.assumeRole, failure))))
        }
        func kind(_ exchange: ExchangeFailure) -> CallFailure.Kind { failure(exchange).kind }
        let refused = TransportError(host: "127.0.0.1", port: 9, reason: .connectionRefused)
        #expect(kind(.transport(refused)) == .noAnswer(.connectionRefused))
        let silence = "STS AssumeRole: no response from 127.0.0.1:9: connection refused"
        #expect(failure(.transport(refused)).diagnosis == [silence])
        #expect(kind(.refused(ServiceFault(code: "Throttling", statusCode: 400))) == .throttled)
        #expect(kind(.refused(ServiceFault(code: "TooManyRequestsException", statusCode: 429))) == .throttled)
        #expect(kind(.refused(ServiceFault(code: "InternalFailure", statusCode: 500))) == .serverError)
        let unreachable = ServiceFault(code: "IDPCommunicationError", message: "no reply", statusCode: 400)
        #expect(kind(.refused(unreachable)) == .serverError)
        #expect(ExitCode(failure(.refused(unreachable))) == .notYet)
        #expect(
            failure(.refused(unreachable)).diagnosis
                == ["STS AssumeRole: server error: IDPCommunicationError", "AWS: no reply (HTTP 400)"]
        )
        let denied = ServiceFault(code: "AccessDenied", statusCode: 403)
        let refusal = CallFailure.SourceRefusal(
            source: "the role", reason: .rejected(service: "STS AssumeRole", statusCode: nil))
        #expect(kind(.refused(denied)) == .brokenCredentials(refusal))
        #expect(failure(.refused(denied)).service == nil)
    }

    @Test func `each source of credentials keeps its reason`() {
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "environment variables", reason: .variable("AWS_ACCESS_KEY_ID")),
            .notConfigured(source: "profile ops", reason: .setting("aws_access_key_id", profile: "ops")),
        ])
        #expect(
            CallFailure(.credentials(problem)).kind
                == .noCredentials([
                    CallFailure.SourceRefusal(
                        source: "environment variables", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID")),
                    CallFailure.SourceRefusal(
                        source: "profile ops", reason: .settingNotFound(name: "aws_access_key_id", profile: "ops")),
                ]))
    }
}
