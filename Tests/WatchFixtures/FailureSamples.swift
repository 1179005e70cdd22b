import Dashboard

/// A failure of each kind.
public enum FailureSamples {
    /// One of each kind.
    public static let kinds = Array(sequence(first: CallFailure.Kind.notFound, next: next))

    /// One of each kind.
    public static let failures = kinds.map { CallFailure(kind: $0) }

    /// A source of credentials without credentials.
    public static let refusal = CallFailure.SourceRefusal(
        source: "environment variables", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID"))

    /// A command that logs in.
    public static let login = Login(
        "aws sso login --profile ops", arguments: ["aws", "sso", "login", "--profile", "ops"])

    /// A role that requires an MFA code.
    public static let codeRequest = CodeRequest(
        serial: "arn:aws:iam::123456789012:mfa/alice", profile: "ops", roleArn: "arn:aws:iam::123456789012:role/ops",
        command: "aws sts get-caller-identity --profile ops")

    /// The sample after this one; nil after the last. A new kind does not compile until it has a sample.
    private static func next(after kind: CallFailure.Kind) -> CallFailure.Kind? {
        switch kind {
        case .notFound: .invalidRequest
        case .invalidRequest: .throttled
        case .throttled: .serverError
        case .serverError: .accessDenied
        case .accessDenied: .credentialsExpired
        case .credentialsExpired: .credentialsRefused
        case .credentialsRefused: .noCredentials([refusal])
        case .noCredentials: .brokenCredentials(refusal)
        case .brokenCredentials: .signInNeeded(refusal, login)
        case .signInNeeded: .codeNeeded(refusal, codeRequest)
        case .codeNeeded: .clockSkew
        case .clockSkew: .noAnswer(.connectionRefused)
        case .noAnswer: .notSecure(.selfSigned)
        case .notSecure: .undecodable(.notHTTP)
        case .undecodable: .notRecorded
        case .notRecorded: .other
        case .other: nil
        }
    }
}
