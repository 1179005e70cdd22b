import FoundationEssentials

/// What is known about the credentials in use.
public struct CredentialsFacts: Hashable, Sendable {
    /// What it takes to renew them.
    public enum Renewal: Hashable, Sendable {
        /// Nothing: it happens without the operator.
        case automatic
        /// An MFA code.
        case code(CodeRequest)
        /// A login.
        case login(Login)
        /// They cannot be renewed.
        case never
    }

    /// Their source: `the role of profile ops`.
    public var origin: String
    /// When they expire; nil if that is unknown or never.
    public var expiration: Date?
    /// What it takes to renew them; nil if that is unknown.
    public var renewal: Renewal?
    /// The account that they belong to, if the source knows it.
    public var accountId: String?
    /// Why the last renewal failed, although they are still valid; nil if it did not fail.
    public var failure: CallFailure?

    /// Facts of these parts.
    public init(
        origin: String, expiration: Date? = nil, renewal: Renewal? = nil, accountId: String? = nil,
        failure: CallFailure? = nil
    ) {
        self.origin = origin
        self.expiration = expiration
        self.renewal = renewal
        self.accountId = accountId
        self.failure = failure
    }
}

/// The result of a code that the operator entered.
public enum CodeOutcome: Hashable, Sendable {
    /// AWS accepted it.
    case accepted
    /// It was sent before, so it was not sent again.
    case used
    /// AWS rejected it, or there was no response.
    case failed(CallFailure)
}

/// The end of a login command.
public enum LoginOutcome: Hashable, Sendable {
    /// It exited with status 0.
    case succeeded
    /// It exited with this status; a negative one is the signal that ended it.
    case failed(status: Int32)
    /// It was not started, with the reason.
    case notStarted(String)
}
