import FoundationEssentials
import Testing

@testable import IoTEmulator

/// `PUT /emulator/sign-in`.
@Suite struct SignInFaultTests {
    private let signIn = TestSignIn()

    private func refresh(_ session: SignInSession) throws -> Reaction {
        signIn.core.react(to: try TestToken(signIn.current(session), now: signIn.now).request)
    }

    @Test(arguments: [
        ("TOKEN_EXPIRED", 401, "AccessDeniedException", "TOKEN_EXPIRED"),
        ("AUTHCODE_EXPIRED", 401, "AccessDeniedException", "AUTHCODE_EXPIRED"),
        ("USER_CREDENTIALS_CHANGED", 403, "AccessDeniedException", "USER_CREDENTIALS_CHANGED"),
        ("INSUFFICIENT_PERMISSIONS", 403, "AccessDeniedException", "INSUFFICIENT_PERMISSIONS"),
        ("INVALID_REQUEST", 400, "ValidationException", "INVALID_REQUEST"),
        ("THROTTLED", 429, "TooManyRequestsError", "INVALID_REQUEST"),
        ("SERVER_ERROR", 500, "InternalServerException", "server_error"),
        ("SERVICE_QUOTA_EXCEEDED", 402, "ServiceQuotaExceededException", "SERVICE_QUOTA_EXCEEDED"),
        ("RESOURCE_NOT_FOUND", 404, "ResourceNotFoundException", "RESOURCE_NOT_FOUND"),
        ("CONFLICT", 409, "ConflictException", "CONFLICT"),
    ])
    func `each row of the table, once, and the refresh token stays`(
        name: String, status: Int, exception: String, error: String
    ) throws {
        let session = try signIn.session()
        #expect(signIn.change(#"{"refresh": "\#(name)"}"#).status == 200)
        let answer = Answer(try refresh(session))
        #expect(answer.status == status)
        #expect(answer.errorType == exception)
        #expect(try answer.decoded([String: String].self)["error"] == error)
        #expect(try signIn.current(session).refreshToken == session.refreshToken)
        #expect(Answer(try refresh(session)).status == 200)
    }

    @Test func `a fault lasts as many times as requested`() throws {
        let session = try signIn.session()
        _ = signIn.change(#"{"refresh": "SERVER_ERROR", "times": 2}"#)
        let statuses = try (0..<3).map { _ in Answer(try refresh(session)).status }
        #expect(statuses == [500, 500, 200])
    }

    @Test func `an error can lack its header`() throws {
        let session = try signIn.session()
        _ = signIn.change(#"{"refresh": "TOKEN_EXPIRED", "errorHeader": false}"#)
        let answer = Answer(try refresh(session))
        #expect(answer.status == 401)
        #expect(answer.errorType == nil)
    }

    @Test func `responses that are none: a page, no keys, a redirect, silence`() throws {
        let session = try signIn.session()
        _ = signIn.change(#"{"refresh": "HTML"}"#)
        guard case .respond(let page) = try refresh(session) else { throw Unexpected() }
        #expect(page.contentType == "text/html")
        _ = signIn.change(#"{"refresh": "GARBAGE"}"#)
        #expect(Answer(try refresh(session)).body == #"{"tokenType":"aws_sigv4","expiresIn":900}"#)
        _ = signIn.change(#"{"refresh": "REDIRECT"}"#)
        guard case .respond(let redirect) = try refresh(session) else { throw Unexpected() }
        #expect([redirect.status == 307, redirect.location != nil] == [true, true])
        _ = signIn.change(#"{"refresh": "HANG"}"#)
        guard case .hang = try refresh(session) else { throw Unexpected() }
        #expect(try signIn.current(session).refreshToken == session.refreshToken)
    }

    @Test func `a response that is lost comes after the token was replaced`() throws {
        let session = try signIn.session()
        _ = signIn.change(#"{"refresh": "LOST"}"#)
        guard case .reset = try refresh(session) else { throw Unexpected() }
        #expect(try signIn.current(session).refreshToken != session.refreshToken)
        #expect(Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request)).status == 401)
    }

    @Test(arguments: [
        ("THROTTLED", 400, "Throttling", true), ("SERVER_ERROR", 500, "InternalFailure", true),
        ("ACCESS_DENIED", 403, "AccessDenied", false),
    ])
    func `STS fails, and the code is used or not`(name: String, status: Int, code: String, remains: Bool) throws {
        _ = signIn.change(#"{"assumeRole": "\#(name)"}"#)
        let answer = try signIn.assumeRole()
        #expect(answer.status == status)
        #expect(answer.element("Code") == code)
        #expect((try signIn.assumeRole().status == 200) == remains)
    }

    @Test func `a lost response of STS uses the code`() throws {
        _ = signIn.change(#"{"assumeRole": "LOST"}"#)
        #expect(try signIn.assumeRole().status == nil)
        #expect(try signIn.assumeRole().status == 403)
        #expect(try signIn.assumeRole(code: "654321").status == 200)
    }

    @Test func `sessions that are ended cannot be refreshed`() throws {
        let session = try signIn.session()
        _ = signIn.change(#"{"end": ["sessions"]}"#)
        #expect(Answer(try refresh(session)).status == 401)
        #expect(signIn.refusals == ["refreshToken": 1])
    }

    @Test func `times can be changed, and a reset restores everything`() throws {
        _ = signIn.change(
            #"{"longestRoleKeySeconds": 60, "refresh": "SERVER_ERROR", "region": "us-east-1", "errorHeader": false}"#)
        #expect(try signIn.assumeRole().element("Expiration") == "2026-11-23T15:15:22Z")
        #expect(signIn.change(#"{"reset": true}"#).status == 200)
        #expect(try signIn.assumeRole(code: "654321").element("Expiration") == "2026-11-23T16:14:22Z")
        #expect(Answer(try refresh(try signIn.session())).status == 200)
    }

    @Test(arguments: [
        "", "[]", #"{"refresh": "NOTHING"}"#, #"{"refesh": "HTML"}"#, #"{"refresh": "HTML", "times": 0}"#,
        #"{"end": ["everything"]}"#, #"{"sessionKeySeconds": -1}"#,
    ])
    func `an invalid change is rejected and changes nothing`(body: String) throws {
        #expect(signIn.change(body).errorType == "SerializationException")
        #expect(Answer(try refresh(try signIn.session())).status == 200)
    }

    @Test func `the state counts the calls and the rejected ones`() throws {
        let session = try signIn.session()
        _ = try refresh(session)
        _ = signIn.core.react(to: try TestToken(session, now: signIn.now).request)
        _ = try signIn.assumeRole()
        _ = signIn.send("GET", "/federation/credentials")
        #expect(
            signIn.send("GET", "/emulator/state").body
                == #"{"requests":{"AssumeRole":1,"CreateOAuth2Token":2,"GetRoleCredentials":1},"connections":0,"#
                + #""elapsedSeconds":20.000,"refusals":{"refreshToken":1}}"#)
    }

    private struct Unexpected: Error {}
}
