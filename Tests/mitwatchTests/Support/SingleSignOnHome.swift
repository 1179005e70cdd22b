import FoundationEssentials

/// A home directory with a profile `ops` for single sign-on, and what `aws sso login` writes there.
struct SingleSignOnHome {
    let path: String

    private static let config = """
        [profile ops]
        region = eu-west-1
        sso_session = corp
        sso_account_id = 111122223333
        sso_role_name = View
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.awsapps.com/start
        """
    /// The SHA-1 of `corp`.
    private static let tokenFile = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json"

    /// Runs `body` with such a home, without a login, and removes it.
    static func run<Value>(_ body: (SingleSignOnHome) async throws -> Value) async throws -> Value {
        let home = SingleSignOnHome(path: FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path)
        defer { try? FileManager.default.removeItem(atPath: home.path) }
        try FileManager.default.createDirectory(atPath: home.cache, withIntermediateDirectories: true)
        try Data(config.utf8).write(to: URL(filePath: home.path + "/.aws/config"))
        return try await body(home)
    }

    /// Does what `aws sso login --profile ops` does after confirmation in the browser. `expiresAt` is a time in ISO
    /// 8601.
    func signIn(token: String, expiresAt: String = "2999-01-01T00:00:00Z") throws {
        let text = #"{"accessToken": "\#(token)", "expiresAt": "\#(expiresAt)", "region": "eu-west-1"}"#
        try Data(text.utf8).write(to: URL(filePath: "\(cache)/\(Self.tokenFile)"), options: .atomic)
    }

    /// The portal's response: long-lived keys and their session token.
    static func credentials(sessionToken: String) -> LoopbackService.Reaction {
        .answer(
            #"{"roleCredentials": {"accessKeyId": "AKIDTEST", "secretAccessKey": "secret", "#
                + #""sessionToken": "\#(sessionToken)", "expiration": 32472144000000}}"#)
    }

    private var cache: String {
        path + "/.aws/sso/cache"
    }
}
