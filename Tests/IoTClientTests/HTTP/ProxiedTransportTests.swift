import FoundationEssentials
import Testing

@testable import IoTClient

/// Requests through a proxy on 127.0.0.1. The servers behind it have names without an address, so no other route works.
@Suite struct ProxiedTransportTests {
    private static let tunnel = "HTTP/1.1 200 Connection established\r\n\r\n"
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    /// The result of a request to `http://iot.invalid:8000`, and what the proxy sees, with this behavior of the proxy.
    private func exchange(
        _ behaviour: LoopbackServer.Behaviour, login: String = "", noProxy: String = "", seeing count: Int
    ) async throws -> (outcome: Result<HTTPResponse, TransportError>, seen: [LoopbackServer.Sight], port: Int) {
        try await LoopbackServer.run(behaviour) { server in
            let url = "http://\(login)127.0.0.1:\(server.port)"
            let transport = AsyncHTTPClientTransport(
                product: "tests", version: "1", limits: .init(request: .seconds(600)),
                proxies: ProxySettings(environment: ["http_proxy": url, "no_proxy": noProxy]))
            let endpoint = Endpoint(scheme: .http, host: "iot.invalid", port: 8000)
            let outcome = await Result { () async throws(TransportError) in
                try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: ["a"]))
            }
            let seen = await server.next(count)
            await transport.shutdown()
            return (outcome, seen, server.port)
        }
    }

    private func reason(_ answer: String) async throws -> TransportError.Reason? {
        let (outcome, _, port) = try await exchange(.answerAndClose(answer), seeing: 2)
        guard case .failure(let problem) = outcome else { return nil }
        #expect(problem.host == "iot.invalid")
        #expect(problem.proxy == "127.0.0.1:\(port)")
        return problem.reason
    }

    @Test func `a request uses a tunnel, and only the proxy receives the login`() async throws {
        let (outcome, seen, _) = try await exchange(
            .answers([Self.tunnel, Self.answer]), login: "me:p%40ss@", seeing: 3)
        #expect(try outcome.get().body == Data("{}".utf8))
        let connect =
            "CONNECT iot.invalid:8000 HTTP/1.1\r\nhost: iot.invalid\r\nproxy-authorization: Basic bWU6cEBzcw==\r\n\r\n"
        guard seen.prefix(2) == [.connected, .request(connect)], case .request(let head) = seen.last else {
            Issue.record("\(seen)")
            return
        }
        #expect(head.hasPrefix("GET /a HTTP/1.1\r\nHost: iot.invalid:8000\r\n"))
        #expect(!head.lowercased().contains("proxy-authorization"))
    }

    @Test func `a proxy that requires a login is reported`() async throws {
        let answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
        #expect(try await reason(answer) == .proxyLoginRequired)
    }

    @Test func `a proxy that rejects the connection is reported`() async throws {
        #expect(try await reason("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n") == .proxyRefused)
        #expect(try await reason("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n") == .proxyRefused)
    }

    @Test func `a proxy that rejects connections is named`() async throws {
        let socket = try BoundSocket(.refused)
        let transport = AsyncHTTPClientTransport(
            product: "tests", version: "1",
            proxies: ProxySettings(environment: ["https_proxy": "http://me:hush@127.0.0.1:\(socket.port)"]))
        let endpoint = Endpoint(scheme: .https, host: "iot.invalid", port: 443)
        let problem = TransportError(
            host: "iot.invalid", port: 443, proxy: "127.0.0.1:\(socket.port)", reason: .connectionRefused)
        await #expect(throws: problem) {
            try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: []))
        }
        #expect(
            problem.description
                == "iot.invalid port 443 through proxy 127.0.0.1:\(socket.port): connection refused")
        await transport.shutdown()
    }

    @Test func `with an invalid proxy nothing is sent`() async {
        let transport = AsyncHTTPClientTransport(
            product: "tests", version: "1", proxies: ProxySettings(environment: ["http_proxy": "socks5://a:1"]))
        let endpoint = Endpoint(scheme: .http, host: "iot.invalid", port: 80)
        let reason = TransportError.Reason.unusableProxy(
            ProxyError(setting: "http_proxy", reason: .unsupportedScheme("\"socks5\"")))
        await #expect(throws: TransportError(host: "iot.invalid", port: 80, reason: reason)) {
            try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: []))
        }
        await transport.shutdown()
    }

    @Test func `a server in NO_PROXY is called directly`() async throws {
        try await LoopbackServer.run(.answer(Self.answer)) { server in
            let socket = try BoundSocket(.refused)
            let environment = ["HTTP_PROXY": "http://127.0.0.1:\(socket.port)", "NO_PROXY": "127.0.0.1"]
            let transport = AsyncHTTPClientTransport(
                product: "tests", version: "1", proxies: ProxySettings(environment: environment))
            let endpoint = Endpoint(scheme: .http, host: "127.0.0.1", port: server.port)
            let response = try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: []))
            #expect(response.statusCode == 200)
            await transport.shutdown()
        }
    }
}
