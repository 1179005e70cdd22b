import FoundationEssentials
import IoTClient

/// Profiles, token files and servers for the suites of single sign-on.
protocol SingleSignOnSuite {}

extension SingleSignOnSuite {
    static var profile: String {
        "[profile ops]\nsso_account_id = 111122223333\nsso_role_name = View\n"
    }
    static var sessionForm: String {
        profile + "sso_session = corp\n[sso-session corp]\nsso_region = eu-north-1\n"
            + "sso_start_url = https://corp.awsapps.com/start\n"
    }
    static var olderForm: String {
        profile + "sso_region = eu-north-1\nsso_start_url = https://corp.awsapps.com/start\n"
    }
    /// The SHA-1 of `corp`, and of the start URL.
    static var sessionFile: String {
        "/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    }
    static var olderFile: String {
        "/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"
    }

    static var credentialsURL: String {
        "GET https://portal.sso.eu-north-1.amazonaws.com/federation/credentials?role_name=View&account_id=111122223333"
    }
    static var tokenURL: String {
        "POST https://oidc.eu-north-1.amazonaws.com/token"
    }
    static var credentials: HTTPResponse {
        HTTPResponse.text(
            #"{"roleCredentials": {"accessKeyId": "AKSSO", "secretAccessKey": "s", "sessionToken": "t", "#
                + #""expiration": 1763913845000}}"#)
    }

    static func token(expires: String, renewable: Bool = false) -> String {
        let client =
            #", "clientId": "c", "clientSecret": "cs", "registrationExpiresAt": "2026-01-01T00:00:00Z", "#
            + #""refreshToken": "old", "startUrl": "u", "region": "r""#
        return #"{"accessToken": "TOKEN", "expiresAt": "\#(expires)"\#(renewable ? client : "")}"#
    }

    func machine(_ home: String, _ config: String, _ answers: [String: HTTPResponse]) -> Machine {
        Machine(config: config, profile: "ops", home: home, servers: .routes(answers), sleep: { _ in })
    }

    func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "SSO (profile ops)", reason: reason)
    }

    func bearers(_ servers: CannedTransport) -> [String] {
        servers.requests.compactMap { $0.headers["x-amz-sso_bearer_token"] }
    }
}
