import Synchronization
import Testing

@testable import IoTClient

/// The rate limiter after throttling.
@Suite struct ThrottlingTests {
    /// A server that allows this number of calls per second, with a burst of the same number.
    private struct Server {
        let allowed: Double
        var tokens = 2.0
        var filledAt = 0.0

        mutating func accepts(at now: Double) -> Bool {
            tokens = min(allowed, tokens + (now - filledAt) * allowed)
            filledAt = now
            guard tokens >= 1 else { return false }
            tokens -= 1
            return true
        }
    }

    @Test func `a scan at a quota of two calls per second loses few calls, and uses most of the quota`() {
        var (bucket, server) = (TokenBucket(callsPerSecond: 5), Server(allowed: 2))
        var (now, failed, calls, slowed) = (0.0, 0, 0, -1.0)
        while now < 300 {
            now += bucket.take(at: .seconds(now)) / .seconds(1)
            calls += 1
            guard !server.accepts(at: now) else { continue }
            failed += 1
            if now - slowed >= 1 {
                bucket.slowDown(at: .seconds(now))
                slowed = now
            }
        }
        #expect(Double(failed) < 0.08 * Double(calls), "\(failed) of \(calls) failed")
        #expect(Double(calls - failed) > 0.6 * 2 * 300, "\(calls - failed) succeeded")
    }

    @Test func `throttling halves the rate, down to 1/32, and it recovers by an equal part each second`() {
        var bucket = TokenBucket(callsPerSecond: 5)
        bucket.slowDown(at: .zero)
        #expect(bucket.part == 0.5)
        #expect(bucket.take(at: .zero) == .seconds(0.5))
        for _ in 1...9 { bucket.slowDown(at: .zero) }
        #expect(bucket.part == 1.0 / 32)
        _ = bucket.take(at: .seconds(20))
        #expect(bucket.part == 1.0 / 32 + 0.25)
        _ = bucket.take(at: .seconds(200))
        #expect(bucket.part == 1)
    }

    private static let throttled = HTTPResponse.text(
        "{}", status: 429, ["x-amzn-ErrorType": "ThrottlingException"])

    /// A clock that advances with each wait.
    private final class Clock: Sendable {
        private let time = Mutex(Duration.seconds(100))

        var now: Duration { time.withLock(\.self) }

        func wait(_ duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test func `throttling within a second counts once, and slows all operations`() async throws {
        let clock = Clock()
        let limiter = RateLimiter(elapsed: { clock.now }, sleep: { clock.wait($0) })
        for _ in 1...3 { limiter.recordThrottling() }
        let begin = clock.now
        for _ in 1...2 { try await limiter.acquire(.listAuditFindings) }
        // Two waits of half a second, less what the rate recovers in that time.
        #expect((0.98...1).contains((clock.now - begin) / .seconds(1)))
    }

    @Test func `a poll that is throttled during a scan is repeated once, after the scan pauses`() async throws {
        let clock = Clock()
        let limiter = RateLimiter(elapsed: { clock.now }, sleep: { clock.wait($0) })
        let transport = CannedTransport(inTurn: [.answer(.text("{}")), .answer(Self.throttled), .answer(.text("{}"))])
        let client = try IoTClient.example(transport, limiter: limiter) { clock.wait($0) }
        #expect(await client.prioritized(.background).refusal() == nil)
        let begin = clock.now
        #expect(await client.refusal() == nil)
        #expect(transport.requests.count == 3)
        #expect(clock.now - begin >= .seconds(1))
        let scan = clock.now
        #expect(await client.prioritized(.background).refusal() == nil)
        #expect(clock.now - scan >= .seconds(0.9))
    }

    @Test func `a poll that is throttled without a scan is one attempt`() async throws {
        let clock = Clock()
        let limiter = RateLimiter(elapsed: { clock.now }, sleep: { clock.wait($0) })
        let transport = CannedTransport(Self.throttled)
        let client = try IoTClient.example(transport, limiter: limiter) { clock.wait($0) }
        #expect(await client.refusal()?.code == "ThrottlingException")
        #expect(transport.requests.count == 1)
    }
}
