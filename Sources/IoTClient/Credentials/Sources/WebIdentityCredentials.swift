import FoundationEssentials

/// A role assumed with a token from a file that another program writes, such as Kubernetes.
///
/// AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN and AWS_ROLE_SESSION_NAME override the profile's
/// `web_identity_token_file`, `role_arn` and `role_session_name`, each independently, as in botocore. The file is read
/// each time.
struct WebIdentityCredentials: CredentialsSource {
    private let settings: ProfileSettings
    private let context: CredentialsContext
    private let usesVariables: Bool

    init(_ settings: ProfileSettings, _ context: CredentialsContext, usesVariables: Bool) {
        self.settings = settings
        self.context = context
        self.usesVariables = usesVariables
    }

    let name: SanitizedText = "web identity"

    func credentials() async throws(CredentialsError) -> Credentials {
        guard let path = try value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
            throw .notConfigured(source: name, reason: absence)
        }
        guard let roleArn = try value("AWS_ROLE_ARN", "role_arn") else {
            throw .broken(source: name, reason: .missing(setting: "role_arn", besides: "web_identity_token_file"))
        }
        let token = try token(at: context.expanded(path))
        let request = RoleRequest(
            source: name, roleArn: roleArn, sessionName: try value("AWS_ROLE_SESSION_NAME", "role_session_name"),
            endpoint: try settings.endpoint(
                of: .sts, region: context.region, environment: context.environment, source: name),
            context: context)
        var credentials = try await request.assume(webIdentityToken: token)
        credentials.renewal = .automatic
        credentials.accountId = accountId(ofARN: roleArn)
        return credentials
    }

    private func token(at path: String) throws(CredentialsError) -> String {
        guard let data = try? Data(contentsOf: URL(filePath: path)),
            let token = String(validating: data, as: UTF8.self)?.trimmed, !token.isEmpty
        else { throw .broken(source: name, reason: .unreadable(path: SanitizedText(path: path))) }
        return token
    }

    private var absence: CredentialsError.NotConfiguredReason {
        usesVariables
            ? .variable("AWS_WEB_IDENTITY_TOKEN_FILE")
            : .setting("web_identity_token_file", profile: SanitizedText(settings.name))
    }

    /// A variable, or a setting of the profile. No file is needed if all settings are in the environment.
    private func value(_ variable: String, _ setting: String) throws(CredentialsError) -> String? {
        if usesVariables, let value = context.variable(variable) {
            return value
        }
        do throws(CredentialsError) {
            return try settings.profile(for: name)[setting]
        } catch {
            guard case .notConfigured = error else { throw error }
            return nil
        }
    }
}
