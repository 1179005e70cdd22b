import Crypto
import FoundationEssentials

/// The key of a login session. The sign-in service requires a proof with each request that the client has it ("DPoP",
/// RFC 9449). It is never printed.
struct DPoPKey: Sendable, Redacted {
    private let key: P256.Signing.PrivateKey

    /// Reads a P-256 key in PEM, as SEC1 (`EC PRIVATE KEY`) or PKCS #8 (`PRIVATE KEY`); nil for anything else.
    init?(pem: String) {
        guard let key = try? P256.Signing.PrivateKey(pemRepresentation: pem.trimmed) else { return nil }
        self.key = key
    }

    var description: String {
        "DPoPKey(redacted)"
    }

    /// A proof for one POST request: a compact JWS. A server may accept it only once.
    ///
    /// - Parameters:
    ///   - url: The full URL without a query.
    ///   - time: The server's time.
    ///   - id: A random ID.
    /// - Returns: The proof; nil if the key cannot sign.
    func proof(for url: String, at time: Date, id: UUID = UUID()) -> String? {
        let claims = Claims(
            htu: url, iat: Int64(saturating: time.timeIntervalSince1970.rounded(.down)), jti: id.uuidString.lowercased()
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let payload = try? encoder.encode(claims) else { return nil }
        let signed = "\(Self.base64URL(Data(header.utf8))).\(Self.base64URL(payload))"
        guard let signature = try? key.signature(for: Data(signed.utf8)) else { return nil }
        return "\(signed).\(Self.base64URL(signature.rawRepresentation))"
    }

    /// Both coordinates have 32 bytes, also with zeros at the start.
    private var header: String {
        let point = key.publicKey.rawRepresentation
        let (x, y) = (Self.base64URL(point.prefix(32)), Self.base64URL(point.suffix(32)))
        return #"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"\#(x)","y":"\#(y)","crv":"P-256"}}"#
    }

    private struct Claims: Encodable {
        let htm = "POST"
        let htu: String
        let iat: Int64
        let jti: String
    }

    /// Base64 for URLs, without padding.
    private static func base64URL(_ data: Data) -> String {
        String(
            data.base64EncodedString().compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
