import Dashboard
import Recording
import Testing

/// The facts of a failed call in a recording, and the text that version 1.0.0 reads.
struct RecordedFailureTests {
    @Test func `a failure that 1.0.0 wrote as text is read with that text`() throws {
        let failures = [
            (
                #"{"kind":"noAnswer","reason":"the connection was reset","server":"h:1"}"#,
                "no response from h:1: the connection was reset"
            ),
            (#"{"kind":"noAnswer","reason":"closed","server":"h:1"}"#, "no response from h:1: closed"),
            (
                #"{"kind":"notSecure","reason":"the certificate is self-signed","fix":"set AWS_CA_BUNDLE"}"#,
                "TLS handshake failed: the certificate is self-signed"
            ),
            (#"{"kind":"undecodable","reason":"HTML"}"#, "unexpected response: HTML"),
            (
                #"{"kind":"noCredentials","sources":[{"source":"the environment","reason":"A is not set"}]}"#,
                "no AWS credentials found; the environment: A is not set"
            ),
            (
                #"{"kind":"signInNeeded","sources":[{"source":"SSO","reason":"gone"}],"command":"aws sso login"}"#,
                "login required: gone"
            ),
        ]
        for (json, words) in failures {
            #expect(try read(json).report(for: .describeTask).dropLast().joined(separator: "; ") == words)
        }
    }

    @Test func `the words that 1.0.0 reads are written beside the facts`() throws {
        let tls = try written(.notSecure(.selfSigned, proxy: "p:1"))
        #expect(tls.contains(#""reason":"proxy p:1: the certificate is self-signed""#))
        #expect(tls.contains(#""fix":"set AWS_CA_BUNDLE to a PEM file "#))
        #expect(tls.contains(#""tls":{"selfSigned":{}}"#))
        let silence = try written(.noAnswer(.connectionRefused))
        #expect(silence.contains(#""reason":"connection refused""#))
        let text = try written(.noAnswer(.described(text: "gone")))
        #expect(text.contains(#""reason":"gone""#) && !text.contains("connection"))
    }

    @Test func `a fact of a later version is read as its text`() throws {
        let failure = try read(#"{"kind":"notSecure","tls":{"revoked":{}},"reason":"it is revoked","fix":"check it"}"#)
        #expect(failure.kind == .notSecure(.described(text: "it is revoked", fix: "check it")))
        #expect(try read(#"{"kind":"overQuota","reason":"x"}"#).kind == .other)
    }

    private func read(_ failure: String) throws -> CallFailure {
        var decoder = RecordingDecoder()
        let line = #"{"at":1795407129,"event":"cancelFailed","failure":\#(failure),"t":1,"taskId":"q"}"#
        let fact = try #require(try decoder.fact(in: Array(line.utf8)))
        guard case .cancelFailed(_, let read)? = fact.events.first else { throw Missing() }
        return read
    }

    private func written(_ kind: CallFailure.Kind) throws -> String {
        var encoder = RecordingEncoder(began: SampleFacts.began)
        let event = Event.cancelFailed("q", CallFailure(kind: kind))
        return String(
            decoding: try encoder.line(of: .came(event, asked: nil), at: SampleFacts.moment(1)) ?? [], as: UTF8.self)
    }

    private struct Missing: Error {}
}
