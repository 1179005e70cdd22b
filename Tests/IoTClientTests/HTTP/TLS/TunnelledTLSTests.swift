import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTClient

/// TLS with a company's authority (AWS_CA_BUNDLE) in a proxy's tunnel (HTTPS_PROXY), as in company networks.
@Suite struct TunnelledTLSTests {
    private static let document = #"{"taskStatus": "IN_PROGRESS"}"#
    private static let answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(document.utf8.count)\r\n\r\n\(document)"

    /// Runs `body` with a client of a TLS server behind a proxy that requires a login; the client trusts `bundle`.
    private func withClient(
        bundle: String, _ body: (IoTClient, ConnectProxy, LoopbackServer) async throws -> Void
    ) async throws {
        try await LoopbackServer.run(.answer(Self.answer), tls: UntrustedCertificate.serverContext()) { server in
            try await ConnectProxy.run { proxy in
                try await withFolder { folder in
                    try write(bundle, to: folder + "/ca.pem")
                    let environment = [
                        "HTTPS_PROXY": "http://me:p%40ss@127.0.0.1:\(proxy.port)", "AWS_CA_BUNDLE": folder + "/ca.pem",
                    ]
                    let transport = AsyncHTTPClientTransport(
                        product: "tests", version: "1", proxies: ProxySettings(environment: environment),
                        trusting: try TrustRoots.resolve(environment: environment, profile: nil))
                    let client = try IoTClient.example(transport, url: "https://127.0.0.1:\(server.port)")
                    let outcome = await Result { try await body(client, proxy, server) }
                    await transport.shutdown()
                    try outcome.get()
                }
            }
        }
    }

    @Test func `several polls share one tunnel and one handshake, and the proxy cannot read them`() async throws {
        try await withClient(bundle: UntrustedCertificate.pem) { client, proxy, server in
            for _ in 1...3 {
                let task = try await client.describeAuditMitigationActionsTask(taskId: "quarantine-0412")
                #expect(task.taskStatus == .inProgress)
            }
            let connect =
                "CONNECT 127.0.0.1:\(server.port) HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                + "proxy-authorization: Basic bWU6cEBzcw==\r\n\r\n"
            #expect(proxy.tunnels.elements == [connect])
            let seen = await server.next(4)
            #expect(seen.first == .connected)
            for case .request(let head) in seen.dropFirst() {
                #expect(head.hasPrefix("GET /audit/mitigationactions/tasks/quarantine-0412 HTTP/1.1\r\n"))
                #expect(head.contains("AWS4-HMAC-SHA256") && !head.lowercased().contains("proxy-authorization"))
            }
            let tunnelled = String(decoding: proxy.sent.elements.joined(), as: UTF8.self)
            #expect(tunnelled.utf8.count > 1_000)
            #expect(!tunnelled.contains("quarantine-0412") && !tunnelled.contains("AWS4-HMAC-SHA256"))
        }
    }

    @Test func `a server that is not in the bundle is rejected, and receives no request`() async throws {
        try await withClient(bundle: Self.otherAuthority) { client, proxy, server in
            let error = try #require(await client.refusal())
            guard case .transport(let problem) = error, case .tlsFailed(let failure) = problem.reason else {
                Issue.record("\(error)")
                return
            }
            #expect(problem.proxy == "127.0.0.1:\(proxy.port)")
            #expect(failure == .selfSigned)
            #expect("\(error)".contains("TLS handshake failed"))
            #expect(!error.isRetryable)
            // Two: the second one reads the certificate.
            #expect(proxy.tunnels.elements.count == 2)
            #expect(await server.next(4) == [.connected, .disconnected, .connected, .disconnected])
        }
    }

    /// A certificate that signed nothing here; its key was deleted.
    private static let otherAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBjzCCATWgAwIBAgIUQZ5xjHoBjG5+DPiJCnqWybvlXWUwCgYIKoZIzj0EAwIw
        HDEaMBgGA1UEAwwRQW5vdGhlciBhdXRob3JpdHkwIBcNMjYxMTIzMTgxMzUxWhgP
        MjEyNjEwMzAxODEzNTFaMBwxGjAYBgNVBAMMEUFub3RoZXIgYXV0aG9yaXR5MFkw
        EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEfV+K8rsP+Du7GIUkIw3MBMCXTnwULA4a
        rn6fuYh/oCuHVJFy4ttZbAAGGe5cRjhh8Jwjmb4jFAD2m0j9CgO2MaNTMFEwHQYD
        VR0OBBYEFNg7MIIGA8m7x6EyiH2d1FTkeryIMB8GA1UdIwQYMBaAFNg7MIIGA8m7
        x6EyiH2d1FTkeryIMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIg
        Hf/77JcaC0/2OWnz9Sa1CToQW0hPAuT95hd07parDrACIQCdzBZW495Seb1MB7NU
        CorErEPP6udP6ywOt7atFzamkw==
        -----END CERTIFICATE-----

        """
}
