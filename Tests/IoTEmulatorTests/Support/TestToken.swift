import Crypto
import FoundationEssentials
import Testing

@testable import IoTEmulator

/// A valid refresh of a login session, as a client would send it. Tests change one part of it.
struct TestToken {
    var method = "POST"
    var target = "/v1/token"
    var headers = ["host": TestSignIn.host, "content-type": "application/json"]
    var body: [String: String]
    /// The proof's header, without the key.
    var type = "dpop+jwt"
    var algorithm = "ES256"
    /// The public key in the proof's header.
    var key: [String: String]
    /// The proof's claims; numbers without quotes.
    var claims: [String: String]
    var signingKey: P256.Signing.PrivateKey
    /// Changes the finished proof.
    var changeProof: (String) -> String = { $0 }

    init(_ session: SignInSession, now: Date) throws {
        signingKey = try P256.Signing.PrivateKey(pemRepresentation: session.proofKey)
        body = [
            "clientId": session.clientId, "refreshToken": session.refreshToken, "grantType": "refresh_token",
        ]
        key = Self.publicMembers(signingKey)
        claims = [
            "htm": "\"POST\"", "htu": "\"http://\(TestSignIn.host)/v1/token\"",
            "iat": String(Int(now.timeIntervalSince1970)), "jti": "\"\(UUID().uuidString)\"",
        ]
    }

    static func publicMembers(_ key: P256.Signing.PrivateKey) -> [String: String] {
        let point = [UInt8](key.publicKey.rawRepresentation)
        return [
            "kty": "EC", "crv": "P-256", "x": Base64URL.encode(point[..<32]), "y": Base64URL.encode(point[32...]),
        ]
    }

    var proof: String {
        get throws {
            let jwk = try String(decoding: JSONEncoder().encode(key), as: UTF8.self)
            let header = #"{"typ":"\#(type)","alg":"\#(algorithm)","jwk":\#(jwk)}"#
            let payload = "{" + claims.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
            let signed = Base64URL.encode(header.utf8) + "." + Base64URL.encode(payload.utf8)
            let signature = try signingKey.signature(for: Data(signed.utf8)).rawRepresentation
            return changeProof(signed + "." + Base64URL.encode(signature))
        }
    }

    var request: APIRequest {
        get throws {
            var headers = headers
            headers["dpop"] = try headers["dpop"] ?? proof
            return Self.request(
                method, target, headers: headers.filter { !$0.value.isEmpty },
                body: String(decoding: try JSONEncoder().encode(body), as: UTF8.self))
        }
    }

    static func request(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = ""
    ) -> APIRequest {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        return APIRequest(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "",
            headers: headers.map { APIRequest.Header(name: $0.key, value: $0.value) }, body: Array(body.utf8))
    }
}

/// The response of a refresh.
struct TokenAnswerBody: Decodable {
    struct Keys: Decodable {
        let accessKeyId: String
        let secretAccessKey: String
        let sessionToken: String
    }

    let accessToken: Keys
    let tokenType: String
    let expiresIn: Int
    let refreshToken: String
}
