import FoundationEssentials

/// A single sign-on token as `aws sso login` keeps it, with the names of its file. Printing it shows none of it.
struct SingleSignOnToken: Codable, Hashable, Sendable, Redacted {
    var startUrl: String?
    var region: String?
    var accessToken: String
    var expiresAt: String
    /// The client that `aws sso login` registered, for which the refresh token is good.
    var clientId: String?
    var clientSecret: String?
    var registrationExpiresAt: String?
    var refreshToken: String?

    var description: String {
        "SingleSignOnToken(redacted)"
    }

    /// Reads what a file holds; nil for what is no token.
    init?(_ data: Data) {
        guard let token = try? JSONDecoder().decode(SingleSignOnToken.self, from: data) else { return nil }
        self = token
    }

    func expires(before time: Date) -> Bool {
        Date(iso8601: expiresAt).map { $0 <= time } ?? true
    }

    /// What a new token is asked for with; nil where the session does not allow it, or the client's registration is over.
    func renewal(at time: Date) -> Renewal? {
        guard let clientId, let clientSecret, let refreshToken,
            let end = registrationExpiresAt.flatMap(Date.init(iso8601:)), end > time
        else { return nil }
        return Renewal(clientId: clientId, clientSecret: clientSecret, refreshToken: refreshToken)
    }

    /// The body of CreateToken.
    struct Renewal: Encodable, Sendable, Redacted {
        let clientId: String
        let clientSecret: String
        let grantType = "refresh_token"
        let refreshToken: String

        var description: String {
            "Renewal(redacted)"
        }
    }
}
