import FoundationEssentials
import Testing

@testable import IoTClient

/// The state that copies of a client share.
@Suite struct SharedClientTests {
    @Test func `a retrying client shares the limiter, the quota and the clock`() async throws {
        let limiter = RateLimiter(elapsed: { .zero }, sleep: { _ in })
        let down = HTTPResponse.text("{}", status: 500)
        let skewed = HTTPResponse.text(
            "{}", status: 403, ["x-amzn-ErrorType": "RequestExpired", "Date": "Sun, 23 Nov 2025 16:04:05 GMT"])
        let transport = CannedTransport(inTurn: [.answer(skewed), .answer(down)])
        let client = try IoTClient.example(transport, limiter: limiter)
        let policy = try RetryPolicy.standard(environment: ["AWS_MAX_ATTEMPTS": "2"])
        let patient = client.retrying(policy).prioritized(.background)
        _ = await client.refusal()
        _ = await patient.refusal()
        #expect(
            transport.requests.map { $0.headers["X-Amz-Date"]?.prefix(11) } == ["20251123T15"]
                + Array(repeating: "20251123T16", count: 3))
        #expect(patient.shared === client.shared)
        #expect(patient.limiter === client.limiter && client.limiter === limiter)
        // One retry cost five; a copy sees the rest.
        #expect((0..<100).count { _ in client.shared.quota.take(5) } == 99)
        #expect(!patient.shared.quota.take(5))
    }

    @Test func `a retrying client shares the connections`() async throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        try await LoopbackServer.run(.answer(answer)) { server in
            let transport = AsyncHTTPClientTransport(product: "p", version: "1")
            let client = try IoTClient.example(transport, url: "http://127.0.0.1:\(server.port)")
            _ = await client.refusal()
            _ = await client.retrying(.standard).refusal()
            _ = await client.prioritized(.background).refusal()
            await transport.shutdown()
            let sights = await server.next(5)
            #expect(sights.filter { $0 == .connected }.count == 1)
            #expect(sights.last == .disconnected)
        }
    }
}
