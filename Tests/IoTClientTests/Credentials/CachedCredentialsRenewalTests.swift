import FoundationEssentials
import Synchronization
import Testing

@testable import IoTClient

/// Forced refreshes, sources that are read each time, and the reported status.
@Suite struct CachedCredentialsRenewalTests {
    private static let start = Date(timeIntervalSince1970: 1_763_910_245)
    private static let failure = CredentialsError.broken(source: "a script", reason: .noSourceCredentials(profile: "x"))

    /// A scripted source with a manual clock. Each call waits for its gate, if there is one.
    private final class Script: CredentialsSource {
        private struct State {
            var asked = 0
            var answer: Result<Credentials, CredentialsError> = .failure(failure)
            var now = start
        }

        let name: SanitizedText = "a script"
        let statuses = Record<CredentialsStatus>()
        private let gates: [AsyncStream<Void>]
        /// One element per call.
        let askings = AsyncStream.makeStream(of: Void.self)
        private let state = Mutex(State())

        init(gates: [AsyncStream<Void>] = []) {
            self.gates = gates
        }

        var asked: Int { state.withLock(\.asked) }

        var cache: CachedCredentials {
            CachedCredentials(
                self, now: { self.state.withLock(\.now) }, onStatus: { self.statuses.append($0) })
        }

        func gives(
            _ id: String, until seconds: TimeInterval?, renewal: CredentialsRenewal? = nil, eachTime: Bool = false
        ) {
            var credentials = Credentials(
                accessKeyId: id, secretAccessKey: "s", expiration: seconds.map { start.addingTimeInterval($0) },
                renewal: renewal, accountId: "123456789012")
            credentials.readsEachTime = eachTime
            state.withLock { $0.answer = .success(credentials) }
        }

        func fails(_ error: CredentialsError = failure) {
            state.withLock { $0.answer = .failure(error) }
        }

        func itIs(_ seconds: TimeInterval) {
            state.withLock { $0.now = start.addingTimeInterval(seconds) }
        }

        func credentials() async throws(CredentialsError) -> Credentials {
            let number = state.withLock { state in
                state.asked += 1
                return state.asked
            }
            askings.continuation.yield()
            let answer = state.withLock(\.answer)
            if gates.indices.contains(number - 1) {
                for await _ in gates[number - 1] {}
            }
            return try answer.get()
        }
    }

    @Test func `a renewal replaces valid credentials`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.gives("TWO", until: 7_200)
        #expect(try await cache.renewed().accessKeyId == "TWO")
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(script.asked == 2)
    }

    @Test func `a failed renewal reports the error, and keeps valid credentials`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        _ = try await cache.credentials()
        script.fails()
        await #expect(throws: Self.failure) { try await cache.renewed() }
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(script.asked == 2)
    }

    @Test func `expired credentials are the error of a renewal`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        _ = try await cache.credentials()
        script.gives("OVER", until: 0)
        await #expect(throws: CredentialsError.broken(source: "a script", reason: .expired(at: Self.start))) {
            try await cache.renewed()
        }
        #expect(try await cache.credentials().accessKeyId == "ONE")
    }

    @Test func `a renewal begins after a refresh that is under way, and all that wait share it`() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let script = Script(gates: [gate])
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        let first = Task { try await cache.credentials().accessKeyId }
        for await _ in script.askings.stream { break }
        script.gives("TWO", until: 7_200)
        let renewals = (1...3).map { _ in Task { try await cache.renewed().accessKeyId } }
        for _ in 1...20 { await Task.yield() }
        opener.finish()
        #expect(try await first.value == "ONE")
        for renewal in renewals {
            #expect(try await renewal.value == "TWO")
        }
        #expect((2...4).contains(script.asked))
    }

    @Test func `while a renewal waits, requests use the valid credentials`() async throws {
        let (open, opener) = AsyncStream.makeStream(of: Void.self)
        let (gate, second) = AsyncStream.makeStream(of: Void.self)
        opener.finish()
        let script = Script(gates: [open, gate])
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        _ = try await cache.credentials()
        script.gives("TWO", until: 7_200)
        let renewal = Task { try await cache.renewed().accessKeyId }
        var count = 0
        for await _ in script.askings.stream {
            count += 1
            if count == 2 { break }
        }
        #expect(try await cache.credentials().accessKeyId == "ONE")
        second.finish()
        #expect(try await renewal.value == "TWO")
    }

    @Test func `a canceled renewal does not wait`() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let script = Script(gates: [gate])
        let cache = script.cache
        script.gives("ONE", until: 3_600)
        let first = Task { try await cache.credentials().accessKeyId }
        for await _ in script.askings.stream { break }
        let renewal = Task { try await cache.renewed() }
        for _ in 1...20 { await Task.yield() }
        renewal.cancel()
        await #expect(throws: CredentialsError.broken(source: "a script", reason: .cancelled)) {
            try await renewal.value
        }
        opener.finish()
        #expect(try await first.value == "ONE")
    }

    @Test func `a source that is read each time is read for each request`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 900, eachTime: true)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        script.gives("TWO", until: 900, eachTime: true)
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(script.asked == 2)
    }

    @Test func `if reading it fails, valid credentials are used for a minute`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 900, eachTime: true)
        _ = try await cache.credentials()
        script.fails()
        for second in [1.0, 2, 60] {
            script.itIs(second)
            #expect(try await cache.credentials().accessKeyId == "ONE")
        }
        #expect(script.asked == 2)
        script.gives("TWO", until: 900, eachTime: true)
        script.itIs(61)
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(try await cache.credentials().accessKeyId == "TWO")
        #expect(script.asked == 4)
    }

    @Test func `each change of the status is reported once`() async throws {
        let script = Script()
        let cache = script.cache
        script.fails()
        await #expect(throws: Self.failure) { try await cache.credentials() }
        #expect(script.statuses.elements.isEmpty)
        let end = Self.start.addingTimeInterval(600)
        let healthy = CredentialsStatus(
            origin: "a script", expiration: end, renewal: .automatic, accountId: "123456789012")
        var failed = healthy
        failed.failure = Self.failure
        script.gives("ONE", until: 600, renewal: .automatic)
        for second in [0.0, 60, 120] {
            script.itIs(second)
            _ = try await cache.credentials()
        }
        #expect(script.statuses.elements == [healthy])
        script.fails()
        for second in [180.0, 240] {
            script.itIs(second)
            _ = try await cache.credentials()
        }
        #expect(script.statuses.elements == [healthy, failed])
        script.gives("ONE", until: 600, renewal: .automatic)
        script.itIs(300)
        _ = try await cache.credentials()
        #expect(script.statuses.elements == [healthy, failed, healthy])
    }

    @Test func `the same rejection with another request ID is no change`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 600)
        _ = try await cache.credentials()
        for number in 1...3 {
            let fault = ServiceFault(code: "AccessDenied", requestId: "r-\(number)", statusCode: 403)
            script.fails(.broken(source: "a script", reason: .exchange(.assumeRole, .refused(fault))))
            script.itIs(Double(number) * 60)
            _ = try await cache.credentials()
        }
        #expect(script.asked == 4)
        #expect(script.statuses.elements.count == 2)
    }

    @Test func `a failure that a person can fix says what the renewal takes`() async throws {
        let script = Script()
        let cache = script.cache
        script.gives("ONE", until: 600, renewal: .automatic)
        _ = try await cache.credentials()
        let command = LoginCommand(.singleSignOn, profile: "ops")
        script.fails(.broken(source: "a script", reason: .loginRequired(command, .expired)))
        await #expect(throws: CredentialsError.self) { try await cache.renewed() }
        #expect(script.statuses.elements.last?.renewal == .login(command))
        var request = MFARequest(serial: "GAHT12345678", profile: "ops", roleArn: "r")
        script.fails(.broken(source: "a script", reason: .codeRequired(request)))
        await #expect(throws: CredentialsError.self) { try await cache.renewed() }
        request.reason = .renewal
        #expect(script.statuses.elements.last?.renewal == .code(request))
        request.reason = .rejected
        script.fails(.broken(source: "a script", reason: .codeRequired(request)))
        await #expect(throws: CredentialsError.self) { try await cache.renewed() }
        #expect(script.statuses.elements.last?.renewal == .code(request))
        #expect(script.statuses.elements.count == 4)
    }

    /// The handler may use the cache: no lock is held.
    @Test func `the handler is called without a lock, before the caller has its credentials`() async throws {
        let script = Script()
        script.gives("ONE", until: 600)
        let caches = Record<CachedCredentials>()
        let seen = Record<CredentialsStatus>()
        let cache = CachedCredentials(
            script, now: { Self.start },
            onStatus: { status in
                seen.append(status)
                for cache in caches.elements {
                    Task { try await cache.credentials() }
                }
            })
        caches.append(cache)
        #expect(try await cache.credentials().accessKeyId == "ONE")
        #expect(seen.elements.count == 1)
    }

    @Test func `a client knows the status of its credentials`() async throws {
        let credentials = Credentials(
            accessKeyId: "A", secretAccessKey: "s", expiration: .distantFuture, renewal: .automatic,
            accountId: "123456789012")
        let client = try IoTClient.example(
            CannedTransport(.text("{}")), credentials: StaticCredentials(credentials))
        #expect(
            try await client.credentialsStatus()
                == CredentialsStatus(origin: "fixed credentials", renewal: .automatic, accountId: "123456789012"))
    }
}
