import FoundationEssentials
import Testing

@testable import IoTEmulator

/// Temporary keys: AWS IoT accepts them with their session token until they end.
@Suite struct KeyEndTests {
    private let signIn = TestSignIn()

    @Test func `keys are accepted to their last second, and then they are expired`() throws {
        let key = try signIn.session().key
        signIn.wait(899)
        #expect(signIn.callIoT(with: key).status == 200)
        signIn.wait(1)
        let answer = signIn.callIoT(with: key)
        #expect(answer.status == 403)
        #expect(answer.errorType == "ExpiredTokenException")
        #expect(answer.message == "The security token included in the request is expired")
        let identity = signIn.callSTS(["Action": "GetCallerIdentity", "Version": "2011-06-15"], with: key)
        #expect(identity.status == 403)
        #expect(identity.element("Code") == "ExpiredToken")
    }

    @Test(arguments: [nil, "", "wrong"])
    func `a missing or another session token is rejected`(token: String?) throws {
        var key = try signIn.session().key
        key.sessionToken = token
        let answer = signIn.callIoT(with: key)
        #expect(answer.status == 403)
        #expect(answer.errorType == "UnrecognizedClientException")
    }

    @Test func `an unknown key is rejected`() {
        let key = AccessKey(id: "ASIAUNKNOWN", secret: "a", sessionToken: "b")
        #expect(signIn.callIoT(with: key).errorType == "UnrecognizedClientException")
    }

    @Test func `the secret must be the key's`() throws {
        let key = try signIn.session().key
        let other = AccessKey(id: key.id, secret: "a", sessionToken: key.sessionToken)
        #expect(signIn.callIoT(with: other).errorType == "InvalidSignatureException")
    }

    @Test func `keys that are revoked end at once, and new ones are valid`() throws {
        let (role, session) = (try signIn.assumeRole().key, try signIn.session())
        #expect(signIn.change(#"{"end": ["keys"]}"#).status == 200)
        #expect(signIn.callIoT(with: role).errorType == "ExpiredTokenException")
        #expect(signIn.callIoT(with: session.key).errorType == "ExpiredTokenException")
        #expect(signIn.callIoT(with: try signIn.assumeRole(code: "654321").key).status == 200)
        #expect(signIn.callIoT(with: nil).status == 200)
    }

    @Test func `without sign-in services there is nothing of this`() {
        let core = TestCore(.typical)
        for (method, path) in [("POST", "/v1/token"), ("POST", "/"), ("POST", "/token"), ("GET", "/device")] {
            #expect(
                Answer(core.react(TestToken.request(method, path))).errorType == "MissingAuthenticationTokenException")
            #expect(core.call(method, path).errorType == "UnknownOperationException")
        }
        let change = TestToken.request("PUT", "/emulator/sign-in", body: #"{"reset": true}"#)
        #expect(Answer(core.react(change)).errorType == "UnknownOperationException")
    }
}
