import FoundationEssentials

/// A single sign-on token with the member names of its file. It is never printed.
struct SingleSignOnToken: Codable, Hashable, Sendable, Redacted {
    var startUrl: String?
    var region: String?
    var accessToken: String
    var expiresAt: String
    /// The client that `aws sso login` registered, which the refresh token belongs to.
    var clientId: String?
    var clientSecret: String?
    var registrationExpiresAt: String?
    var refreshToken: String?

    var description: String {
        "SingleSignOnToken(redacted)"
    }

    /// Why a file has no valid token.
    enum Flaw: Error, Hashable, Sendable {
        /// It is not a complete JSON object.
        case notJSON
        /// It does not have this member, or not in the expected form.
        case member(String)
    }

    /// Reads the contents of a file.
    init(_ data: Data) throws(Flaw) {
        do {
            self = try JSONDecoder().decode(SingleSignOnToken.self, from: data)
        } catch DecodingError.keyNotFound(let key, _) {
            throw .member(key.stringValue)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw context.codingPath.last.map { .member($0.stringValue) } ?? .notJSON
        } catch {
            throw .notJSON
        }
        guard Date(iso8601: expiresAt) != nil else { throw .member("expiresAt") }
    }

    func expires(before time: Date) -> Bool {
        Date(iso8601: expiresAt).map { $0 <= time } ?? true
    }

    /// The request for a new token; nil if the session does not allow it, or the client's registration has expired.
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
