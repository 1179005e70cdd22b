import FoundationEssentials

/// What it takes to renew credentials before they expire.
public enum CredentialsRenewal: Hashable, Sendable {
    /// The source renews them without the operator.
    case automatic
    /// The operator has to enter an MFA code.
    case code(MFARequest)
    /// The operator has to log in.
    case login(LoginCommand)
    /// The source cannot renew them; environment variables, for example.
    case never
}

/// What is known about the credentials in use, without the credentials themselves.
public struct CredentialsStatus: Hashable, Sendable {
    /// Their source, such as "login session of profile ops".
    public var origin: SanitizedText
    /// When they expire; nil if that is unknown or never.
    public var expiration: Date?
    /// What it takes to renew them; nil if that is unknown.
    public var renewal: CredentialsRenewal?
    /// The account that they belong to, 12 digits, if the source knows it.
    public var accountId: String?
    /// Why the last renewal failed, although they are still valid; nil if it did not fail.
    public var failure: CredentialsError?

    /// A status of these parts.
    public init(
        origin: SanitizedText, expiration: Date? = nil, renewal: CredentialsRenewal? = nil, accountId: String? = nil,
        failure: CredentialsError? = nil
    ) {
        self.origin = origin
        self.expiration = expiration
        self.renewal = renewal
        self.accountId = accountId
        self.failure = failure
    }
}
