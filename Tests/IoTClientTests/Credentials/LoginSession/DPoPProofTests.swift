import Crypto
import FoundationEssentials
import Testing

@testable import IoTClient

/// The proofs that a client has the key of a login session, with published test keys.
@Suite struct DPoPProofTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let pem: String
        let x: String
        let y: String
        let header: String
        /// The SHA-256 of what is signed.
        let digest: String
        /// A valid signature of it.
        let signature: String

        var testDescription: String { name }
    }

    static let pkcs8 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+PNauWi/ihtwHHbq
        1tgc8Vgpwx0qQlNSN38y+z0igWehRANCAAR2Ntw6BXJ1v8jb9XjzKZJ+gL5f/3Jq
        IqiH2PUGKWxoFwNlcNB83FivEXEzlTbuCQK5OezOYb3gbvHuzKkB0nDX
        -----END PRIVATE KEY-----
        """
    static let sec1 = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIDXxfh2F6vl+AX+tK/jvY5ll6aZ9n8sI2ODsWCmrsxSDoAoGCCqGSM49
        AwEHoUQDQgAERKnl1X15pEx7ebbMQ0dFw6VeOuCjEuh3NT8dwnBHYyF/7YDy8+Fu
        Cx+4wgiSs9sRD3LaDKCjIbbmEq07Jw59YQ==
        -----END EC PRIVATE KEY-----

        """
    private static let leadingZero = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF7oAoGCCqGSM49
        AwEHoUQDQgAEAFVDiUrz0A7X10Cr29dclrBod7eH219w7qeLkKjXwAq7TIWj2Oop
        76r6JEBpEt2E1bFNwyv2Vu9sa9WKXZQ/kg==
        -----END EC PRIVATE KEY-----

        """

    static let vectors = [
        Vector(
            name: "A, PKCS #8 without a final newline", pem: pkcs8,
            x: "djbcOgVydb_I2_V48ymSfoC-X_9yaiKoh9j1BilsaBc", y: "A2Vw0HzcWK8RcTOVNu4JArk57M5hveBu8e7MqQHScNc",
            header: "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6ImRqYmNPZ1Z5ZGJfSTJfVjQ4"
                + "eW1TZm9DLVhfOXlhaUtvaDlqMUJpbHNhQmMiLCJ5IjoiQTJWdzBIemNXSzhSY1RPVk51NEpBcms1N001aHZlQnU4ZTdNcVFIU2N"
                + "OYyIsImNydiI6IlAtMjU2In19",
            digest: "e1065ab459cd9a1c0115e362164fef9841b984a6d5eeddc1339fdfb12cdac61f",
            signature: "7gf0aMFKMM0WMw83tG4BYxkFAczY3vDUtyPgC7Qi8g16jPIGemM_7164YnV9DAAgCv7eMxJa-XnyNXHMVVkm8g"),
        Vector(
            name: "B, SEC1 with a final newline", pem: sec1,
            x: "RKnl1X15pEx7ebbMQ0dFw6VeOuCjEuh3NT8dwnBHYyE", y: "f-2A8vPhbgsfuMIIkrPbEQ9y2gygoyG25hKtOycOfWE",
            header: "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6IlJLbmwxWDE1cEV4N2ViYk1R"
                + "MGRGdzZWZU91Q2pFdWgzTlQ4ZHduQkhZeUUiLCJ5IjoiZi0yQTh2UGhiZ3NmdU1JSWtyUGJFUTl5Mmd5Z295RzI1aEt0T3ljT2Z"
                + "XRSIsImNydiI6IlAtMjU2In19",
            digest: "ccb1c9c1549b2854fcea9866f286e3077224dc97d000fd8e3b3e993f2f4e7943",
            signature: "xLGDf0Ac8h1854lsKn-kN9Cr4P_Vli8PBG0x4OdnxC7usxiDWSWEPId50kHOTzlvHixDJ7V_8LExMuvYdr6ebA"),
    ]

    private static let payload =
        "eyJodG0iOiJQT1NUIiwiaHR1IjoiaHR0cHM6Ly91cy13ZXN0LTIuc2lnbmluLmF3cy5hbWF6b24uY29tL3YxL3Rva2VuIiwiaWF0IjoxNzYz"
        + "NTEwNDAwLCJqdGkiOiIwZjhmYWQ1Yi1kOWNiLTQ2OWYtYTE2NS03MDg2NzcyODk1MGUifQ"
    private static let url = "https://us-west-2.signin.aws.amazon.com/v1/token"
    /// Its fraction of a second is left out of the proof.
    private static let time = Date(timeIntervalSince1970: 1_763_510_400.9)

    private func parts(_ pem: String) throws -> [String] {
        let key = try #require(DPoPKey(pem: pem))
        let id = try #require(UUID(uuidString: "0f8fad5b-d9cb-469f-a165-70867728950e"))
        return try #require(key.proof(for: Self.url, at: Self.time, id: id)).split(separator: ".").map(String.init)
    }

    @Test(arguments: vectors)
    func `header, payload and digest of a proof are those of the vector`(_ vector: Vector) throws {
        let parts = try parts(vector.pem)
        #expect(parts.count == 3 && parts[0] == vector.header && parts[1] == Self.payload)
        let digest = SHA256.hash(data: Data("\(parts[0]).\(parts[1])".utf8))
        #expect(hexadecimal(digest) == vector.digest)
        let proof = try ReadProof(parts.joined(separator: "."))
        #expect(proof.header.jwk.x == vector.x && proof.header.jwk.y == vector.y)
    }

    @Test(arguments: vectors)
    func `the signature of a proof is valid, and so is that of the vector`(_ vector: Vector) throws {
        let parts = try parts(vector.pem)
        #expect(try ReadProof(parts.joined(separator: ".")).isValid)
        #expect(try ReadProof("\(parts[0]).\(parts[1]).\(vector.signature)").isValid)
        #expect(try !ReadProof("\(parts[0]).\(parts[1])x.\(vector.signature)").isValid)
    }

    @Test func `a coordinate keeps its leading zero byte`() throws {
        let proof = try ReadProof(try parts(Self.leadingZero).joined(separator: "."))
        #expect(proof.header.jwk.x == "AFVDiUrz0A7X10Cr29dclrBod7eH219w7qeLkKjXwAo")
        #expect(proof.header.jwk.y == "u0yFo9jqKe-q-iRAaRLdhNWxTcMr9lbvbGvVil2UP5I")
        #expect(proof.isValid)
    }

    @Test func `each proof has its own ID and signature, in lower case and without padding`() throws {
        let key = try #require(DPoPKey(pem: Self.sec1))
        let proofs = try (0..<50).map { _ in try #require(key.proof(for: Self.url, at: Self.time)) }
        let read = try proofs.map { try ReadProof($0) }
        #expect(Set(read.map(\.payload.jti)).count == 50 && read.allSatisfy(\.isValid))
        #expect(read.allSatisfy { $0.payload.jti == $0.payload.jti.lowercased() && $0.signature.count == 64 })
        #expect(proofs.allSatisfy { !$0.contains("=") && !$0.contains("+") && !$0.contains("/") })
    }

    /// The key of vector B, with and without the optional parts of SEC1.
    @Test func `all forms of a key are read`() throws {
        let raw = try P256.Signing.PrivateKey(pemRepresentation: Self.sec1).rawRepresentation
        let start: [UInt8] = [0x02, 0x01, 0x01, 0x04, 0x20]
        let curve: [UInt8] = [0xA0, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
        let bare = Data([0x30, UInt8(start.count + 32)] + start + raw)
        let withCurve = Data([0x30, UInt8(start.count + 32 + curve.count)] + start + raw + curve)
        let algorithm: [UInt8] = [
            0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
        ]
        let inner = algorithm + curve.dropFirst(2) + [0x04, UInt8(bare.count)] + bare
        let withoutPoint = Data([0x30, UInt8(inner.count)] + inner)
        func pem(_ der: Data, _ kind: String) -> String {
            let text = der.base64EncodedString()
            let lines = stride(from: 0, to: text.count, by: 64).map { String(text.dropFirst($0).prefix(64)) }
            return (["-----BEGIN \(kind)-----"] + lines + ["-----END \(kind)-----"]).joined(separator: "\n")
        }
        let forms = [
            Self.sec1, Self.sec1.trimmed, Self.sec1.replacing("\n", with: "\r\n"),
            Self.pkcs8, Self.pkcs8 + "\n", Self.pkcs8.replacing("\n", with: "\r\n"),
            pem(bare, "EC PRIVATE KEY"), pem(withCurve, "EC PRIVATE KEY") + "\n", pem(withoutPoint, "PRIVATE KEY"),
        ]
        for (number, form) in forms.enumerated() {
            let proof = try ReadProof(try parts(form).joined(separator: "."))
            let vector = Self.vectors[(3...5).contains(number) ? 0 : 1]
            #expect(proof.header.jwk.x == vector.x && proof.isValid, "form \(number)")
        }
    }

    @Test func `anything else is not a key`() {
        let other = P384.Signing.PrivateKey()
        let point = try? P256.Signing.PrivateKey(pemRepresentation: Self.sec1).publicKey.pemRepresentation
        let texts = [
            "", "hunter2", other.pemRepresentation, point ?? "", String(Self.sec1.prefix(120)),
            Self.sec1.replacing("EC PRIVATE", with: "RSA PRIVATE"), Self.sec1.replacing("MHcC", with: "MHcD"),
            "-----BEGIN EC PRIVATE KEY-----\n-----END EC PRIVATE KEY-----", "\u{0}\u{1}",
        ]
        for text in texts {
            #expect(DPoPKey(pem: text) == nil, "\(text.prefix(40))")
        }
    }

    @Test func `a key shows nothing of itself`() throws {
        let key = try #require(DPoPKey(pem: Self.sec1))
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key) \(String(reflecting: key)) \(dumped)".contains("DPoPKey(redacted)"))
        #expect(!dumped.contains("key:"))
    }
}
