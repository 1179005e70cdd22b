import FoundationEssentials
import Testing

@testable import IoTClient

@Suite struct CompressionTests {
    /// 1,000 times the letter a, compressed with gzip.
    private static let thousand = Array(Data(base64Encoded: "H4sIAAAAAAACA0tMHAWjYBQMdwAAA9o4mugDAAA=") ?? Data())

    private func outcome(
        _ body: [UInt8], _ encoding: String = "gzip", limit: Int = 16 << 20
    ) async throws -> Result<Data, TransportError> {
        try await LoopbackServer.run(.answerBody(body, head: "Content-Encoding: \(encoding)\r\n")) { server in
            let transport = AsyncHTTPClientTransport(
                product: "tests", version: "1", limits: .init(read: .seconds(600), bodyBytes: limit))
            let endpoint = Endpoint(scheme: .http, host: "127.0.0.1", port: server.port)
            let outcome = await Result { () async throws(TransportError) in
                try await transport.send(HTTPRequest(method: .get, endpoint: endpoint, segments: [])).body
            }
            await transport.shutdown()
            return outcome
        }
    }

    @Test func `a compressed response is decoded`() async throws {
        #expect(try await outcome(Self.thousand).get() == Data(repeating: UInt8(ascii: "a"), count: 1000))
        let deflated = Array(Data(base64Encoded: "eNqrrgUAAXUA+Q==") ?? Data())
        #expect(try await outcome(deflated, "deflate").get() == Data("{}".utf8))
    }

    @Test func `the limit is for the decompressed body`() async throws {
        #expect(try await outcome(Self.thousand, limit: 1000).get().count == 1000)
        let problem = try await outcome(Self.thousand, limit: 999)
        #expect(throws: TransportError.self) { try problem.get() }
        guard case .failure(let failure) = problem else { return }
        #expect(failure.reason == .bodyTooLarge(limit: 999))
    }

    @Test func `a truncated or broken compressed body is reported`() async throws {
        for body in [Array(Self.thousand.dropLast(12)), Self.thousand + [1], [0x1F, 0x8B, 0xFF, 0xFF], [1, 2, 3, 4]] {
            guard case .failure(let failure) = try await outcome(body) else {
                Issue.record("\(body) was read")
                continue
            }
            #expect(failure.reason == .malformedResponse)
        }
    }
}

extension Result {
    /// The value that `body` returns, or the error that it throws.
    init(_ body: () async throws(Failure) -> Success) async {
        do throws(Failure) {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
