import Crypto
import FoundationEssentials

/// A login session, as `aws login` would leave it: what its cache file has, and what the service knows of it.
public struct SignInSession: Sendable, CustomStringConvertible, CustomReflectable {
    /// Who logged in: the value of the profile setting `login_session`.
    public let arn: String
    /// Of `arn`.
    public let accountId: String
    /// Which kind of login it was: ``sameDevice`` or ``crossDevice``.
    public let clientId: String
    /// The region of the login, which the cache file does not have.
    public let region: String
    /// The token that the next refresh must have. Each refresh replaces it.
    public internal(set) var refreshToken: String
    /// The private key of the proofs, PEM in the form SEC1.
    public let proofKey: String

    /// The keys that the last refresh or the login returned.
    var key: AccessKey
    /// From then on the session cannot be refreshed.
    var end: Date
    /// The thumbprint of the proofs' key, as in RFC 7638.
    let thumbprint: String
    let idToken: String

    /// The client ID of `aws login`.
    public static let sameDevice = "arn:aws:signin:::devtools/same-device"
    /// The client ID of `aws login --remote`.
    public static let crossDevice = "arn:aws:signin:::devtools/cross-device"

    init(_ login: Login, proofKey: P256.Signing.PrivateKey = P256.Signing.PrivateKey(), key: AccessKey, end: Date) {
        arn = login.arn
        accountId = login.accountId
        clientId = login.clientId
        region = login.region
        self.key = key
        self.end = end
        refreshToken = Self.newRefreshToken()
        self.proofKey = ProofKey.pem(proofKey)
        thumbprint = ProofKey.thumbprint(proofKey.publicKey)
        let claims = JSONWriter.object { json in
            json.member("iss", "https://signin.aws.amazon.com/signin")
            json.member("sub", login.arn)
        }
        idToken = [Array(#"{"alg":"ES384","typ":"JWT"}"#.utf8), claims, Array(Secrets.token("", count: 96).utf8)]
            .map { Base64URL.encode($0) }.joined(separator: ".")
    }

    /// Who logged in, how and where.
    struct Login {
        let arn: String
        let accountId: String
        let clientId: String
        let region: String
    }

    /// The name of its file in `~/.aws/login/cache`.
    public var fileName: String {
        CanonicalRequest.hexadecimal(SHA256.hash(data: Data(arn.utf8))) + ".json"
    }

    /// The content of that file, with the current keys and refresh token.
    public var file: String {
        let bytes = JSONWriter.object { json in
            json.member("accessToken", key) { json, key in
                json.object { json in
                    json.member("accessKeyId", key.id)
                    json.member("secretAccessKey", key.secret)
                    json.member("sessionToken", key.sessionToken)
                    json.member("accountId", accountId)
                    json.member("expiresAt", key.end.map { Self.text($0) })
                }
            }
            json.member("tokenType", "aws_sigv4")
            json.member("clientId", clientId)
            json.member("refreshToken", refreshToken)
            json.member("idToken", idToken)
            json.member("dpopKey", proofKey)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without secrets.
    public var description: String {
        "SignInSession(\(arn), \(region))"
    }

    /// Without secrets.
    public var customMirror: Mirror {
        Mirror(self, children: ["description": description])
    }

    static func newRefreshToken() -> String {
        Secrets.token("ASOR", count: 200)
    }

    /// `2026-11-23T04:45:12Z`
    static func text(_ date: Date) -> String {
        Date.ISO8601FormatStyle().format(Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)))
    }
}

/// The key pair of a login session's proofs.
enum ProofKey {
    /// PEM in the form SEC1, as the AWS CLI writes it.
    static func pem(_ key: P256.Signing.PrivateKey) -> String {
        let head: [UInt8] = [0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20]
        let curve: [UInt8] = [0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        let point: [UInt8] = [0xA1, 0x44, 0x03, 0x42, 0x00]
        let document = head + key.rawRepresentation + curve + point + key.publicKey.x963Representation
        let text = Array(Data(document).base64EncodedString().utf8)
        let lines = stride(from: 0, to: text.count, by: 64).map { start in
            String(decoding: text[start..<min(start + 64, text.count)], as: UTF8.self) + "\n"
        }
        return "-----BEGIN EC PRIVATE KEY-----\n\(lines.joined())-----END EC PRIVATE KEY-----\n"
    }

    /// As in RFC 7638, in Base64 of tokens.
    static func thumbprint(_ key: P256.Signing.PublicKey) -> String {
        let point = key.rawRepresentation
        let (x, y) = (Base64URL.encode(point.prefix(32)), Base64URL.encode(point.suffix(32)))
        let members = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
        return Base64URL.encode(SHA256.hash(data: Data(members.utf8)))
    }
}
