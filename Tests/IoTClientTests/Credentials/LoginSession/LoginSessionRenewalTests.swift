import FoundationEssentials
import IoTClient
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Renewals that others share, that fail for a while, and whose result cannot be saved.
@Suite struct LoginSessionRenewalTests: LoginSessionSuite {
    @Test func `tasks that share an expiring session make one renewal`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.expiring), to: home + Self.file)
            let source = machine(home, [.answer(Self.renewed()), .failure(.unreachable)])
            let shared = try source.source
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await shared.credentials().accessKeyId }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ids == Array(repeating: "ASIANEW", count: 8))
            #expect(source.servers.requests.count == 1)
        }
    }

    @Test func `tasks that share a session whose renewal fails make one attempt`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let asked = AsyncStream.makeStream(of: Void.self)
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            let servers = CannedTransport { _ throws(TransportError) in
                asked.continuation.yield()
                for await _ in gate {}
                return Self.refused("TOKEN_EXPIRED", status: 401)
            }
            let source = try machine(home, servers).source
            async let first = try? source.credentials()
            for await _ in asked.stream { break }
            async let second = try? source.credentials()
            opener.finish()
            let outcomes = await [first, second]
            #expect(outcomes == [nil, nil])
            // The second caller may have come after the first one was done.
            #expect((1...2).contains(servers.requests.count))
        }
    }

    @Test func `after a failure the keys are used, and the renewal is retried a minute later`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.expiring), to: home + Self.file)
            let now = Clock(Date(timeIntervalSince1970: 1_763_910_245))
            let servers = CannedTransport(inTurn: [
                .answer(Self.refused("TOKEN_EXPIRED", status: 401)), .answer(Self.renewed()),
            ])
            let source = try source(home, servers, now)
            func id() async throws -> String { try await source.credentials().accessKeyId }
            #expect(try await id() == "ASIAOLD")
            #expect(servers.requests.count == 1)
            now.advance(59)
            #expect(try await id() == "ASIAOLD")
            #expect(servers.requests.count == 1)
            now.advance(1)
            #expect(try await id() == "ASIANEW")
            #expect(servers.requests.count == 2)
        }
    }

    @Test func `after a failure a new login is used at once`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.expiring), to: home + Self.file)
            let machine = machine(home, [.answer(Self.refused("TOKEN_EXPIRED", status: 401))])
            let source = try machine.source
            #expect(try await source.credentials().accessKeyId == "ASIAOLD")
            try write(Self.session(Self.fresh, id: "ASIALOGIN", refreshToken: "ASOR-9"), to: home + Self.file)
            #expect(try await source.credentials().accessKeyId == "ASIALOGIN")
            try FileManager.default.removeItem(atPath: home + Self.file)
            let problem = try await machine.problem()
            #expect(problem == broken(.loginRequired(command(), .never)))
        }
    }

    @Test func `an answer that is lost after the token was replaced is an error once the keys are over`()
        async throws
    {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let machine = machine(
                home, [.failure(.connectionReset), .answer(Self.refused("TOKEN_EXPIRED", status: 401))])
            #expect(try await machine.problem() == broken(.loginRequired(command(), .spent)))
            #expect(sentTokens(machine.servers) == ["ASOR-1", "ASOR-1"])
            try write(Self.session(Self.expiring), to: home + Self.file)
            #expect(try await machine.ask().accessKeyId == "ASIAOLD")
        }
    }

    @Test func `a session that cannot be saved is kept in memory with its refresh token, with one warning`()
        async throws
    {
        try await withFolder { home in
            try write(Self.session(Self.over), to: home + Self.file)
            let long = unwritable(home)
            let now = Clock(Date(timeIntervalSince1970: 1_763_910_245))
            let warnings = Record<CredentialsWarning>()
            let servers = CannedTransport(inTurn: [
                .answer(Self.renewed(id: "ASIA2", refreshToken: "ASOR-2")),
                .answer(Self.renewed(id: "ASIA3", refreshToken: "ASOR-3")),
            ])
            let source = try source(long, servers, now, warn: { warnings.append($0) })
            #expect(try await source.credentials().accessKeyId == "ASIA2")
            #expect(try await source.credentials().accessKeyId == "ASIA2")
            now.advance(800)
            #expect(try await source.credentials().accessKeyId == "ASIA3")
            #expect(sentTokens(servers) == ["ASOR-1", "ASOR-2"])
            let warning = CredentialsWarning.sessionNotSaved(path: SanitizedText(path: long + Self.file))
            #expect(warnings.elements == [warning])
            #expect(warning.description.hasPrefix("cannot save the renewed login session to "))
            #expect(try text(home + Self.file) == Self.session(Self.over))
            // A new login replaces what is in memory.
            try write(Self.session("2025-11-23T16:00:00Z", id: "ASIALOGIN"), to: home + Self.file)
            #expect(try await source.credentials().accessKeyId == "ASIALOGIN")
        }
    }

    @Test func `a renewal finishes after its caller is canceled`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.expiring), to: home + Self.file)
            let asked = AsyncStream.makeStream(of: Void.self)
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            let servers = CannedTransport { _ throws(TransportError) in
                asked.continuation.yield()
                for await _ in gate {}
                guard !Task.isCancelled else { throw TransportError(host: "h", port: 1, reason: .cancelled) }
                return Self.renewed()
            }
            let source = try machine(home, servers).source
            let asking = Task { try await source.credentials() }
            for await _ in asked.stream { break }
            asking.cancel()
            opener.finish()
            _ = await asking.result
            #expect(try text(home + Self.file).contains(#""refreshToken":"ASOR-2""#))
        }
    }

    @Test func `keys that AWS rejected are renewed, although they hold by this machine's clock`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh), to: home + Self.file)
            let machine = machine(home, [.answer(Self.renewed())])
            let source = try machine.source
            let credentials = try await source.credentials()
            #expect(credentials.accessKeyId == "ASIAOLD")
            await source.invalidate(credentials)
            #expect(try await source.credentials().accessKeyId == "ASIANEW")
            #expect(machine.servers.requests.count == 1)
        }
    }

    @Test func `keys that AWS rejected are not used if they cannot be renewed`() async throws {
        try await withFolder { home in
            try write(Self.session(Self.fresh), to: home + Self.file)
            let machine = machine(home, [.answer(Self.refused("TOKEN_EXPIRED", status: 401))])
            let source = try machine.source
            await source.invalidate(try await source.credentials())
            await #expect(throws: broken(.loginRequired(command(), .spent))) { try await source.credentials() }
        }
    }

    /// A source whose clock can be advanced.
    private func source(
        _ home: String, _ servers: CannedTransport, _ now: Clock,
        warn: @escaping @Sendable (CredentialsWarning) -> Void = { _ in }
    ) throws -> DefaultCredentials {
        let context = CredentialsContext(
            environment: [:], home: home, region: try Region("us-west-2"), transport: servers, now: { now.date },
            sleep: { _ in }, random: { 0 }, warn: warn)
        let config = try SharedConfig(config: Self.config)
        return DefaultCredentials(profile: SelectedProfile(flag: "ops", environment: [:]), context: context) {
            () throws(SharedConfigError) in config
        }
    }

    /// The same folder with a path so long that the file can be read, but a file with a longer name cannot be created,
    /// even by root.
    private func unwritable(_ home: String) -> String {
        home + String(repeating: "/", count: Int(PATH_MAX) - 4 - (home + Self.file).utf8.count)
    }
}

/// A clock that is advanced by hand.
private final class Clock: Sendable {
    private let start: Date
    private let steps = Record<TimeInterval>()

    init(_ start: Date) {
        self.start = start
    }

    var date: Date {
        start.addingTimeInterval(steps.elements.reduce(0, +))
    }

    func advance(_ seconds: TimeInterval) {
        steps.append(seconds)
    }
}
