import FoundationEssentials
import MitigationModel

/// A request of CreateOAuth2Token (`POST /v1/token`) whose form is right.
struct TokenRequest: Hashable, Sendable {
    let clientId: String
    let refreshToken: String
    let proof: Proof

    static let path = "/v1/token"
    /// The tolerated skew of the client's clock, in seconds.
    static let tolerance = 300

    /// Checks everything that does not depend on the session. Throws the first violation.
    init(_ request: APIRequest, now: Date) throws(TokenRefusal) {
        guard request.method == "POST" else { throw .method }
        guard request.query.isEmpty else { throw .query }
        guard request.values(ofHeader: "content-type") == ["application/json"] else { throw .contentType }
        guard request.values(ofHeader: "authorization").isEmpty else { throw .authorization }
        guard let body = try? JSONDecoder().decode([String: String].self, from: Data(request.body)), body.count == 3,
            let clientId = body["clientId"], let refreshToken = body["refreshToken"], let grant = body["grantType"]
        else { throw .members }
        guard grant == "refresh_token" else { throw .grantType }
        guard [SignInSession.sameDevice, SignInSession.crossDevice].contains(clientId) else { throw .clientId }
        self.clientId = clientId
        self.refreshToken = refreshToken
        proof = try Self.proof(of: request, now: now)
    }

    private static func proof(of request: APIRequest, now: Date) throws(TokenRefusal) -> Proof {
        let headers = request.values(ofHeader: "dpop")
        guard headers.count == 1, let header = headers.first else { throw .proof }
        let proof = try Proof(header)
        guard proof.method == "POST" else { throw .httpMethod }
        guard let host = request.values(ofHeader: "host").first, proof.target == "http://\(host)\(path)" else {
            throw .target
        }
        let now = Int(saturating: now.timeIntervalSince1970.rounded(.down))
        guard let time = proof.time, (now - tolerance...now + tolerance).contains(time) else { throw .time }
        return proof
    }
}
