import Crypto
import FoundationEssentials

/// A DPoP proof (RFC 9449) whose form and signature are right. The claims are not checked yet.
struct Proof: Hashable, Sendable {
    /// The claims `htm`, `htu`, `iat` and `jti`; nil if one is missing.
    let method: String?
    let target: String?
    let time: Int?
    let identifier: String?
    /// Of the key that signed the proof, as in RFC 7638.
    let thumbprint: String

    /// Parses a proof. Throws the first violation.
    init(_ text: String) throws(TokenRefusal) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.decode(parts[0]), let body = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(head)),
            let claims = try? JSONDecoder().decode(Claims.self, from: Data(body))
        else { throw .parts }
        guard header.typ == "dpop+jwt" else { throw .type }
        guard header.alg == "ES256" else { throw .algorithm }
        let key = try Self.publicKey(header.jwk)
        let signed = Data("\(parts[0]).\(parts[1])".utf8)
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature),
            key.isValidSignature(signature, for: signed)
        else { throw .signature }
        method = claims.htm
        target = claims.htu
        time = claims.iat
        identifier = claims.jti
        thumbprint = ProofKey.thumbprint(key)
    }

    private static func publicKey(_ members: [String: String]) throws(TokenRefusal) -> P256.Signing.PublicKey {
        guard members["kty"] == "EC" else { throw .keyType }
        guard members["d"] == nil else { throw .privateKey }
        guard members["crv"] == "P-256" else { throw .curve }
        guard let x = members["x"].flatMap({ Base64URL.decode($0) }), x.count == 32,
            let y = members["y"].flatMap({ Base64URL.decode($0) }), y.count == 32
        else { throw .coordinates }
        guard let key = try? P256.Signing.PublicKey(rawRepresentation: x + y) else { throw .coordinates }
        return key
    }

    private struct Header: Decodable {
        let typ: String?
        let alg: String?
        let jwk: [String: String]
    }

    private struct Claims: Decodable {
        let htm: String?
        let htu: String?
        let iat: Int?
        let jti: String?
    }
}
