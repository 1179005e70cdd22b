import AsyncHTTPClient
import FoundationEssentials
import Glibc
import MitigationModel
import NIOCore
import NIOHTTP1
import Testing

@testable import IoTEmulator

/// The emulator over its socket.
@Suite struct IoTEmulatorTests {
    @Test(arguments: [
        (EACCES, "no permission for port 80; choose 1024 or higher, or 0 for any free port"),
        (EADDRNOTAVAIL, "cannot use port 80: Cannot assign requested address"),
    ])
    func `an unavailable port has a reason`(number: Int32, words: String) {
        #expect(PortError(IOError(errnoCode: number, reason: "bind"), port: 80)?.description == words)
    }

    private static let path = "/audit/mitigationactions/tasks/quarantine-0412"

    @Test func `the response to a signed request over the socket has AWS's headers`() async throws {
        try await with { emulator, client in
            let response = try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(10))
            #expect(response.status == .ok)
            #expect(response.headers["Date"] == ["Mon, 23 Nov 2026 15:14:22 GMT"])
            #expect(response.headers["Content-Type"] == ["application/json"])
            #expect(response.headers["x-amzn-RequestId"].first?.utf8.count == 36)
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .secondsSince1970
            let body = try await response.body.collect(upTo: 1 << 20)
            let task = try decoder.decode(AuditMitigationActionsTask.self, from: Data(body.readableBytesView))
            #expect(task == TestWorld(.typical).task(20_000))
            #expect(emulator.counters.requests == ["DescribeAuditMitigationActionsTask": 1])
            #expect(emulator.counters.connections == 1)
            #expect(emulator.endpointURL == "http://127.0.0.1:\(emulator.port)")
            #expect(emulator.taskId == "quarantine-0412")
        }
    }

    @Test func `an error has its type in the header and its message in the body, and each request has an ID`()
        async throws
    {
        try await with { emulator, client in
            let unsigned = HTTPClientRequest(url: emulator.endpointURL + Self.path)
            let first = try await client.execute(unsigned, timeout: .seconds(10))
            #expect(first.status == .forbidden)
            #expect(first.headers["x-amzn-ErrorType"] == ["MissingAuthenticationTokenException"])
            let body = try await first.body.collect(upTo: 1 << 20)
            #expect(String(buffer: body) == #"{"message":"Missing Authentication Token"}"#)
            let second = try await client.execute(unsigned, timeout: .seconds(10))
            #expect(second.headers["x-amzn-RequestId"] != first.headers["x-amzn-RequestId"])
        }
    }

    @Test func `a body that is too large is rejected`() async throws {
        try await with { emulator, client in
            var request = HTTPClientRequest(url: emulator.endpointURL + "/audit/findings")
            request.method = .POST
            request.body = .bytes(ByteBuffer(repeating: 0x20, count: 65 * 1024))
            let response = try await client.execute(request, timeout: .seconds(10))
            #expect(response.status == .payloadTooLarge)
        }
    }

    @Test func `a reset and a truncated response end the connection, and the next call succeeds`() async throws {
        try await with { emulator, client in
            for fault in [Fault.reset, .truncated] {
                emulator.setFault(fault)
                let error = await #expect(throws: (any Error).self) {
                    let response = try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(60))
                    _ = try await response.body.collect(upTo: 1 << 20)
                }
                #expect(error as? HTTPClientError != .deadlineExceeded, "\(fault) let the client wait")
            }
            emulator.setFault(nil)
            let response = try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(10))
            #expect(response.status == .ok)
        }
    }

    @Test func `a hanging call ends when the emulator is shut down`() async throws {
        let emulator = try await Self.start()
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        emulator.setFault(.hang)
        let call = Task { try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(60)) }
        while emulator.counters.requests.isEmpty {
            await Task.yield()
        }
        try await emulator.shutdown()
        await #expect(throws: (any Error).self) { try await call.value }
        try await client.shutdown()
    }

    @Test func `a hanging call ends when the client gives up, and the emulator still responds`() async throws {
        try await with { emulator, client in
            emulator.setFault(.hang)
            let call = Task { try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(60)) }
            while emulator.counters.requests.isEmpty {
                await Task.yield()
            }
            call.cancel()
            await #expect(throws: (any Error).self) { try await call.value }
            emulator.setFault(nil)
            let response = try await client.execute(Self.request(emulator, Self.path), timeout: .seconds(10))
            #expect(response.status == .ok)
        }
    }

    @Test func `a port in use is an error`() async throws {
        try await with { emulator, _ in
            var options = TestSigner.options
            options.port = emulator.port
            let taken = options
            let problem = await #expect(throws: PortError.self) { try await Self.start(taken) }
            #expect(
                problem?.description
                    == "port \(taken.port) is already in use; choose another, or 0 for any free port")
        }
    }

    @Test func `the options do not reveal the secret`() {
        let secret = TestSigner.options.secretAccessKey
        var dumped = ""
        dump(TestSigner.options, to: &dumped)
        #expect(!dumped.contains(secret))
        #expect(!"\(TestSigner.options)".contains(secret))
        #expect(!String(reflecting: TestSigner.options).contains(secret))
    }

    private static func start(_ options: EmulatorOptions = TestSigner.options) async throws -> IoTEmulator {
        try await IoTEmulator.start(
            options, startedAt: TestWorld.startedAt, elapsed: { .seconds(20) }, now: { TestWorld.startedAt })
    }

    /// Runs `body` with an emulator and a client, and shuts both down, whatever happens.
    private func with(_ body: (IoTEmulator, HTTPClient) async throws -> Void) async throws {
        let emulator = try await Self.start()
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
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

    private static func request(_ emulator: IoTEmulator, _ path: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: emulator.endpointURL + path)
        let signed = TestSigner(host: "127.0.0.1:\(emulator.port)").request("GET", path)
        for header in signed.headers {
            request.headers.add(name: header.name, value: header.value)
        }
        return request
    }
}
