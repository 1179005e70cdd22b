import FoundationEssentials

/// Why a login session was not renewed. It names no profile: several profiles may have the same session.
struct LoginSessionTrouble: Hashable, Sendable {
    /// The failure in the last region.
    let failure: SignInService.Failure
    /// The regions that rejected the session, in order.
    let regions: [Region]
    /// How much this machine's clock differs from the service's, in seconds, if that is much.
    let skew: Int?

    /// The reason in an error about a profile.
    func reason(path: String, command: (_ region: Region?) -> LoginCommand) -> CredentialsError.BrokenReason {
        switch failure {
        case .refused(.expired, _): .loginRequired(command(nil), .spent)
        case .refused(.passwordChanged, _): .loginRequired(command(nil), .passwordChanged)
        case .refused(.noPermission, _):
            .missingPermission(action: "signin:CreateOAuth2Token", policy: "SignInLocalDevelopmentAccess")
        case .refused(.invalidRequest, _):
            .loginRequired(
                command(regions.first),
                .rejected(regions: regions.map { SanitizedText($0.rawValue) }, skew: skew))
        case .exchange(let failure): .exchange(.signIn, failure)
        case .unusable(let member): .unusableResponse(member: SanitizedText(member))
        case .key:
            .loginRequired(command(nil), .unusable(path: SanitizedText(path: path), member: "dpopKey"))
        }
    }

    /// Whether only the operator can renew the session.
    var needsLogin: Bool {
        switch failure {
        case .refused(.noPermission, _), .exchange, .unusable: false
        case .refused, .key: true
        }
    }
}
