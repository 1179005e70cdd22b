import Crypto
import FoundationEssentials

/// A proof as the sign-in service reads it.
struct ReadProof {
    struct Header: Decodable {
        struct Key: Decodable {
            let kty: String
            let x: String
            let y: String
            let crv: String
        }

        let typ: String
        let alg: String
        let jwk: Key
    }

    struct Payload: Decodable {
        let htm: String
        let htu: String
        let iat: Int
        let jti: String
    }

    struct Malformed: Error {}

    let header: Header
    let payload: Payload
    let signature: Data
    /// Whether the signature is that of the key in the header.
    let isValid: Bool

    init(_ proof: String) throws {
        let parts = proof.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw Malformed() }
        header = try JSONDecoder().decode(Header.self, from: Self.data(parts[0]))
        payload =
            (try? JSONDecoder().decode(Payload.self, from: Self.data(parts[1])))
            ?? Payload(htm: "", htu: "", iat: 0, jti: "")
        signature = try Self.data(parts[2])
        let point = try Self.data(header.jwk.x) + Self.data(header.jwk.y)
        let key = try P256.Signing.PublicKey(rawRepresentation: point)
        isValid = key.isValidSignature(
            try P256.Signing.ECDSASignature(rawRepresentation: signature), for: Data("\(parts[0]).\(parts[1])".utf8))
    }

    private static func data(_ text: String) throws -> Data {
        let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let data = Data(base64Encoded: base64) else { throw Malformed() }
        return data
    }
}
