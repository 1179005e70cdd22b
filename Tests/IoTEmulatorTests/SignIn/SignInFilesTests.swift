import Crypto
import FoundationEssentials
import Testing

@testable import IoTEmulator

/// The files that clients sign in with.
@Suite struct SignInFilesTests {
    private let signIn = TestSignIn()

    @Test func `the config file has the profiles, with this server's endpoints`() throws {
        let files = try #require(signIn.core.signIn?.files)
        #expect(
            files.config.hasPrefix(
                """
                [profile demo]
                role_arn = arn:aws:iam::123456789012:role/ops
                mfa_serial = arn:aws:iam::123456789012:mfa/alice
                source_profile = demo-user
                region = eu-west-1
                services = mitwatch-emulator

                """))
        #expect(files.config.contains("sso_start_url = http://\(TestSignIn.host)/start\n"))
        #expect(files.config.contains("login_session = arn:aws:iam::123456789012:user/ops\n"))
        for service in ["iot", "sts", "sso", "sso_oidc", "signin"] {
            #expect(files.config.contains("\(service) =\n  endpoint_url = http://\(TestSignIn.host)\n"))
        }
        #expect(files.credentials.hasPrefix("[demo-user]\naws_access_key_id = AKIAMITWATCHUSER0000\n"))
    }

    @Test func `the login session's file has the name and the members that the AWS CLI gives it`() throws {
        struct File: Decodable {
            let accessToken: Keys
            let tokenType: String
            let clientId: String
            let refreshToken: String
            let idToken: String
            let dpopKey: String
        }
        struct Keys: Decodable {
            let accessKeyId: String
            let secretAccessKey: String
            let sessionToken: String
            let accountId: String
            let expiresAt: String
        }
        let files = try #require(signIn.core.signIn?.files)
        #expect(
            files.loginCacheName == "a1abaa720f53d98a18ca92dbb4863eca9d1f3f9ddacc78048d233e7faa396a09.json")
        let file = try JSONDecoder().decode(File.self, from: Data(files.loginCache.utf8))
        #expect(file.accessToken.accountId == "123456789012")
        #expect(file.accessToken.expiresAt == "2026-11-23T15:29:22Z")
        #expect(file.clientId == SignInSession.crossDevice)
        #expect(file.idToken.split(separator: ".").count == 3)
        _ = try P256.Signing.PrivateKey(pemRepresentation: file.dpopKey)
        #expect(signIn.core.signIn?.files == files, "the session begins once")
    }

    @Test func `descriptions do not reveal secrets`() throws {
        let session = try signIn.session()
        let files = try #require(signIn.core.signIn?.files)
        var text = "\(session) \(files) \(String(reflecting: session)) \(String(reflecting: files))"
        dump(session, to: &text)
        dump(files, to: &text)
        for secret in [session.refreshToken, session.key.secret, session.key.sessionToken ?? "", "PRIVATE KEY"] {
            #expect(!text.contains(secret))
        }
    }
}
