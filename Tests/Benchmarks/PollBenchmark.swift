import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel
import Screen
import WatchFixtures

/// What a poll costs besides drawing: request, signature, decoding, update.
enum PollBenchmark {
    /// A row for each: what it is, and the CPU time for one.
    static func rows() async throws -> [[String]] {
        let server = try Server()
        let transport = AsyncHTTPClientTransport(product: "benchmarks", version: "1")
        let polls = try await medianOfCalls(client(try Endpoint(url: server.url), transport), count: 300)
        await transport.shutdown()
        var rows = [
            ["a poll over HTTP from the server in another process, 8 checks: CPU of all threads", polls.microseconds]
        ]
        for (checks, words) in [(0, "request and signature, answer `{}`"), (20, "20 checks"), (200, "200 checks")] {
            let canned = try CannedAnswer(checks: checks)
            let time = try await medianOfCalls(client(.aws(region: Region(Server.region)), canned), count: 100)
            rows.append(["the same without a network: \(words), \(canned.size) bytes", time.microseconds])
        }
        rows.append([
            "update with an answer of 20 checks, a journal of 10,000 lines", update(20, lines: 10_000).microseconds,
        ])
        for checks in [20, 200] {
            rows.append(["update with an answer of \(checks) checks", update(checks).microseconds])
        }
        return rows
    }

    private static func client(_ endpoint: Endpoint, _ transport: any HTTPTransport) throws -> IoTClient {
        IoTClient(
            region: try Region(Server.region), endpoint: endpoint, credentials: StaticCredentials(Server.credentials),
            transport: transport, now: { Date() })
    }

    /// The median of five rounds, after one to warm up.
    private static func medianOfCalls(_ client: IoTClient, count: Int) async throws -> Duration {
        var rounds: [Duration] = []
        for _ in 0...5 {
            let start = Timing.processorTime()
            for _ in 0..<count { _ = try await client.describeAuditMitigationActionsTask(taskId: Server.taskId) }
            rounds.append((Timing.processorTime() - start) / count)
        }
        return Timing.median(Array(rounds.dropFirst()))
    }

    private static func update(_ checks: Int, lines: Int = 0) -> Duration {
        var watch = FixedWatch(size: Size(columns: 80, rows: 24), checks: checks).withJournal(lines: lines)
        let tasks = [0.46, 0.47].map { FixedTask.at(share: $0, checks: checks) }
        return Timing.median {
            for task in tasks { watch.answerNext(task) }
        } / tasks.count
    }
}

/// A server with one response, and no network.
private struct CannedAnswer: HTTPTransport {
    private let response: HTTPResponse

    /// A task with this many checks; with none the response is empty.
    init(checks: Int) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        let body = checks == 0 ? Data("{}".utf8) : try encoder.encode(FixedTask.at(share: 0.4, checks: checks))
        response = HTTPResponse(statusCode: 200, headers: ["Content-Type": "application/json"], body: body)
    }

    var size: Int { response.body.count }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        response
    }
}
