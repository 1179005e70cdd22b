import FoundationEssentials
import NIOCore
import NIOSSL
import Testing

@testable import IoTClient

/// Rejected connections to real TLS servers on loopback, and their errors.
@Suite struct TLSFailureTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
    /// 2026-11-30T12:00:00Z.
    private static let now = Date(timeIntervalSince1970: 1_796_040_000)

    /// Why a request to a server with this context fails; nil if it succeeds.
    private func reason(
        _ tls: NIOSSLContext?, _ behaviour: LoopbackServer.Behaviour = .answer(answer), trustsAuthority: Bool = true
    ) async throws -> TransportError.Reason? {
        try await withFolder { folder in
            try write(TestCertificates.authorityPEM, to: folder + "/ca.pem")
            let roots =
                trustsAuthority ? try TrustRoots(pemFile: folder + "/ca.pem", setting: "AWS_CA_BUNDLE") : .system
            let transport = AsyncHTTPClientTransport(
                product: "tests", version: "1", trusting: roots, now: { Self.now })
            let outcome = try await LoopbackServer.run(behaviour, tls: tls) { server in
                let endpoint = Endpoint(scheme: .https, host: "127.0.0.1", port: server.port)
                let request = HTTPRequest(method: .get, endpoint: endpoint, segments: [])
                do throws(TransportError) {
                    _ = try await transport.send(request)
                    return nil as TransportError?
                } catch {
                    return error
                }
            }
            await transport.shutdown()
            return outcome?.reason
        }
    }

    @Test func `a server of a trusted authority is trusted`() async throws {
        #expect(try await reason(try TestCertificates.good.serverContext()) == nil)
    }

    @Test(
        arguments: [
            (.expired, "the certificate expired on 2021-02-03T04:05:06Z"),
            (.notYetValid, "the certificate is not valid before 2110-01-01T00:00:00Z"),
            (.wrongHost, "the certificate is for other.example and *.iot.example, not for this host"),
        ] as [(TestCertificates, String)])
    func `a certificate that fails verification is described with the fact`(
        _ certificate: TestCertificates, _ fact: String
    ) async throws {
        guard case .tlsFailed(let failure) = try await reason(try certificate.serverContext()) else {
            Issue.record("accepted, or another reason")
            return
        }
        #expect(failure.description == fact)
    }

    @Test func `an authority that is not trusted is named`() async throws {
        let reason = try await reason(try TestCertificates.good.serverContext(), trustsAuthority: false)
        #expect(reason == .tlsFailed(.unknownAuthority(issuer: "Example Test CA")))
        let words = "signed by Example Test CA, which is not trusted"
        #expect(reason?.description.contains(words) == true)
    }

    @Test func `a self-signed certificate is reported`() async throws {
        #expect(try await reason(try UntrustedCertificate.serverContext()) == .tlsFailed(.selfSigned))
    }

    @Test func `a handshake that the server closes is a network failure, and is retryable`() async throws {
        let cut = try await reason(nil, .closeOnBytes)
        #expect(cut == .closedDuringHandshake)
        #expect(TransportError(host: "h", port: 1, reason: cut ?? .cancelled).isRetryable)
    }

    @Test(arguments: ["HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"])
    func `a server without TLS is reported`(_ greeting: String) async throws {
        #expect(try await reason(nil, .greet(greeting)) == .tlsFailed(.notTLS))
    }

    @Test func `a server with an old TLS version is reported`() async throws {
        let old = try TestCertificates.good.serverContext {
            $0.minimumTLSVersion = .tlsv1
            $0.maximumTLSVersion = .tlsv11
        }
        #expect(try await reason(old) == .tlsFailed(.oldVersion))
    }

    @Test func `a server that requires a client certificate is reported`() async throws {
        let strict = try TestCertificates.good.serverContext {
            $0.certificateVerification = .noHostnameVerification
            $0.trustRoots = .certificates([])
        }
        let reason = try await reason(strict)
        #expect(reason == .tlsFailed(.clientCertificateRequired))
    }

    /// Parts of the library's own error texts: type names and source locations.
    @Test(
        arguments: [
            NIOSSLError.handshakeFailed(.sslError([.eofDuringHandshake])), NIOSSLError.handshakeFailed(.wantRead),
            NIOSSLError.noCertificateToValidate, NIOSSLExtraError.failedToValidateHostname,
            NIOSSLExtraError.invalidSNIHostname,
            BoringSSLError.unknownError([]), BoringSSLError.syscallError, NIOSSLError.readInInvalidTLSState,
            NIOSSLError.uncleanShutdown, ChannelError.alreadyClosed, ChannelError.operationUnsupported,
        ] as [any Error & Sendable])
    func `no type name of a library is shown`(_ error: any Error & Sendable) {
        let text = TransportError.Reason(error).description
        for part in ["NIO", "SSLError", "Boring", "Channel", "handshakeFailed", "(", "/"] {
            #expect(!text.contains(part), "\(text)")
        }
    }

    @Test func `bytes that are not a certificate have no fields`() {
        let certificate: [UInt8] = [0x30, 0x82, 0x00, 0x05, 0x30, 0x03, 0x02, 0x01, 0x01]
        for count in 0...certificate.count {
            #expect(CertificateFields(der: Array(certificate.prefix(count))) == nil)
        }
        #expect(CertificateFields(der: [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]) == nil)
    }
}
