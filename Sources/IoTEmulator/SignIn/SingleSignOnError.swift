/// An error response of the token service of single sign-on, in the form of OAuth 2.
enum SingleSignOnError: String, Error {
    case authorizationPending = "authorization_pending"
    case expiredToken = "expired_token"
    case invalidClient = "invalid_client"
    case invalidGrant = "invalid_grant"
    case invalidRequest = "invalid_request"
    case unsupportedGrantType = "unsupported_grant_type"

    /// The response, with the exception's name in a header.
    var response: APIResponse {
        let name = rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return APIResponse(
            status: self == .invalidClient ? 401 : 400, errorType: name + "Exception",
            body: JSONWriter.object { json in
                json.member("error", rawValue)
                json.member("error_description", description)
            })
    }

    private var description: String {
        switch self {
        case .authorizationPending: "The device code is not approved yet."
        case .expiredToken: "The device code or the session expired."
        case .invalidClient: "The client ID or its secret is not valid."
        case .invalidGrant: "The code or the refresh token is not valid."
        case .invalidRequest: "A member is missing or not valid."
        case .unsupportedGrantType: "The grant type is not supported."
        }
    }
}
