import FoundationEssentials
import NIOCore
import NIOPosix
import Testing

@testable import IoTClient

@Suite struct AsyncHTTPClientTransportTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\nx-a: 2\r\n\r\n{}"

    private func withTransport<Value>(
        _ limits: AsyncHTTPClientTransport.Limits = .init(),
        _ body: (AsyncHTTPClientTransport) async throws -> Value
    ) async throws -> Value {
        let transport = AsyncHTTPClientTransport(product: "mitwatch", version: "9.9", limits: limits)
        do {
            let value = try await body(transport)
            await transport.shutdown()
            return value
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    private func request(_ port: Int, scheme: Endpoint.Scheme = .http, path: String = "/a") -> HTTPRequest {
        var request = HTTPRequest(
            method: .get, endpoint: Endpoint(scheme: scheme, host: "127.0.0.1", port: port), segments: [])
        request.path = path
        return request
    }

    /// The error of a request to a server with this behavior.
    private func reason(
        _ behaviour: LoopbackServer.Behaviour, _ limits: AsyncHTTPClientTransport.Limits = .init(),
        scheme: Endpoint.Scheme = .http, untrusted: Bool = false
    ) async throws -> TransportError.Reason? {
        let tls = untrusted ? try UntrustedCertificate.serverContext() : nil
        return try await LoopbackServer.run(behaviour, tls: tls) { server in
            try await withTransport(limits) { transport in
                guard let problem = await problem(transport, request(server.port, scheme: scheme)) else { return nil }
                #expect(problem.host == "127.0.0.1")
                #expect(problem.port == server.port)
                return problem.reason
            }
        }
    }

    private func problem(_ transport: AsyncHTTPClientTransport, _ request: HTTPRequest) async -> TransportError? {
        do throws(TransportError) {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a response is complete`() async throws {
        try await LoopbackServer.run(.answer(Self.answer)) { server in
            try await withTransport { transport in
                let response = try await transport.send(request(server.port))
                #expect(response.statusCode == 200)
                #expect(response.headers.map(\.description) == ["Content-Length: 2", "X-A: 1", "x-a: 2"])
                #expect(response.body == Data("{}".utf8))
            }
        }
    }

    @Test func `the request is sent as signed, with Host and User-Agent`() async throws {
        try await LoopbackServer.run(.answer(Self.answer)) { server in
            try await withTransport { transport in
                var request = request(server.port, path: "/a%2Fb/./x//y/../~'(z)")
                request.query = [.init(name: "q r", value: "ü/=+")]
                request.headers = ["X-Amz-Date": "20150830T123600Z"]
                _ = try await transport.send(request)
                let sent = """
                    GET /a%2Fb/./x//y/../~'(z)?q%20r=%C3%BC%2F%3D%2B HTTP/1.1\r
                    Host: 127.0.0.1:\(server.port)\r
                    User-Agent: mitwatch/9.9\r
                    X-Amz-Date: 20150830T123600Z\r
                    Accept-Encoding: deflate, gzip\r
                    \r

                    """
                #expect(await server.next(2) == [.connected, .request(sent)])
            }
        }
    }

    @Test func `a connection is kept for the next request`() async throws {
        try await LoopbackServer.run(.answer(Self.answer)) { server in
            try await withTransport { transport in
                for _ in 1...3 {
                    _ = try await transport.send(request(server.port))
                }
                let seen = await server.next(4)
                #expect(seen.filter { $0 == .connected }.count == 1)
                #expect(!seen.contains(.disconnected))
            }
        }
    }

    @Test func `a redirect is not followed`() async throws {
        let redirect = "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
        try await LoopbackServer.run(.answer(redirect)) { server in
            try await withTransport { transport in
                let response = try await transport.send(request(server.port))
                #expect(response.statusCode == 302)
            }
        }
    }

    @Test func `a port without a listener fails immediately`() async throws {
        let socket = try BoundSocket(.refused)
        try await withTransport(.init(connect: .seconds(600), request: .seconds(600))) { transport in
            let problem = await problem(transport, request(socket.port))
            #expect(problem == TransportError(host: "127.0.0.1", port: socket.port, reason: .connectionRefused))
        }
    }

    @Test func `a host that does not respond ends with the connection limit`() async throws {
        let socket = try BoundSocket(.silence)
        try await withTransport(.init(connect: .milliseconds(50), request: .seconds(600))) { transport in
            let problem = await problem(transport, request(socket.port))
            #expect(problem == TransportError(host: "127.0.0.1", port: socket.port, reason: .connectTimeout))
        }
    }

    /// The label is too long for DNS, so no name server is called.
    @Test func `a name without an address is reported`() async throws {
        let host = String(repeating: "a", count: 64) + ".invalid"
        try await withTransport { transport in
            let request = HTTPRequest(
                method: .get, endpoint: Endpoint(scheme: .https, host: host, port: 443), segments: [])
            #expect(
                await problem(transport, request)
                    == TransportError(host: SanitizedText(host), port: 443, reason: .nameNotResolved))
        }
    }

    @Test func `a silent connection ends with the read limit`() async throws {
        let limits = AsyncHTTPClientTransport.Limits(read: .milliseconds(20), request: .seconds(600))
        #expect(try await reason(.hang, limits) == .readTimeout)
    }

    @Test func `the limit of the whole exchange counts before and during the response`() async throws {
        let limits = AsyncHTTPClientTransport.Limits(read: .seconds(600), request: .milliseconds(50))
        #expect(try await reason(.hang, limits) == .deadlineExceeded)
        #expect(
            try await reason(.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), limits) == .deadlineExceeded)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
    func `a connection that is closed too early is reported`(_ part: String) async throws {
        #expect(try await reason(.answerAndClose(part)) == .closedEarly)
    }

    @Test func `a connection reset is reported`() async throws {
        #expect(try await reason(.reset) == .connectionReset)
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "\0\0\0\0\r\n\r\n"])
    func `a response that is not HTTP is reported`(_ bytes: String) async throws {
        #expect(try await reason(.answerAndClose(bytes)) == .malformedResponse)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n12345678901234567",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n8\r\n12345678\r\n0\r\n\r\n",
    ])
    func `a body above the limit is rejected`(_ answer: String) async throws {
        #expect(try await reason(.answer(answer), .init(bodyBytes: 16)) == .bodyTooLarge(limit: 16))
        #expect(try await reason(.answer(answer), .init(bodyBytes: 17)) == nil)
    }

    @Test func `a slow body ends with the limit of the whole exchange, not with that of the head`() async throws {
        let limits = AsyncHTTPClientTransport.Limits(
            read: .seconds(600), head: .milliseconds(50), request: .milliseconds(100))
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"
        #expect(try await reason(.answer(head), limits) == .deadlineExceeded)
        let patient = AsyncHTTPClientTransport.Limits(
            read: .seconds(600), head: .milliseconds(50), request: .seconds(600))
        #expect(try await reason(.hang, patient) == .deadlineExceeded)
    }

    @Test func `the limits notice a dead connection within 10 seconds and a slow body within 30`() {
        let limits = AsyncHTTPClientTransport.Limits()
        #expect(limits.connect <= .seconds(10) && limits.read <= .seconds(10) && limits.head <= .seconds(10))
        #expect(limits.request <= .seconds(30))
        #expect(limits.bodyBytes == 16_777_216)
    }

    @Test func `a handshake without a response ends with the connection limit`() async throws {
        let limits = AsyncHTTPClientTransport.Limits(connect: .milliseconds(50), request: .seconds(600))
        #expect(try await reason(.hang, limits, scheme: .https) == .connectTimeout)
    }

    @Test func `a canceled task ends the exchange and closes the connection`() async throws {
        try await LoopbackServer.run(.hang) { server in
            try await withTransport(.init(read: .seconds(600), request: .seconds(600))) { transport in
                let task = Task { await problem(transport, request(server.port)) }
                _ = await server.next(2)
                task.cancel()
                #expect(await task.value?.reason == .cancelled)
                #expect(await server.next(1) == [.disconnected])
            }
        }
    }

    @Test func `a canceled task ends an endless body`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"
        try await LoopbackServer.run(.answer(head)) { server in
            try await withTransport(.init(read: .seconds(600), request: .seconds(600))) { transport in
                let task = Task { await problem(transport, request(server.port)) }
                _ = await server.next(2)
                task.cancel()
                #expect(await task.value?.reason == .cancelled)
                #expect(await server.next(1) == [.disconnected])
            }
        }
    }

    @Test func `a header with a line break is neither sent nor shown`() async throws {
        try await withTransport { transport in
            var request = request(1)
            request.headers = ["X-Amz-Security-Token": "hunter2\r\nX: y"]
            let problem = try #require(await problem(transport, request))
            #expect(problem.reason == .other(detail: "Invalid header field values"))
            #expect(problem.description == "127.0.0.1 port 1: Invalid header field values")
        }
    }

    @Test func `after shutdown nothing is sent`() async {
        let transport = AsyncHTTPClientTransport(product: "mitwatch", version: "9.9")
        await transport.shutdown()
        await transport.shutdown()
        #expect(await problem(transport, request(1)) != nil)
    }
}
