import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct TrustRootsTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "roots-\(UUID()).pem")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try await body(url.path())
    }

    @Test func `a server with a certificate in the bundle is trusted`() async throws {
        let tls = try UntrustedCertificate.serverContext()
        try await LoopbackServer.run(.answer(Self.answer), tls: tls) { server in
            try await withFile(UntrustedCertificate.pem) { path in
                let roots = try TrustRoots.resolve(environment: ["AWS_CA_BUNDLE": path], profile: nil)
                let transport = AsyncHTTPClientTransport(product: "tests", version: "1", trusting: roots)
                let endpoint = Endpoint(scheme: .https, host: "127.0.0.1", port: server.port)
                let response = try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: []))
                #expect(response.statusCode == 200)
                await transport.shutdown()
            }
        }
    }

    @Test func `the variable overrides the profile, and an empty one counts as not set`() async throws {
        let config = try SharedConfig(config: "[default]\nca_bundle = missing.pem\n")
        let profile = config.profile(named: "default")
        #expect(throws: CABundleError(setting: "ca_bundle", path: "missing.pem", reason: .unreadable)) {
            try TrustRoots.resolve(environment: ["AWS_CA_BUNDLE": ""], profile: profile)
        }
        try await withFile(UntrustedCertificate.pem) { path in
            _ = try TrustRoots.resolve(environment: ["AWS_CA_BUNDLE": path], profile: profile)
        }
        _ = try TrustRoots.resolve(environment: [:], profile: nil)
    }

    @Test(arguments: ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `a file without certificates is an error that names setting and file`(_ text: String) async throws {
        try await withFile(text) { path in
            #expect(
                throws: CABundleError(
                    setting: "AWS_CA_BUNDLE", path: SanitizedText(path: path), reason: .noCertificates)
            ) {
                try TrustRoots.resolve(environment: ["AWS_CA_BUNDLE": path], profile: nil)
            }
        }
    }

    @Test func `each error is one line`() {
        let missing = CABundleError(
            setting: "AWS_CA_BUNDLE", path: SanitizedText(path: "/no\nsuch" as String), reason: .unreadable)
        #expect("\(missing)" == "AWS_CA_BUNDLE: cannot read a value of 2 lines; check the path and its permissions")
        let empty = CABundleError(setting: "ca_bundle", path: "a.pem", reason: .noCertificates)
        #expect("\(empty)" == "ca_bundle: no PEM certificates found in a.pem")
    }
}
