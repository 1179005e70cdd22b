import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

/// A command line in a shell without a terminal, without the machine's own settings.
enum Shell {
    /// What it wrote, and how it ended.
    struct Outcome {
        let output: String
        let exitCode: Int32
    }

    /// Runs a command; standard error is discarded unless the command says otherwise. `mitwatch` is the built program.
    static func run(
        _ command: String, by shell: String = "/bin/sh", environment extra: [String: String] = [:]
    ) throws -> Outcome {
        let program = try #require(BuiltProgram.path("mitwatch"))
        let directory = program.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        var environment = Program.environment.merging(extra) { $1 }
        environment["PATH"] = "\(directory):/usr/bin:/bin"
        let settings = environment.map { quoted("\($0)=\($1)") }.joined(separator: " ")
        let line = "exec env -i \(settings) \(shell) -c \(quoted(command)) 2>/dev/null </dev/null"
        let pipe = try #require(popen(line, "r"))
        let output = read(pipe)
        let status = pclose(pipe)
        return Outcome(output: output, exitCode: status >> 8 & 0xFF)
    }

    /// Runs `body` with a directory and removes it.
    static func withDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "mitwatch-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(path)
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func read(_ pipe: UnsafeMutablePointer<FILE>) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&piece, 1, piece.count, pipe)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece.prefix(count)
        }
    }
}
