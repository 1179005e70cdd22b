/// Keys from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
///
/// AWS_SECURITY_TOKEN is the older name of the token and wins, as in botocore. AWS_CREDENTIAL_EXPIRATION is in ISO
/// 8601.
public struct EnvironmentCredentials: CredentialsSource, Redacted {
    private static let names = Credentials.SettingNames(
        accessKeyId: "AWS_ACCESS_KEY_ID", secretAccessKey: "AWS_SECRET_ACCESS_KEY",
        sessionToken: ["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"], expiration: "AWS_CREDENTIAL_EXPIRATION")

    private let environment: [String: String]

    /// The source's name in messages.
    public let name: SanitizedText = "environment variables"

    /// Reads these variables, not those of the process.
    public init(environment: [String: String]) {
        self.environment = environment
    }

    /// Only the name, as the environment holds secrets.
    public var description: String {
        "EnvironmentCredentials(redacted)"
    }

    /// The credentials in the environment variables.
    ///
    /// - Returns: The credentials.
    /// - Throws: ``CredentialsError/notConfigured(source:reason:)`` without AWS_ACCESS_KEY_ID,
    ///   ``CredentialsError/broken(source:reason:)`` if a variable is missing or malformed.
    public func credentials() throws(CredentialsError) -> Credentials {
        guard var credentials = try Credentials(source: name, names: Self.names, read: { environment[$0] }) else {
            throw .notConfigured(source: name, reason: .variable("\(Self.names.accessKeyId)"))
        }
        credentials.renewal = credentials.expiration.map { _ in .never }
        return credentials
    }
}
