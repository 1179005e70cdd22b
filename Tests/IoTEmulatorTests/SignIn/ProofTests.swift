import Crypto
import FoundationEssentials
import Testing

@testable import IoTEmulator

/// DPoP proofs: the facts' vectors verify, and each violation is rejected for its own reason.
@Suite struct ProofTests {
    private let signIn = TestSignIn()

    private func expectRefusal(_ reason: TokenRefusal, _ change: (inout TestToken) -> Void) throws {
        var token = try TestToken(try signIn.session(), now: signIn.now)
        change(&token)
        #expect(Answer(signIn.core.react(to: try token.request)).status == 400)
        #expect(signIn.refusals.map(\.key) == [reason.rawValue])
    }

    private static let payload =
        "eyJodG0iOiJQT1NUIiwiaHR1IjoiaHR0cHM6Ly91cy13ZXN0LTIuc2lnbmluLmF3cy5hbWF6b24uY29tL3YxL3Rva2VuIiwiaWF0IjoxNzYz"
        + "NTEwNDAwLCJqdGkiOiIwZjhmYWQ1Yi1kOWNiLTQ2OWYtYTE2NS03MDg2NzcyODk1MGUifQ"
    /// Proofs that awscrt and pyca/cryptography verified: header, signature, thumbprint.
    private static let vectors = [
        (
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6ImRqYmNPZ1Z5ZGJfSTJfVjQ4eW1TZm9D"
                + "LVhfOXlhaUtvaDlqMUJpbHNhQmMiLCJ5IjoiQTJWdzBIemNXSzhSY1RPVk51NEpBcms1N001aHZlQnU4ZTdNcVFIU2NOYyIsImNy"
                + "diI6IlAtMjU2In19",
            "7gf0aMFKMM0WMw83tG4BYxkFAczY3vDUtyPgC7Qi8g16jPIGemM_7164YnV9DAAgCv7eMxJa-XnyNXHMVVkm8g",
            "svrCfraUW_LT3A93TxgneLH3pxtf-r-PlRAMOO8DB3g"
        ),
        (
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6IlJLbmwxWDE1cEV4N2ViYk1RMGRGdzZW"
                + "ZU91Q2pFdWgzTlQ4ZHduQkhZeUUiLCJ5IjoiZi0yQTh2UGhiZ3NmdU1JSWtyUGJFUTl5Mmd5Z295RzI1aEt0T3ljT2ZXRSIsImNy"
                + "diI6IlAtMjU2In19",
            "xLGDf0Ac8h1854lsKn-kN9Cr4P_Vli8PBG0x4OdnxC7usxiDWSWEPId50kHOTzlvHixDJ7V_8LExMuvYdr6ebA",
            "ghqHibg2Dfcp612oW9E4gkpu5-75OPl1XeZkhCpOBO4"
        ),
    ]

    @Test(arguments: vectors)
    func `proofs of other libraries verify`(header: String, signature: String, thumbprint: String) throws {
        let proof = try Proof("\(header).\(Self.payload).\(signature)")
        #expect(proof.thumbprint == thumbprint)
        #expect(proof.method == "POST")
        #expect(proof.target == "https://us-west-2.signin.aws.amazon.com/v1/token")
        #expect(proof.time == 1_763_510_400)
        #expect(proof.identifier == "0f8fad5b-d9cb-469f-a165-70867728950e")
        let other = signature.replacing("7", with: "8")
        #expect(throws: TokenRefusal.signature) { try Proof("\(header).\(Self.payload).\(other)") }
    }

    /// Vector C.
    @Test func `a coordinate with a leading zero byte keeps its 32 bytes`() throws {
        let key = try P256.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 0, count: 30) + [0x01, 0x7B])
        let members = TestToken.publicMembers(key)
        #expect(members["x"] == "AFVDiUrz0A7X10Cr29dclrBod7eH219w7qeLkKjXwAo")
        #expect(members["y"] == "u0yFo9jqKe-q-iRAaRLdhNWxTcMr9lbvbGvVil2UP5I")
        #expect(ProofKey.pem(key).contains("MHcCAQEEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF7oAoGCCqGSM49\n"))
        try expectRefusal(.coordinates) { token in
            token.signingKey = key
            token.key = members
            token.key["x"] = "VUOJSvPQDtfXQKvb11yWsGh3t4fbX3Dup4uQqNfACg"
        }
    }

    /// Vector B: what the emulator writes is what the AWS CLI writes.
    @Test func `the private key is written in the form SEC1`() throws {
        let pem = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIDXxfh2F6vl+AX+tK/jvY5ll6aZ9n8sI2ODsWCmrsxSDoAoGCCqGSM49
            AwEHoUQDQgAERKnl1X15pEx7ebbMQ0dFw6VeOuCjEuh3NT8dwnBHYyF/7YDy8+Fu
            Cx+4wgiSs9sRD3LaDKCjIbbmEq07Jw59YQ==
            -----END EC PRIVATE KEY-----

            """
        #expect(ProofKey.pem(try P256.Signing.PrivateKey(pemRepresentation: pem)) == pem)
    }

    @Test func `there must be a proof`() throws {
        try expectRefusal(.proof) { $0.headers["dpop"] = "" }
    }

    @Test(
        arguments: [
            { $0.split(separator: ".").dropLast().joined(separator: ".") }, { $0 + ".a" }, { $0 + "=" },
            { "a" + $0 }, { "e30." + $0.split(separator: ".").dropFirst().joined(separator: ".") }, { _ in "a" },
        ] as [@Sendable (String) -> String])
    func `a proof has three parts of Base64 without padding, and JSON`(change: @escaping @Sendable (String) -> String)
        throws
    {
        try expectRefusal(.parts) { $0.changeProof = change }
    }

    @Test func `the type must be dpop+jwt`() throws {
        try expectRefusal(.type) { $0.type = "JWT" }
    }

    @Test(arguments: ["none", "ES384", "HS256"])
    func `the algorithm must be ES256`(algorithm: String) throws {
        try expectRefusal(.algorithm) { $0.algorithm = algorithm }
    }

    @Test func `the key must be an elliptic curve's`() throws {
        try expectRefusal(.keyType) { $0.key["kty"] = "RSA" }
    }

    @Test func `the proof must not have the private key`() throws {
        try expectRefusal(.privateKey) { $0.key["d"] = "AAAA" }
    }

    @Test func `the curve must be P-256`() throws {
        try expectRefusal(.curve) { $0.key["crv"] = "P-384" }
    }

    @Test(arguments: ["", "AAAA", "d+bcOgVydb_I2_V48ymSfoC-X_9yaiKoh9j1BilsaBc"])
    func `the coordinates must have 32 bytes`(coordinate: String) throws {
        try expectRefusal(.coordinates) { $0.key["y"] = coordinate }
    }

    @Test func `the signature must be the key's, of these bytes`() throws {
        try expectRefusal(.signature) { $0.signingKey = P256.Signing.PrivateKey() }
        try expectRefusal(.signature) { token in
            token.changeProof = { $0.split(separator: ".").dropLast().joined(separator: ".") + ".AAAA" }
        }
    }

    @Test func `the key must be the session's`() throws {
        try expectRefusal(.thumbprint) { token in
            token.signingKey = P256.Signing.PrivateKey()
            token.key = TestToken.publicMembers(token.signingKey)
        }
    }

    @Test func `htm must be POST`() throws {
        try expectRefusal(.httpMethod) { $0.claims["htm"] = "\"GET\"" }
    }

    @Test(arguments: [
        "http://127.0.0.1:8080/v1/token?a=b", "http://127.0.0.1/v1/token", "https://127.0.0.1:8080/v1/token",
        "http://127.0.0.1:8080/v1/token/", "http://localhost:8080/v1/token",
    ])
    func `htu must be the URL that the client calls`(target: String) throws {
        try expectRefusal(.target) { $0.claims["htu"] = "\"\(target)\"" }
    }

    @Test(arguments: [-301, 301])
    func `iat must be within five minutes`(seconds: Int) throws {
        let time = Int(signIn.now.timeIntervalSince1970) + seconds
        try expectRefusal(.time) { $0.claims["iat"] = String(time) }
    }

    @Test(arguments: [-300, 300])
    func `iat may differ by five minutes`(seconds: Int) throws {
        var token = try TestToken(try signIn.session(), now: signIn.now)
        token.claims["iat"] = String(Int(signIn.now.timeIntervalSince1970) + seconds)
        #expect(Answer(signIn.core.react(to: try token.request)).status == 200)
    }

    @Test func `a missing claim is rejected`() throws {
        try expectRefusal(.time) { $0.claims["iat"] = nil }
    }

    @Test func `a claim of another type is rejected`() throws {
        try expectRefusal(.parts) { $0.claims["iat"] = "\"now\"" }
    }

    @Test func `each proof is accepted once`() throws {
        let session = try signIn.session()
        var token = try TestToken(session, now: signIn.now)
        #expect(Answer(signIn.core.react(to: try token.request)).status == 200)
        token.body["refreshToken"] = try signIn.current(session).refreshToken
        #expect(Answer(signIn.core.react(to: try token.request)).status == 400)
        #expect(signIn.refusals == ["jti": 1])
        token.claims["jti"] = "\"another\""
        #expect(Answer(signIn.core.react(to: try token.request)).status == 200)
    }

    @Test func `a proof without an ID is rejected`() throws {
        try expectRefusal(.identifier) { $0.claims["jti"] = nil }
        try expectRefusal(.identifier) { $0.claims["jti"] = "\"\"" }
    }
}
