/// The files with which the AWS CLI, boto3 and mitwatch sign in at the emulator, with all endpoints in them.
public struct SignInFiles: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The content of the file that `AWS_CONFIG_FILE` names, with the profiles below.
    public let config: String
    /// The content of the file that `AWS_SHARED_CREDENTIALS_FILE` names.
    public let credentials: String
    /// The name of the login session's file in the directory that `AWS_LOGIN_CACHE_DIRECTORY` names.
    public let loginCacheName: String
    /// The content of that file.
    public let loginCache: String

    /// The profile of role `ops`, which requires an MFA code.
    public static let roleProfile = "demo"
    /// The profile of single sign-on. There was no login yet.
    public static let singleSignOnProfile = "demo-sso"
    /// The profile of a login session of `aws login`.
    public static let loginProfile = "demo-login"
    /// The profile of the user's keys, which may call only STS.
    public static let userProfile = "demo-user"

    init(_ state: SignInState, session: SignInSession) {
        config = Self.config(state, session)
        credentials = """
            [\(Self.userProfile)]
            aws_access_key_id = \(state.options.userAccessKeyId)
            aws_secret_access_key = \(state.options.userSecretAccessKey)

            """
        loginCacheName = session.fileName
        loginCache = session.file
    }

    private static func config(_ state: SignInState, _ session: SignInSession) -> String {
        let (account, name) = (state.account, "mitwatch-emulator")
        let common = "region = \(account.region)\nservices = \(name)"
        let endpoints = ["iot", "sts", "sso", "sso_oidc", "signin"]
            .map { "\($0) =\n  endpoint_url = \(state.address)" }
        return """
            [profile \(roleProfile)]
            role_arn = \(account.arn("iam", "role/ops"))
            mfa_serial = \(account.devices[0])
            source_profile = \(userProfile)
            \(common)

            [profile \(userProfile)]
            \(common)

            [profile \(singleSignOnProfile)]
            sso_session = \(name)
            sso_account_id = \(account.accountId)
            sso_role_name = \(SignInState.role)
            \(common)

            [sso-session \(name)]
            sso_start_url = \(state.startURL)
            sso_region = \(account.region)
            sso_registration_scopes = sso:account:access

            [profile \(loginProfile)]
            login_session = \(session.arn)
            \(common)

            [services \(name)]
            \(endpoints.joined(separator: "\n"))

            """
    }

    /// Without secrets.
    public var description: String {
        "SignInFiles(\(loginCacheName))"
    }

    /// Without secrets.
    public var customMirror: Mirror {
        Mirror(self, children: ["description": description])
    }
}
