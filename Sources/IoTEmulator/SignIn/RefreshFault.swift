/// How the sign-in service responds to a valid refresh instead of performing it.
public enum RefreshFault: String, CaseIterable, Hashable, Sendable, Decodable {
    /// 401: the session ended, or the refresh token was used before.
    case tokenExpired = "TOKEN_EXPIRED"
    /// 401: belongs to logging in.
    case authCodeExpired = "AUTHCODE_EXPIRED"
    /// 403: the password was changed.
    case userCredentialsChanged = "USER_CREDENTIALS_CHANGED"
    /// 403: the permission for refreshing is missing.
    case insufficientPermissions = "INSUFFICIENT_PERMISSIONS"
    /// 400: an invalid grant, for example in another region than the login's.
    case invalidRequest = "INVALID_REQUEST"
    /// 429, which also has the error `INVALID_REQUEST`.
    case throttled = "THROTTLED"
    /// 500.
    case serverError = "SERVER_ERROR"
    /// 402.
    case serviceQuotaExceeded = "SERVICE_QUOTA_EXCEEDED"
    /// 404.
    case resourceNotFound = "RESOURCE_NOT_FOUND"
    /// 409.
    case conflict = "CONFLICT"
    /// 200 with an HTML page, as from a captive portal.
    case html = "HTML"
    /// 200 with JSON that has no keys.
    case garbage = "GARBAGE"
    /// 307 to another host, which must not get the refresh token.
    case redirect = "REDIRECT"
    /// No response. The connection stays open.
    case hang = "HANG"
    /// The keys and the refresh token are replaced, but the response is lost: the connection is reset.
    case lost = "LOST"

    /// The row of the table of errors; nil if the response is not an error of the service.
    var answer: TokenAnswer? {
        let denied = "AccessDeniedException"
        return switch self {
        case .tokenExpired: .tokenExpired
        case .authCodeExpired: answer(401, denied, "The authorization code has expired.")
        case .userCredentialsChanged: answer(403, denied, "The credentials of the user have changed.")
        case .insufficientPermissions: answer(403, denied, "Not authorized to perform signin:CreateOAuth2Token.")
        case .invalidRequest: .invalidGrant
        case .throttled:
            TokenAnswer(
                status: 429, exception: "TooManyRequestsError", error: "INVALID_REQUEST", message: "Too many requests.")
        case .serverError:
            TokenAnswer(
                status: 500, exception: "InternalServerException", error: "server_error",
                message: "An unexpected error has occurred.")
        case .serviceQuotaExceeded: answer(402, "ServiceQuotaExceededException", "A quota was exceeded.")
        case .resourceNotFound: answer(404, "ResourceNotFoundException", "The resource was not found.")
        case .conflict: answer(409, "ConflictException", "The request conflicts with another one.")
        case .html, .garbage, .redirect, .hang, .lost: nil
        }
    }

    private func answer(_ status: Int, _ exception: String, _ message: String) -> TokenAnswer {
        TokenAnswer(status: status, exception: exception, error: rawValue, message: message)
    }

    /// The reaction to the request.
    func reaction(hasHeader: Bool) -> Reaction {
        if let answer {
            return .respond(answer.response(hasHeader: hasHeader))
        }
        switch self {
        case .html: return Fault.html.reaction
        case .garbage: return .respond(.ok(Array(#"{"tokenType":"aws_sigv4","expiresIn":900}"#.utf8)))
        case .redirect:
            var response = APIResponse(status: 307, body: [])
            response.location = "https://elsewhere.invalid/v1/token"
            return .respond(response)
        case .hang: return .hang
        default: return .reset
        }
    }
}

/// How STS responds to a valid AssumeRole instead of performing it.
public enum AssumeRoleFault: String, CaseIterable, Hashable, Sendable, Decodable {
    /// 400 Throttling. The code is not used.
    case throttled = "THROTTLED"
    /// 500 InternalFailure. The code is not used.
    case serverError = "SERVER_ERROR"
    /// 403 AccessDenied: the role may not be assumed. The code is used.
    case accessDenied = "ACCESS_DENIED"
    /// The code is used, but the response is lost: the connection is reset.
    case lost = "LOST"
}
