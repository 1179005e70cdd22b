import Glibc
import PseudoTerminal

/// How long `mitwatch` takes from its start to its first complete frame, which is drawn before the first response.
enum StartBenchmark {
    /// A row for each size: the size, the wall time.
    static func rows() throws -> [[String]] {
        guard let path = BuiltProgram.path("mitwatch") else { throw BenchmarkError("mitwatch is not built") }
        let server = try Server()
        return try Part.sizes.map { columns, rows in
            let times = try (0..<9).map { _ in try start(path, server, columns, rows) }
            return ["\(columns)x\(rows)", Timing.median(times).milliseconds]
        }
    }

    private static func start(_ path: String, _ server: Server, _ columns: Int, _ rows: Int) throws -> Duration {
        var environment = Part.environment
        environment["AWS_ACCESS_KEY_ID"] = Server.credentials.accessKeyId
        environment["AWS_SECRET_ACCESS_KEY"] = Server.credentials.secretAccessKey
        let arguments = ["watch", Server.taskId, "--region", Server.region, "--endpoint-url", server.url]
        let clock = ContinuousClock()
        let start = clock.now
        let program = try PseudoTerminal(path, arguments, environment: environment, columns: columns, rows: rows)
        guard program.waitUntil({ $0.row(rows - 1).contains("quit") }) else {
            throw BenchmarkError("mitwatch shows nothing")
        }
        return start.duration(to: clock.now)
    }
}
