import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import Testing

@testable import IoTEmulator

/// The sign-in services over a socket.
@Suite struct SignInServerTests {
    private static let realTime = TestWorld.startedAt.addingTimeInterval(3_600)

    @Test func `STS responds in XML, with one request ID and the time of signatures`() async throws {
        try await with { emulator, client in
            var request = HTTPClientRequest(url: emulator.endpointURL + "/")
            request.method = .POST
            request.body = .bytes(ByteBuffer(string: "Action=GetCallerIdentity&Version=2011-06-15"))
            let response = try await client.execute(request, timeout: .seconds(10))
            let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
            #expect(response.status == .forbidden)
            #expect(response.headers["Content-Type"] == ["text/xml"])
            #expect(response.headers["Date"] == ["Mon, 23 Nov 2026 16:14:22 GMT"])
            let requestId = try #require(response.headers["x-amzn-RequestId"].first)
            #expect(requestId.utf8.count == 36)
            #expect(body.contains("<RequestId>\(requestId)</RequestId>"))
        }
    }

    @Test func `a login session is refreshed, and a redirect leads elsewhere`() async throws {
        try await with { emulator, client in
            let session = try #require(emulator.createSession(region: "eu-west-1"))
            func refresh() async throws -> HTTPClientResponse {
                let host = "127.0.0.1:\(emulator.port)"
                let current = try #require(emulator.sessions.last)
                var token = try TestToken(current, now: Self.realTime)
                token.claims["htu"] = "\"http://\(host)/v1/token\""
                let signed = try token.request
                var request = HTTPClientRequest(url: emulator.endpointURL + signed.path)
                request.method = .POST
                for header in signed.headers where header.name != "host" {
                    request.headers.add(name: header.name, value: header.value)
                }
                request.body = .bytes(ByteBuffer(bytes: signed.body))
                return try await client.execute(request, timeout: .seconds(10))
            }
            var change = SignInChange()
            change.refresh = .redirect
            emulator.changeSignIn(change)
            let redirect = try await refresh()
            #expect(redirect.status == .temporaryRedirect)
            #expect(redirect.headers["Location"] == ["https://elsewhere.invalid/v1/token"])
            #expect(try await refresh().status == .ok)
            #expect(emulator.sessions.last?.refreshToken != session.refreshToken)
            #expect(emulator.counters.requests == ["CreateOAuth2Token": 2])
        }
    }

    @Test func `the files have the server's address`() async throws {
        try await with { emulator, _ in
            #expect(emulator.signInFiles?.config.contains("endpoint_url = \(emulator.endpointURL)\n") == true)
            #expect(emulator.sessions.count == 1)
        }
    }

    @Test func `without sign-in services there are no files and no sessions`() async throws {
        try await with(.typical) { emulator, _ in
            #expect(emulator.signInFiles == nil)
            #expect(emulator.createSession(region: "eu-west-1") == nil)
            #expect(emulator.sessions.isEmpty)
        }
    }

    /// Runs `body` with an emulator in a time-lapse and a client that follows no redirects.
    private func with(
        _ scenario: Scenario = .signIn, _ body: (IoTEmulator, HTTPClient) async throws -> Void
    ) async throws {
        let own = TestSigner.options
        let emulator = try await IoTEmulator.start(
            EmulatorOptions(
                scenario: scenario, seed: 7, region: own.region, accountId: own.accountId,
                accessKeyId: own.accessKeyId, secretAccessKey: own.secretAccessKey),
            startedAt: TestWorld.startedAt, elapsed: { .seconds(20) }, now: { TestWorld.startedAt },
            signatureClock: { Self.realTime })
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(emulator, client))
        } catch {
            result = .failure(error)
        }
        try await client.shutdown()
        try await emulator.shutdown()
        try result.get()
    }
}
