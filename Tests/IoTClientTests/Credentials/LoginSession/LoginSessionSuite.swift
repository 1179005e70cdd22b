import FoundationEssentials
import IoTClient

/// Profiles, session files and the sign-in service for the suites of login sessions.
protocol LoginSessionSuite {}

extension LoginSessionSuite {
    static var identity: String { "arn:aws:iam::123456789012:user/ops" }
    static var config: String { "[profile ops]\nlogin_session = \(identity)\nregion = us-west-2\n" }
    static var fileName: String { "a1abaa720f53d98a18ca92dbb4863eca9d1f3f9ddacc78048d233e7faa396a09.json" }
    static var file: String { "/.aws/login/cache/\(fileName)" }
    static var tokenURL: String { "POST https://us-west-2.signin.aws.amazon.com/v1/token" }
    /// The time of the machines: 2025-11-23T15:04:05Z. These are 20 minutes, 4 minutes and no time later.
    static var fresh: String { "2025-11-23T15:24:05Z" }
    static var expiring: String { "2025-11-23T15:08:05Z" }
    static var over: String { "2025-11-23T15:04:05Z" }
    static var secrets: [String] { ["hunter2", "session-token", "ASOR", "MHcC", "eyJ", "id-token"] }

    /// A file, with members that this program does not know.
    static func session(_ end: String, id: String = "ASIAOLD", refreshToken: String = "ASOR-1") -> String {
        let key = DPoPProofTests.sec1.replacing("\n", with: "\\n")
        return #"{"accessToken": {"accessKeyId": "\#(id)", "secretAccessKey": "hunter2", "#
            + #""sessionToken": "session-token", "accountId": "123456789012", "expiresAt": "\#(end)", "new": [1]}, "#
            + #""tokenType": "urn:x", "clientId": "arn:aws:signin:::devtools/cross-device", "#
            + #""refreshToken": "\#(refreshToken)", "idToken": "id-token", "dpopKey": "\#(key)", "#
            + #""later": {"a": 1.50, "b": [true, null]}}"#
    }

    /// New keys for 15 minutes.
    static func renewed(id: String = "ASIANEW", refreshToken: String = "ASOR-2") -> HTTPResponse {
        .text(
            #"{"accessToken": {"accessKeyId": "\#(id)", "secretAccessKey": "hunter2-new", "#
                + #""sessionToken": "session-token-new"}, "tokenType": "aws_sigv4", "expiresIn": 900, "#
                + #""refreshToken": "\#(refreshToken)"}"#)
    }

    static func refused(_ error: String, status: Int, exception: String? = "AccessDeniedException") -> HTTPResponse {
        var response = HTTPResponse.text(#"{"error": "\#(error)", "message": "m"}"#, status: status)
        if let exception {
            response.headers.append(name: "x-amzn-ErrorType", value: exception)
        }
        return response
    }

    /// A machine whose waits end at once.
    func machine(_ home: String, _ answers: [CannedTransport.Outcome], config: String = config) -> Machine {
        machine(home, CannedTransport(inTurn: answers), config: config)
    }

    func machine(_ home: String, _ servers: CannedTransport, config: String = config) -> Machine {
        Machine(config: config, profile: "ops", home: home, servers: servers, sleep: { _ in })
    }

    func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "login session (profile ops)", reason: reason)
    }

    func command(remote: Bool = false, region: String? = nil) -> LoginCommand {
        LoginCommand(.loginSession, profile: "ops", isRemote: remote, region: region)
    }

    /// The refresh tokens that were sent.
    func sentTokens(_ servers: CannedTransport) -> [String] {
        servers.requests.compactMap {
            try? JSONDecoder().decode([String: String].self, from: $0.body)["refreshToken"]
        }
    }

    func proofs(_ servers: CannedTransport) throws -> [ReadProof] {
        try servers.requests.map { try ReadProof($0.headers["DPoP"] ?? "") }
    }

    func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
