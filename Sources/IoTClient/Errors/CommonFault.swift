/// The errors that every AWS service may answer, by what has to be done about them.
public enum CommonFault: Hashable, Sendable {
    /// The credentials are good, but the permission is missing.
    case accessDenied
    /// The signature does not match: a wrong secret key, or something changed the request on its way.
    case badSignature
    /// The request's time is too far from the server's: this machine's clock is wrong.
    case clockSkew
    /// The session token has expired.
    case expiredToken
    /// The request was not signed, or not completely.
    case missingAuthentication
    /// The service does not work at the moment.
    case serviceUnavailable
    /// The account has not signed up for the service, or the region is not enabled.
    case subscriptionRequired
    /// AWS does not know the access key or the session token.
    case unknownKey
}

extension CommonFault {
    /// The kind that a code stands for, or nil for a code that is not a common one.
    ///
    /// A clock that is wrong mostly comes as a bad signature, told only by its message.
    init?(_ fault: ServiceFault) {
        switch fault.code {
        case "AccessDenied", "AccessDeniedException", "UnauthorizedException", "NotAuthorized":
            self = .accessDenied
        case "InvalidSignatureException", "SignatureDoesNotMatch":
            self = Self.mentionsClock(fault.message) ? .clockSkew : .badSignature
        case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture":
            self = .clockSkew
        case "ExpiredToken", "ExpiredTokenException":
            self = .expiredToken
        case "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
            "MissingAuthenticationTokenException":
            self = .missingAuthentication
        case "ServiceUnavailable", "ServiceUnavailableException", "503":
            self = .serviceUnavailable
        case "OptInRequired", "SubscriptionRequiredException":
            self = .subscriptionRequired
        case "InvalidAccessKeyId", "InvalidClientTokenId", "InvalidClientTokenIdException",
            "UnrecognizedClientException":
            self = .unknownKey
        default:
            return nil
        }
    }

    private static func mentionsClock(_ message: SanitizedText?) -> Bool {
        guard let message = message?.text.lowercased() else { return false }
        return message.contains("signature expired") || message.contains("not yet current")
    }
}
