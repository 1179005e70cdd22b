import ArgumentParser
import Dashboard
import IoTClient
import Testing

@testable import mitwatch

struct CallFailureTests {
    private let fault = ServiceFault(
        code: "Code", message: "words", requestId: "id-1", statusCode: 400, retryAfter: .seconds(7))

    @Test func `each kind of error means something to the watch`() {
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

    @Test func `what AWS said is kept beside the kind`() {
        let failure = CallFailure(.throttling(fault))
        #expect(
            failure
                == CallFailure(
                    kind: .throttled, code: "Code", message: "words", requestId: "id-1", statusCode: 400,
                    retryAfter: .seconds(7)))
    }

    @Test func `an answer that names no code is not taken for AWS's`() {
        let failure = CallFailure(.otherService(ServiceFault(code: "502", statusCode: 502)))
        #expect(failure == CallFailure(kind: .serverError, statusCode: 502))
    }

    @Test func `no answer says what happened on the way`() {
        let refused = TransportError(host: "127.0.0.1", port: 8080, reason: .connectionRefused)
        #expect(CallFailure(.transport(refused)).kind == .noAnswer(.connectionRefused))
        let large = TransportError(host: "127.0.0.1", port: 8080, reason: .bodyTooLarge(limit: 16 << 20))
        #expect(CallFailure(.transport(large)).kind == .undecodable(.tooLarge(limit: 16 << 20)))
    }

    @Test(arguments: [
        ("127.0.0.1", 8080, "no answer from 127.0.0.1:8080: connection refused"),
        ("::1", 80, "no answer from [::1]:80: connection refused"),
        ("iot.eu-west-1.amazonaws.com", 443, "no answer from iot.eu-west-1.amazonaws.com: connection refused"),
    ])
    func `in a line of text no answer names the server that was asked`(host: String, port: Int, text: String) {
        let refused = TransportError(host: SanitizedText(host), port: port, reason: .connectionRefused)
        #expect(CallFailure(.transport(refused)).plainText == text)
    }

    @Test
    func `a server that is slow is named too, one that sent something or holds credentials is not the silent one`() {
        func text(_ error: IoTError) -> String { CallFailure(error).plainText }
        let slow = TransportError(host: "iot", port: 443, proxy: "p:1", reason: .readTimeout)
        #expect(text(.transport(slow)) == "no answer from iot: proxy p:1: no answer in time")
        let direct = TransportError(host: "iot", port: 443, reason: .readTimeout)
        #expect(text(.transport(direct)) == "no answer from iot in time")
        let malformed = TransportError(host: "iot", port: 443, reason: .malformedResponse)
        #expect(text(.transport(malformed)) == "not an answer of the API: the answer is not HTTP")
        let role = CredentialsError.broken(source: "the role", reason: .exchange(.assumeRole, .transport(direct)))
        #expect(text(.credentials(role)) == "STS AssumeRole: no answer from iot in time")
    }

    @Test func `a source that is configured but broken is told as such`() {
        let problem = CredentialsError.broken(
            source: "profile ops", reason: .missing(setting: "aws_secret_access_key", besides: "aws_access_key_id"))
        let refusal = CallFailure.SourceRefusal(
            source: "profile ops",
            reason: .described(text: "aws_access_key_id is set, but aws_secret_access_key is not"))
        #expect(CallFailure(.credentials(problem)).kind == .brokenCredentials(refusal))
    }

    @Test func `a transient failure of a service that gives credentials does not make them broken`() {
        func failure(_ failure: ExchangeFailure) -> CallFailure {
            CallFailure(.credentials(.broken(source: "the role", reason: .exchange(.assumeRole, failure))))
        }
        func kind(_ exchange: ExchangeFailure) -> CallFailure.Kind { failure(exchange).kind }
        let refused = TransportError(host: "127.0.0.1", port: 9, reason: .connectionRefused)
        #expect(kind(.transport(refused)) == .noAnswer(.connectionRefused))
        let silence = "STS AssumeRole: no answer from 127.0.0.1:9: connection refused"
        #expect(failure(.transport(refused)).plainText == silence)
        #expect(kind(.refused(ServiceFault(code: "Throttling", statusCode: 400))) == .throttled)
        #expect(kind(.refused(ServiceFault(code: "TooManyRequestsException", statusCode: 429))) == .throttled)
        #expect(kind(.refused(ServiceFault(code: "InternalFailure", statusCode: 500))) == .serverError)
        let unreachable = ServiceFault(code: "IDPCommunicationError", message: "no reply", statusCode: 400)
        #expect(kind(.refused(unreachable)) == .serverError)
        #expect(ExitCode(failure(.refused(unreachable))) == .notYet)
        #expect(
            failure(.refused(unreachable)).plainText
                == "STS AssumeRole: server error: IDPCommunicationError "
                + "(AWS says: no reply; error: IDPCommunicationError, HTTP 400)"
        )
        let denied = ServiceFault(code: "AccessDenied", statusCode: 403)
        let refusal = CallFailure.SourceRefusal(
            source: "the role", reason: .rejected(service: "STS AssumeRole", statusCode: nil))
        #expect(kind(.refused(denied)) == .brokenCredentials(refusal))
        #expect(failure(.refused(denied)).service == nil)
    }

    @Test func `each source of credentials keeps its reason`() {
        let problem = CredentialsError.noneFound([
            .notConfigured(source: "the environment", reason: .variable("AWS_ACCESS_KEY_ID")),
            .notConfigured(source: "profile ops", reason: .setting("aws_access_key_id", profile: "ops")),
        ])
        #expect(
            CallFailure(.credentials(problem)).kind
                == .noCredentials([
                    CallFailure.SourceRefusal(
                        source: "the environment", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID")),
                    CallFailure.SourceRefusal(
                        source: "profile ops", reason: .settingNotFound(name: "aws_access_key_id", profile: "ops")),
                ]))
    }
}
