import FoundationEssentials
import Testing

@testable import IoTClient

/// A kept connection that the server closes at the moment of the next request.
@Suite(.timeLimit(.minutes(3))) struct StaleConnectionTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"

    /// The results of consecutive requests, and the number of connections and requests that the server saw.
    private func run(
        _ behaviour: LoopbackServer.Behaviour, methods: [HTTPRequest.Method], onlyRead: Bool? = nil, seen: Int
    ) async throws -> ([TransportError.Reason?], [LoopbackServer.Sight]) {
        try await LoopbackServer.run(behaviour) { server in
            let transport = AsyncHTTPClientTransport(product: "tests", version: "1")
            let endpoint = Endpoint(scheme: .http, host: "127.0.0.1", port: server.port)
            var reasons: [TransportError.Reason?] = []
            for method in methods {
                var request = HTTPRequest(method: method, endpoint: endpoint, segments: ["a"])
                request.onlyReads = onlyRead ?? request.onlyReads
                do throws(TransportError) {
                    _ = try await transport.send(request)
                    reasons.append(nil)
                } catch {
                    reasons.append(error.reason)
                }
            }
            let sights = await server.next(seen)
            await transport.shutdown()
            return (reasons, sights)
        }
    }

    private func requests(_ sights: [LoopbackServer.Sight]) -> Int {
        sights.count { if case .request = $0 { true } else { false } }
    }

    @Test(arguments: [LoopbackServer.Behaviour.answerOnce(answer), .answerOnceThenReset(answer)])
    func `a read without a response on a kept connection is sent again`(
        _ behaviour: LoopbackServer.Behaviour
    ) async throws {
        let (reasons, sights) = try await run(behaviour, methods: [.get, .get], seen: 6)
        #expect(reasons == [nil, nil])
        #expect(requests(sights) == 3)
    }

    /// ListAuditFindings is a POST.
    @Test func `a read with POST is sent again too`() async throws {
        let (reasons, sights) = try await run(
            .answerOnce(Self.answer), methods: [.post, .post], onlyRead: true, seen: 6)
        #expect(reasons == [nil, nil])
        #expect(requests(sights) == 3)
    }

    @Test func `a request that changes something is not sent again`() async throws {
        let (reasons, sights) = try await run(.answerOnce(Self.answer), methods: [.get, .put], seen: 4)
        #expect(reasons == [nil, .closedEarly])
        #expect(requests(sights) == 2)
    }

    @Test func `a new connection that is closed without a response is reported at once`() async throws {
        let (reasons, sights) = try await run(.answerAndClose(""), methods: [.get], seen: 3)
        #expect(reasons == [.closedEarly])
        #expect(requests(sights) == 1)
    }

    @Test func `a response that is truncated is not requested again`() async throws {
        let part = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"
        let (reasons, _) = try await run(.answers([Self.answer, part]), methods: [.get], seen: 2)
        #expect(reasons == [nil])
        let (cut, sights) = try await run(.answerAndClose(part), methods: [.get], seen: 3)
        #expect(cut == [.closedEarly])
        #expect(requests(sights) == 1)
    }
}
