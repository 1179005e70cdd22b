import Crypto
import FoundationEssentials
import Testing

@testable import IoTEmulator

/// The sign-in service accepts a valid refresh, and rejects each violation for its own reason.
@Suite struct TokenServiceTests {
    private let signIn = TestSignIn()

    /// Sends a refresh that `change` made invalid. Returns the response and the counted reason.
    private func refusal(_ change: (inout TestToken) -> Void) throws -> (answer: Answer, reasons: [String]) {
        var token = try TestToken(try signIn.session(), now: signIn.now)
        change(&token)
        let answer = Answer(signIn.core.react(to: try token.request))
        return (answer, signIn.refusals.map(\.key))
    }

    private func expectRefusal(_ reason: TokenRefusal, _ change: (inout TestToken) -> Void) throws {
        let (answer, reasons) = try refusal(change)
        #expect(answer.status == (reason == .refreshToken ? 401 : 400))
        #expect(reasons == [reason.rawValue])
    }

    @Test(arguments: [SignInSession.sameDevice, SignInSession.crossDevice])
    func `a valid refresh returns keys that AWS IoT accepts, and replaces the refresh token`(clientId: String) throws {
        let session = try signIn.session(clientId: clientId)
        let answer = Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request))
        #expect(answer.status == 200)
        let body = try answer.decoded(TokenAnswerBody.self)
        #expect(body.tokenType == "aws_sigv4")
        #expect(body.expiresIn == 900)
        #expect(body.refreshToken.hasPrefix("ASOR"))
        #expect(body.refreshToken != session.refreshToken)
        #expect(body.refreshToken == (try signIn.current(session).refreshToken))
        let key = AccessKey(
            id: body.accessToken.accessKeyId, secret: body.accessToken.secretAccessKey,
            sessionToken: body.accessToken.sessionToken)
        #expect(signIn.callIoT(with: key).status == 200)
        #expect(signIn.core.counters.requests["CreateOAuth2Token"] == 1)
        #expect(signIn.refusals.isEmpty)
    }

    @Test func `the method must be POST`() throws {
        try expectRefusal(.method) { $0.method = "PUT" }
    }

    @Test func `another path is not the sign-in service`() throws {
        #expect(try refusal { $0.target = "/v1/tokens" }.answer.errorType == "MissingAuthenticationTokenException")
    }

    @Test func `there must be no query`() throws {
        try expectRefusal(.query) { $0.target = "/v1/token?a=b" }
    }

    @Test(arguments: ["application/x-amz-json-1.1", "application/x-www-form-urlencoded", ""])
    func `the content type must be JSON`(type: String) throws {
        try expectRefusal(.contentType) { $0.headers["content-type"] = type }
    }

    @Test func `the request must not be signed`() throws {
        try expectRefusal(.authorization) { $0.headers["authorization"] = "AWS4-HMAC-SHA256 Credential=a" }
    }

    @Test func `a missing and an additional member are rejected`() throws {
        try expectRefusal(.members) { $0.body["grantType"] = nil }
        try expectRefusal(.members) { $0.body["idToken"] = "a" }
        #expect(signIn.refusals == ["members": 2])
    }

    @Test func `a body that is not an object of texts is rejected`() throws {
        for body in ["", "[]", "null", #"{"clientId":1,"refreshToken":"a","grantType":"b"}"#] {
            var headers = ["host": TestSignIn.host, "content-type": "application/json"]
            headers["dpop"] = try TestToken(try signIn.session(), now: signIn.now).proof
            #expect(signIn.send("POST", "/v1/token", headers: headers, body: body).status == 400)
        }
        #expect(signIn.refusals == ["members": 4])
    }

    @Test func `the grant type must be refresh_token`() throws {
        try expectRefusal(.grantType) { $0.body["grantType"] = "authorization_code" }
    }

    @Test func `the client ID must be one of the two, and the session's`() throws {
        try expectRefusal(.clientId) { $0.body["clientId"] = "arn:aws:signin:::devtools/other" }
        try expectRefusal(.clientId) { $0.body["clientId"] = SignInSession.sameDevice }
    }

    @Test func `an unknown refresh token is rejected as expired`() throws {
        try expectRefusal(.refreshToken) { $0.body["refreshToken"] = "ASORUNKNOWN" }
    }

    @Test func `a refresh token is accepted once`() throws {
        let session = try signIn.session()
        let first = Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request))
        let second = Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request))
        let third = Answer(signIn.core.react(to: try TestToken(signIn.current(session), now: signIn.now).request))
        #expect([first.status, second.status, third.status] == [200, 401, 200])
        #expect(second.errorType == "AccessDeniedException")
        #expect(second.body == #"{"error":"TOKEN_EXPIRED","message":"The refresh token has expired."}"#)
    }

    @Test func `a session can be refreshed for twelve hours`() throws {
        let session = try signIn.session()
        signIn.wait(12 * 3600 - 1)
        #expect(Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request)).status == 200)
        signIn.wait(1)
        let current = try signIn.current(session)
        #expect(Answer(signIn.core.react(to: try TestToken(current, now: signIn.now).request)).status == 401)
    }

    @Test func `a session of another region is rejected as an invalid grant`() throws {
        #expect(signIn.change(#"{"region": "us-east-1"}"#).status == 200)
        let (answer, reasons) = try refusal { _ in }
        #expect(reasons == ["region"])
        #expect(answer.errorType == "ValidationException")
        #expect(
            answer.body == #"{"error":"INVALID_REQUEST","message":"The provided authorization grant is invalid, "#
                + #"expired, revoked, or malformed"}"#)
        let session = try signIn.session(region: "us-east-1")
        #expect(Answer(signIn.core.react(to: try TestToken(session, now: signIn.now).request)).status == 200)
    }
}
