import FoundationEssentials
import IoTClient
import Synchronization
import Testing

@Suite struct CachedCredentialsTests {
    private static let start = Date(timeIntervalSince1970: 1_763_910_245)
    private static let failure = CredentialsError.notConfigured(source: "a script", reason: .variable("X"))

    /// A scripted source with a manual clock, which counts its calls.
    private final class Script: CredentialsSource {
        private struct State {
            var asked = 0
            var answer: Result<Credentials, CredentialsError> = .failure(failure)
            var now = start
        }

        let name: SanitizedText = "a script"
        /// Opens when this stream ends (default: open).
        private let gate: AsyncStream<Void>?
        /// One element per call.
        let askings = AsyncStream.makeStream(of: Void.self)
        private let state = Mutex(State())

        init(gate: AsyncStream<Void>? = nil) {
            self.gate = gate
        }

        var asked: Int { state.withLock(\.asked) }

        var cache: CachedCredentials {
            CachedCredentials(self, now: { self.state.withLock(\.now) })
        }

        func gives(_ id: String, until seconds: TimeInterval?) {
            let end = seconds.map { start.addingTimeInterval($0) }
            let credentials = Credentials(accessKeyId: id, secretAccessKey: "s", expiration: end)
            state.withLock { $0.answer = .success(credentials) }
        }

        func fails() {
            state.withLock { $0.answer = .failure(failure) }
        }

        func itIs(_ seconds: TimeInterval) {
            state.withLock { $0.now = start.addingTimeInterval(seconds) }
        }

        func credentials() async throws(CredentialsError) -> Credentials {
            state.withLock { $0.asked += 1 }
            askings.continuation.yield()
            if let gate {
                for await _ in gate {}
            }
            return try state.withLock(\.answer).get()
        }
    }

    @Test func `credentials are cached until 15 minutes before they expire`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.gives("TWO", until: 7_200)
        script.itIs(2_699)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.itIs(2_700)
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(script.asked == 2)
    }

    @Test func `credentials without an expiration are read again after a minute`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: nil)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.gives("TWO", until: nil)
        script.itIs(59)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 1)
        script.itIs(60)
        #expect(try await cache.credentials().accessKeyId == "TWO")
    }

    @Test func `a failed refresh drops credentials without an expiration`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: nil)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.fails()
        script.itIs(60)
        await #expect(throws: Self.failure) { try await cache.credentials() }
    }

    @Test func `a failed refresh keeps valid credentials, and is retried a minute later`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        _ = try await cache.credentials()
        script.fails()
        script.itIs(3_000)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.itIs(3_059)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 2)
        script.itIs(3_060)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 3)
        script.itIs(3_600)
        await #expect(throws: Self.failure) { try await cache.credentials() }
    }

    @Test func `credentials that expire soon from the start are not requested for every call`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 300)
        for second in [0.0, 1, 59] {
            script.itIs(second)
            _ = try await cache.credentials()
        }
        #expect(script.asked == 1)
        script.itIs(60)
        _ = try await cache.credentials()
        #expect(script.asked == 2)
    }

    @Test func `credentials are not cached beyond their expiration`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 30)
        _ = try await cache.credentials()
        script.fails()
        script.itIs(29)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 1)
        script.itIs(30)
        await #expect(throws: Self.failure) { try await cache.credentials() }
    }

    @Test func `a failed refresh does not keep expired credentials`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        _ = try await cache.credentials()
        script.fails()
        script.itIs(3_590)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.itIs(3_600)
        await #expect(throws: Self.failure) { try await cache.credentials() }
    }

    @Test func `expired credentials are broken, unless older ones are still valid`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("OVER", until: 0)
        do throws(CredentialsError) {
            _ = try await cache.credentials()
            Issue.record("no error")
        } catch {
            #expect(
                error.description
                    == "cannot use credentials from a script: expired at 2025-11-23T15:04:05Z, by this "
                    + "machine's clock")
        }
        script.gives("ONE", until: 600)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.gives("OVER", until: 0)
        script.itIs(60)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 3)
    }

    @Test func `a failure is not cached`() async throws {
        let script = Script()
        let cache = script.cache
        await #expect(throws: Self.failure) { try await cache.credentials() }
        script.gives("ONE", until: 3_600)
        #expect(try await cache.credentials().accessKeyId == "ONE")
    }

    @Test func `rejected credentials are dropped, but not later ones`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        let refused = try await cache.credentials()
        script.gives("TWO", until: 3_600)
        await cache.invalidate(refused)
        #expect(try await cache.credentials().accessKeyId == "TWO")
        await cache.invalidate(refused)
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(script.asked == 2)
    }

    @Test func `callers share one refresh`() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let script = Script(gate: gate)
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...8 {
                group.addTask { try await cache.credentials().accessKeyId }
            }
            for await _ in script.askings.stream { break }
            opener.finish()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ids == Array(repeating: "ONE", count: 8))
        #expect(script.asked == 1)
    }

    @Test func `a canceled caller does not wait, and the refresh continues for others`() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let script = Script(gate: gate)
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        let waiting = Task { try await cache.credentials().accessKeyId }
        for await _ in script.askings.stream { break }
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await cache.credentials()
        }
        await #expect(throws: CredentialsError.broken(source: "a script", reason: .cancelled)) {
            try await cancelled.value
        }
        opener.finish()
        #expect(try await waiting.value == "ONE")
        #expect(script.asked == 1)
    }

    /// Ignores cancellation until it is released, and then fails once.
    private final class Stubborn: CredentialsSource {
        let name: SanitizedText = "stubborn"
        let gate: AsyncStream<Void>
        let log = Record<String>()
        let askings = AsyncStream.makeStream(of: Void.self)

        init(gate: AsyncStream<Void>) {
            self.gate = gate
        }

        func credentials() async throws(CredentialsError) -> Credentials {
            log.append("begin")
            askings.continuation.yield()
            let gate = gate
            await Task { for await _ in gate {} }.value
            let isCancelled = Task.isCancelled
            log.append(isCancelled ? "cancelled" : "end")
            guard !isCancelled else { throw .broken(source: name, reason: .cancelled) }
            return Credentials(accessKeyId: "TWO", secretAccessKey: "s", expiration: .distantFuture)
        }
    }

    @Test func `a refresh without callers is canceled, and the next one starts after it`()
        async throws
    {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let source = Stubborn(gate: gate)
        let cache = CachedCredentials(source, now: { Self.start })
        let first = Task { try await cache.credentials() }
        for await _ in source.askings.stream { break }
        first.cancel()
        await #expect(throws: CredentialsError.broken(source: "stubborn", reason: .cancelled)) {
            try await first.value
        }
        let second = Task { try await cache.credentials().accessKeyId }
        opener.finish()
        #expect(try await second.value == "TWO")
        #expect(source.log.elements == ["begin", "cancelled", "begin", "end"])
    }
}
