/// A service that sources of credentials call.
public enum CredentialsService: Hashable, Sendable, CaseIterable {
    /// The role of a profile.
    case assumeRole
    /// The role of a web identity token.
    case assumeRoleWithWebIdentity
    /// GetRoleCredentials of IAM Identity Center.
    case ssoPortal
    /// CreateToken of IAM Identity Center: renews a sign-in.
    case ssoOIDC
    /// The agent of a container.
    case container
}

extension CredentialsService: CustomStringConvertible {
    /// The service's name in a message.
    public var description: String {
        switch self {
        case .assumeRole: "STS AssumeRole"
        case .assumeRoleWithWebIdentity: "STS AssumeRoleWithWebIdentity"
        case .ssoPortal: "AWS SSO portal"
        case .ssoOIDC: "AWS SSO OIDC"
        case .container: "container credentials"
        }
    }
}
