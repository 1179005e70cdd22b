import Synchronization
import Testing

@testable import IoTClient

/// The queue of the rate limiter: order and cancellation.
@Suite(.timeLimit(.minutes(10))) struct RateLimiterQueueTests {
    /// A limiter whose waits end on request, one at a time, and which reports each wait that begins.
    private final class Held: Sendable {
        let waits = AsyncStream.makeStream(of: Duration.self)
        private let state = Mutex(State())

        private struct State {
            var allowed = 0
            var sleeper: CheckedContinuation<Void, any Error>?
        }

        var limiter: RateLimiter {
            RateLimiter(elapsed: { .zero }, sleep: sleep)
        }

        func letGo() {
            let sleeper = state.withLock { state in
                state.allowed += state.sleeper == nil ? 1 : 0
                return state.sleeper.take()
            }
            sleeper?.resume()
        }

        private func sleep(_ duration: Duration) async throws {
            waits.continuation.yield(duration)
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { begin($0) }
            } onCancel: {
                state.withLock { $0.sleeper.take() }?.resume(throwing: CancellationError())
            }
        }

        private func begin(_ sleeper: CheckedContinuation<Void, any Error>) {
            let result: Result<Void, any Error>? = state.withLock { state in
                guard !Task.isCancelled else { return .failure(CancellationError()) }
                guard state.allowed == 0 else {
                    state.allowed -= 1
                    return .success(())
                }
                state.sleeper = sleeper
                return nil
            }
            result.map { sleeper.resume(with: $0) }
        }
    }

    /// Makes the one list call that need not wait.
    private func empty(_ limiter: RateLimiter) async throws {
        try await limiter.acquire(.listAuditFindings)
    }

    /// A waiting call that records its name when it is served. It is in the queue when this returns.
    private func wait(
        _ name: String, at limiter: RateLimiter, _ priority: CallPriority, _ log: Record<String>
    ) async -> Task<Void, any Error> {
        let count = limiter.waitingCount(.listAuditFindings)
        let task = Task {
            try await limiter.acquire(.listAuditFindings, priority)
            log.append(name)
        }
        while limiter.waitingCount(.listAuditFindings) == count {
            await Task.yield()
        }
        return task
    }

    @Test func `the foreground is served before the background, each first in, first out`() async throws {
        let held = Held()
        let limiter = held.limiter
        try await empty(limiter)
        let log = Record<String>()
        var tasks: [Task<Void, any Error>] = []
        for (name, priority) in [
            ("scan 1", CallPriority.background), ("scan 2", .background), ("row 1", .foreground),
            ("row 2", .foreground),
        ] {
            tasks.append(await wait(name, at: limiter, priority, log))
        }
        var waits = held.waits.stream.makeAsyncIterator()
        var durations: [Duration?] = []
        for count in 1...4 {
            durations.append(await waits.next())
            held.letGo()
            while log.elements.count < count {
                await Task.yield()
            }
        }
        for task in tasks {
            try await task.value
        }
        #expect(log.elements == ["row 1", "row 2", "scan 1", "scan 2"])
        #expect(durations == [0.25, 0.5, 0.75, 1].map { .seconds($0) })
    }

    @Test func `a canceled call leaves the queue at once, and later calls move up`() async throws {
        let held = Held()
        let limiter = held.limiter
        try await empty(limiter)
        let log = Record<String>()
        let first = await wait("first", at: limiter, .foreground, log)
        let second = await wait("second", at: limiter, .foreground, log)
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(limiter.waitingCount(.listAuditFindings) == 1)
        held.letGo()
        try await second.value
        #expect(log.elements == ["second"])
        var waits = held.waits.stream.makeAsyncIterator()
        #expect(await waits.next() == .seconds(0.25))
    }

    @Test func `the last call that leaves returns the queue's token`() async throws {
        let held = Held()
        let limiter = held.limiter
        try await empty(limiter)
        var waits = held.waits.stream.makeAsyncIterator()
        for _ in 1...3 {
            let call = await wait("x", at: limiter, .background, Record())
            #expect(await waits.next() == .seconds(0.25))
            call.cancel()
            await #expect(throws: CancellationError.self) { try await call.value }
            #expect(limiter.waitingCount(.listAuditFindings) == 0)
        }
    }

    @Test func `a call that is canceled before it starts takes no token`() async throws {
        let limiter = Held().limiter
        let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await limiter.acquire(.listAuditFindings)
        }
        await #expect(throws: CancellationError.self) { try await call.value }
        try await empty(limiter)
    }

    @Test func `a call that is canceled while it waits sends nothing`() async throws {
        let held = Held()
        let limiter = held.limiter
        try await empty(limiter)
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport, limiter: limiter)
        let call = Task { await refusal { () async throws(IoTError) in try await client.firstPage() } }
        for await _ in held.waits.stream { break }
        call.cancel()
        #expect(await call.value == .cancelled)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a client in the background waits behind one in the foreground`() async throws {
        let held = Held()
        let limiter = held.limiter
        try await empty(limiter)
        let transport = CannedTransport(.text(#"{"findings": []}"#))
        let client = try IoTClient.example(transport, limiter: limiter)
        let log = Record<String>()
        let scan = Task {
            _ = try await client.prioritized(.background).firstPage()
            log.append("scan")
        }
        var waits = held.waits.stream.makeAsyncIterator()
        _ = await waits.next()
        let row = await wait("row", at: limiter, .foreground, log)
        held.letGo()
        try await row.value
        _ = await waits.next()
        held.letGo()
        try await scan.value
        #expect(log.elements == ["row", "scan"])
    }
}

extension IoTClient {
    fileprivate func firstPage() async throws(IoTError) {
        var pages = listAuditFindings(.audit(taskId: "a")).makeAsyncIterator()
        _ = try await pages.next()
    }
}

extension RateLimiter {
    /// The number of waiting calls of an operation.
    fileprivate func waitingCount(_ operation: APIOperation) -> Int {
        queues.withLock { $0[operation]?.count ?? 0 }
    }
}
