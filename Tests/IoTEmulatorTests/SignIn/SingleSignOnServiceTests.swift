import FoundationEssentials
import Testing

@testable import IoTEmulator

/// IAM Identity Center: the device code grant, refreshes, and the portal.
@Suite struct SingleSignOnServiceTests {
    private static let deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

    /// A client that logs in with a device code.
    private struct Client {
        let signIn: TestSignIn
        var members: [String: String]

        init(_ signIn: TestSignIn) throws {
            self.signIn = signIn
            let body = #"{"clientName":"test","clientType":"public","scopes":["sso:account:access"]}"#
            let registered = try signIn.send("POST", "/client/register", body: body).decoded(Registered.self)
            #expect(registered.clientSecretExpiresAt == registered.clientIdIssuedAt + 90 * 86_400)
            members = ["clientId": registered.clientId, "clientSecret": registered.clientSecret]
        }

        func post(_ path: String, _ changes: [String: String]) throws -> Answer {
            let body = try JSONEncoder().encode(members.merging(changes) { $1 })
            return signIn.send("POST", path, body: String(decoding: body, as: UTF8.self))
        }

        func start() throws -> Started {
            try post("/device_authorization", ["startUrl": "http://\(TestSignIn.host)/start"]).decoded(Started.self)
        }

        func token(_ started: Started) throws -> Answer {
            try post("/token", ["grantType": deviceGrant, "deviceCode": started.deviceCode])
        }

        /// Logs in, waiting for the approval.
        func login() throws -> Token {
            let started = try start()
            signIn.wait(3)
            return try token(started).decoded(Token.self)
        }
    }

    private struct Registered: Decodable {
        let clientId: String
        let clientSecret: String
        let clientIdIssuedAt: Int
        let clientSecretExpiresAt: Int
    }

    private struct Started: Decodable {
        let deviceCode: String
        let userCode: String
        let verificationUri: String
        let verificationUriComplete: String
        let expiresIn: Int
        let interval: Int
    }

    private struct Token: Decodable {
        let accessToken: String
        let tokenType: String
        let expiresIn: Int
        let refreshToken: String
    }

    private struct Error: Decodable {
        let error: String
    }

    private func error(_ answer: Answer) throws -> [String] {
        [String(answer.status ?? 0), answer.errorType ?? "", try answer.decoded(Error.self).error]
    }

    private let signIn = TestSignIn()

    private func keys(_ token: String, account: String = "123456789012", role: String = "OpsRole") -> Answer {
        signIn.send(
            "GET", "/federation/credentials?account_id=\(account)&role_name=\(role)",
            headers: ["x-amz-sso_bearer_token": token])
    }

    @Test func `a device code is pending until it is approved after three seconds, and used once`() throws {
        let client = try Client(signIn)
        let started = try client.start()
        #expect(started.verificationUriComplete == "http://\(TestSignIn.host)/device?user_code=\(started.userCode)")
        signIn.wait(2)
        #expect(
            try error(client.token(started))
                == ["400", "AuthorizationPendingException", "authorization_pending"])
        signIn.wait(1)
        let token = try client.token(started).decoded(Token.self)
        #expect([token.tokenType, String(token.expiresIn)] == ["Bearer", "3600"])
        #expect(try error(client.token(started)) == ["400", "InvalidGrantException", "invalid_grant"])
    }

    @Test func `opening the page approves a device code at once`() throws {
        let signIn = TestSignIn { $0.approvalSeconds = nil }
        let client = try Client(signIn)
        let started = try client.start()
        signIn.wait(599)
        #expect(try error(client.token(started))[2] == "authorization_pending")
        let page = signIn.send("GET", "/device?user_code=\(started.userCode)")
        #expect(page.status == 200)
        #expect(page.body.contains("Code \(started.userCode) is approved."))
        #expect(try client.token(started).status == 200)
    }

    @Test func `a page without a valid code approves nothing`() throws {
        #expect(signIn.send("GET", "/device?user_code=AAAA-AAAA").status == 404)
        #expect(signIn.send("GET", "/device").status == 404)
    }

    @Test func `a device code expires after ten minutes`() throws {
        let client = try Client(signIn)
        let started = try client.start()
        signIn.wait(600)
        #expect(try error(client.token(started)) == ["400", "ExpiredTokenException", "expired_token"])
    }

    @Test func `requests that are not valid are rejected`() throws {
        let client = try Client(signIn)
        #expect(try error(signIn.send("POST", "/client/register", body: "{}"))[2] == "invalid_request")
        #expect(try error(client.post("/device_authorization", ["startUrl": "https://other"]))[2] == "invalid_request")
        #expect(
            try error(client.post("/token", ["clientSecret": "a"])) == [
                "401", "InvalidClientException", "invalid_client",
            ])
        #expect(try error(client.post("/token", [:]))[2] == "invalid_request")
        #expect(try error(client.post("/token", ["grantType": "password"]))[2] == "unsupported_grant_type")
        #expect(
            try error(client.post("/token", ["grantType": Self.deviceGrant, "deviceCode": "a"]))[2] == "invalid_grant")
        #expect(try error(signIn.send("POST", "/token", body: "["))[2] == "invalid_request")
    }

    @Test func `an access token gives keys of the role that AWS IoT accepts`() throws {
        struct Response: Decodable {
            let roleCredentials: Keys
        }
        struct Keys: Decodable {
            let accessKeyId: String
            let secretAccessKey: String
            let sessionToken: String
            let expiration: Int
        }
        let answer = keys(try Client(signIn).login().accessToken)
        let response = try answer.decoded(Response.self).roleCredentials
        #expect(response.expiration == Int(signIn.now.timeIntervalSince1970 + 3600) * 1000)
        let key = AccessKey(
            id: response.accessKeyId, secret: response.secretAccessKey, sessionToken: response.sessionToken)
        #expect(signIn.callIoT(with: key).status == 200)
    }

    @Test func `the portal rejects other tokens, roles and accounts`() throws {
        let token = try Client(signIn).login().accessToken
        #expect(keys("other").errorType == "UnauthorizedException")
        #expect(keys("other").status == 401)
        #expect(keys(token, account: "999999999999").errorType == "ForbiddenException")
        #expect(keys(token, role: "Other").errorType == "ForbiddenException")
        #expect(keys(token, role: "").errorType == "InvalidRequestException")
        signIn.wait(3600)
        #expect(keys(token).status == 401)
    }

    @Test func `a refresh token is accepted once, until the session ends`() throws {
        let client = try Client(signIn)
        let first = try client.login()
        func refresh(_ token: String) throws -> Answer {
            try client.post("/token", ["grantType": "refresh_token", "refreshToken": token])
        }
        let second = try refresh(first.refreshToken).decoded(Token.self)
        #expect(keys(second.accessToken).status == 200)
        #expect(try error(refresh(first.refreshToken))[2] == "invalid_grant")
        signIn.wait(8 * 3600)
        #expect(try error(refresh(second.refreshToken))[2] == "invalid_grant")
    }

    @Test func `a session that is ended is over`() throws {
        let client = try Client(signIn)
        let token = try client.login()
        #expect(signIn.change(#"{"end": ["singleSignOn"]}"#).status == 200)
        #expect(keys(token.accessToken).status == 401)
        #expect(
            try error(client.post("/token", ["grantType": "refresh_token", "refreshToken": token.refreshToken]))[2]
                == "invalid_grant")
        #expect(keys(try client.login().accessToken).status == 200)
    }
}
