/// The errors that every AWS service may return, by their fix.
public enum CommonFault: Hashable, Sendable {
    /// The credentials are valid, but the permission is missing.
    case accessDenied
    /// The signature does not match: the secret key is wrong, or the request was changed on its way.
    case badSignature
    /// Clock skew: the request's time is too far from the server's.
    case clockSkew
    /// The session token has expired.
    case expiredToken
    /// The request was not signed, or not completely.
    case missingAuthentication
    /// The service is unavailable.
    case serviceUnavailable
    /// The account has not signed up for the service, or the region is not enabled.
    case subscriptionRequired
    /// The access key or the session token does not exist.
    case unknownKey
}

extension CommonFault {
    /// The kind of a fault, by its code; nil if the code is not a common one.
    ///
    /// Clock skew mostly comes with the code of a bad signature, and only the message names it.
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
