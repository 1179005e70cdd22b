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
