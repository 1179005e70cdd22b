import Synchronization
import Testing

@testable import IoTClient

@Suite struct RateLimiterTests {
    @Test(arguments: [1.25, 2, 5, 12.5, 25])
    func `no second has more calls than the limit`(callsPerSecond: Double) {
        var bucket = TokenBucket(callsPerSecond: callsPerSecond)
        let times = (0..<300).map { _ in bucket.take(at: .zero) / .seconds(1) }
        for (index, start) in times.enumerated() {
            let count = times[index...].prefix { $0 < start + 0.999_999 }.count
            #expect(count <= Int(max(1, callsPerSecond).rounded(.up)))
        }
        #expect(times == times.sorted())
    }

    @Test func `a few calls need not wait, and the others are spaced evenly`() {
        var bucket = TokenBucket(callsPerSecond: 12.5)
        let waits = (0..<6).map { _ in bucket.take(at: .seconds(100)) }
        #expect(waits == [0, 0, 0.05, 0.15, 0.25, 0.35].map { .seconds($0) })
        #expect(bucket.take(at: .seconds(110)) == .zero)
    }

    @Test func `a clock that goes back adds no tokens`() {
        var bucket = TokenBucket(callsPerSecond: 5)
        #expect(bucket.take(at: .seconds(9)) == .zero)
        #expect(bucket.take(at: .seconds(8)) == .seconds(0.25))
    }

    @Test func `each operation has its own part of its quota`() async throws {
        let waits = Record<Duration>()
        let limiter = RateLimiter(share: 0.5, elapsed: { .zero }, sleep: { waits.append($0) })
        for operation in [APIOperation.listAuditFindings, .describeAuditFinding, .listAuditMitigationActionsTasks] {
            try await limiter.acquire(operation)
        }
        #expect(waits.elements.isEmpty)
        for _ in 1...2 {
            try await limiter.acquire(.listAuditFindings)
        }
        #expect(waits.elements == [.seconds(0.25), .seconds(0.5)])
    }

    @Test func `every attempt takes a token`() async throws {
        let waits = Record<Duration>()
        let limiter = RateLimiter(elapsed: { .zero }, sleep: { waits.append($0) })
        let transport = CannedTransport(.text("{}", status: 500))
        let client = try IoTClient.example(transport, limiter: limiter).retrying(RetryPolicy(maximumAttempts: 4))
        _ = await client.refusal()
        #expect(transport.requests.count == 4)
        #expect(waits.elements == [.seconds(0.05), .seconds(0.15)])
    }
}

/// The error that a call throws; nil for none.
func refusal<Value>(_ call: () async throws(IoTError) -> Value) async -> IoTError? {
    do throws(IoTError) {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}
