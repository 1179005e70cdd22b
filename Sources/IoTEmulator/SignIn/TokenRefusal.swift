/// Why the sign-in service rejects a token request. `GET /emulator/state` counts them by name.
enum TokenRefusal: String, CaseIterable, Error {
    case method
    case query
    case contentType
    /// The request must not have an Authorization header.
    case authorization
    /// The body is not a JSON object with exactly the three members, which are texts.
    case members
    case grantType
    /// Not one of the two client IDs, or not the session's.
    case clientId
    /// Not the current token of a session, or the session ended.
    case refreshToken
    /// The session began in another region.
    case region
    /// There is not exactly one header DPoP.
    case proof
    /// The proof does not have three parts of Base64 and JSON.
    case parts
    case type = "typ"
    case algorithm = "alg"
    case keyType = "kty"
    /// The proof has the private key.
    case privateKey = "d"
    case curve = "crv"
    /// `x` or `y` does not have 32 bytes.
    case coordinates
    case signature
    /// The proof was made with another key than the session's.
    case thumbprint
    case httpMethod = "htm"
    case target = "htu"
    case time = "iat"
    /// There is no ID, or a proof with this ID was accepted before.
    case identifier = "jti"

    var answer: TokenAnswer {
        self == .refreshToken ? .tokenExpired : .invalidGrant
    }
}

/// An error response of the sign-in service: the table of errors of CreateOAuth2Token.
struct TokenAnswer: Hashable, Sendable {
    let status: Int
    let exception: String
    let error: String
    let message: String

    static let tokenExpired = TokenAnswer(
        status: 401, exception: "AccessDeniedException", error: "TOKEN_EXPIRED",
        message: "The refresh token has expired.")
    static let invalidGrant = TokenAnswer(
        status: 400, exception: "ValidationException", error: "INVALID_REQUEST",
        message: "The provided authorization grant is invalid, expired, revoked, or malformed")

    /// The response, with the exception's name in a header or without.
    func response(hasHeader: Bool = true) -> APIResponse {
        APIResponse(
            status: status, errorType: hasHeader ? exception : nil,
            body: JSONWriter.object { json in
                json.member("error", error)
                json.member("message", message)
            })
    }
}
