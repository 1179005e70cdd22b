import FoundationEssentials
import Testing

@testable import IoTClient

/// Session files, keys and responses of sign-in, mutated at random. None of them traps or hangs.
@Suite struct LoginSessionFuzzTests: LoginSessionSuite {
    private static let snippets = [
        "{", "}", "\"", "[[[[", "\\", "\\ud800", "null", "\"accessToken\":", "-----BEGIN", "\u{0}", "1e999", ",", ":",
    ]

    @Test func `a mutated file is a session with all members, or none`() {
        var mutation = Mutation(Self.snippets)
        var counts = (sessions: 0, flaws: 0)
        for _ in 0..<Mutation.rounds(1_000) {
            do throws(LoginSession.Flaw) {
                let session = try LoginSession(Data(mutation.bytes(Self.session(Self.fresh))))
                #expect(!session.refreshToken.isEmpty && !session.dpopKey.isEmpty && "\(session)".count < 30)
                let renewal = LoginSession.Renewal(
                    accessKeyId: "A", secretAccessKey: "s", sessionToken: "t", refreshToken: "r", expiresIn: 900)
                let renewed = session.renewed(with: renewal, at: Date(timeIntervalSince1970: 1_763_910_245))
                // What is written can be read again.
                let reread = try LoginSession(renewed.data)
                #expect(renewed.accessKeyId == "A" && reread == renewed)
                _ = DPoPKey(pem: session.dpopKey)?.proof(for: "https://h/", at: session.expiresAt)
                counts.sessions += 1
            } catch {
                counts.flaws += 1
            }
        }
        #expect(counts.sessions > 0 && counts.flaws > 0)
    }

    @Test func `a mutated key signs, or is no key`() throws {
        var mutation = Mutation(["\n", "=", "-----END", "AAAA", "\u{0}", "é"])
        var counts = (keys: 0, others: 0)
        for _ in 0..<Mutation.rounds(300) {
            for pem in [DPoPProofTests.sec1, DPoPProofTests.pkcs8] {
                guard let key = DPoPKey(pem: mutation.text(pem)) else {
                    counts.others += 1
                    continue
                }
                counts.keys += 1
                let proof = try #require(key.proof(for: "https://h/v1/token", at: .distantFuture))
                #expect(try ReadProof(proof).isValid)
            }
        }
        #expect(counts.others > 0)
    }

    @Test func `a mutated response gives keys, or a failure that shows no secret`() async throws {
        let session = try LoginSession(Data(Self.session(Self.over).utf8))
        let good = String(decoding: Self.renewed().body, as: UTF8.self)
        let bad = #"{"error": "TOKEN_EXPIRED", "message": "The refresh token has expired."}"#
        var mutation = Mutation(Self.snippets + ["INVALID_REQUEST", "\"expiresIn\": -1,", "\u{1B}[2J"])
        var counts = (keys: 0, failures: 0)
        for round in 0..<Mutation.rounds(300) {
            let isGood = round.isMultiple(of: 2)
            let response = HTTPResponse(
                statusCode: isGood ? 200 : [400, 401, 403, 429, 500, 302].randomElement() ?? 400,
                body: Data(mutation.bytes(isGood ? good : bad)))
            let service = SignInService(
                endpoint: try Endpoint(url: "https://h"), transport: CannedTransport(response),
                retries: ExchangeRetries(policy: .single, sleep: { _ in }))
            do throws(SignInService.Failure) {
                let renewal = try await service.renewal(of: session) { Date(timeIntervalSince1970: 1_763_910_245) }
                #expect(renewal.expiresIn > 0 && isValidHeaderValue(renewal.sessionToken))
                counts.keys += 1
            } catch {
                #expect(!"\(error)".contains("hunter2") && !"\(error)".contains("ASOR"))
                counts.failures += 1
            }
        }
        #expect(counts.keys > 0 && counts.failures > 0)
    }
}
