/// Why AWS sign-in rejects a login session. Each has its own fix.
enum SignInRefusal: Hashable, Sendable {
    /// The session is over, or its refresh token was already used.
    case expired
    /// The password has changed since the login.
    case passwordChanged
    /// The permission for the call is missing.
    case noPermission
    /// The session is from another region, the clock is off, or the service has an outage.
    case invalidRequest

    /// Reads a rejection: by the `error` of its body, then by the exception's name in the header, then by the status.
    ///
    /// - Returns: The error, and its meaning; nil if it says nothing about the session. The code of an error that is
    ///   retried is one that the retry rules know.
    static func read(_ response: HTTPResponse) -> (fault: ServiceFault, refusal: SignInRefusal?) {
        var fault = ServiceFault(response)
        let meaning =
            Meaning(error: FlatJSON(response.body)?["error"], status: response.statusCode)
            ?? Meaning(exception: fault.code.text, status: response.statusCode)
            ?? Meaning(status: response.statusCode)
        switch meaning {
        case .refusal(let refusal):
            fault.code = shownCode(response) ?? fault.code
            return (fault, refusal)
        case .throttled: fault.code = fault.isThrottling ? fault.code : "TooManyRequestsError"
        case .transient: fault.code = fault.isTransient ? fault.code : "InternalServerException"
        case .unknown: fault.code = shownCode(response) ?? fault.code
        }
        return (fault, nil)
    }

    /// The `error` of the body.
    private static func shownCode(_ response: HTTPResponse) -> SanitizedText? {
        FlatJSON(response.body)?["error"].flatMap(ServiceFault.bareCode)
    }
}

/// What a rejection means.
private enum Meaning {
    case refusal(SignInRefusal)
    case throttled
    case transient
    case unknown

    /// By the `error` of the body, in any case; nil if there is none.
    init?(error: String?, status: Int) {
        switch error?.uppercased() {
        case nil: return nil
        case "TOKEN_EXPIRED": self = .refusal(.expired)
        case "USER_CREDENTIALS_CHANGED": self = .refusal(.passwordChanged)
        case "INSUFFICIENT_PERMISSIONS": self = .refusal(.noPermission)
        // It has two meanings, and a gateway may add its own status.
        case "INVALID_REQUEST":
            self = status == 429 || status >= 500 ? Meaning(status: status) : .refusal(.invalidRequest)
        case "SERVER_ERROR": self = .transient
        default: self = .unknown
        }
    }

    /// By the exception's name; nil if it is not enough. Access may be denied for three reasons.
    init?(exception: String, status: Int) {
        switch exception {
        case "ValidationException": self = .refusal(.invalidRequest)
        case "TooManyRequestsError": self = .throttled
        case "InternalServerException": self = .transient
        case "ServiceQuotaExceededException", "ResourceNotFoundException", "ConflictException": self = .unknown
        default: return nil
        }
    }

    init(status: Int) {
        switch status {
        case 400: self = .refusal(.invalidRequest)
        case 401: self = .refusal(.expired)
        case 429: self = .throttled
        case 500...: self = .transient
        default: self = .unknown
        }
    }
}
