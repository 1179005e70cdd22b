import PseudoTerminal
import Testing

/// A part of the benchmarks that counts something in a terminal of its own. Its counts are the same in each run.
struct MeasuredPart {
    /// By name, the numbers of each line that the part leaves on the screen.
    private let counts: [String: [Int]]

    /// Runs it to its end.
    init(_ arguments: String..., columns: Int = 80, rows: Int = 24) throws {
        let path = try #require(BuiltProgram.path("benchmarks"))
        let environment = [
            "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_DETERMINISTIC_HASHING": "1",
        ]
        let part = try PseudoTerminal(
            path, ["part"] + arguments, environment: environment, columns: columns, rows: rows)
        try #require(part.waitForEnd(milliseconds: 240_000) == .exited(0), "\(part.screen.text)")
        try #require(part.screen.unknown == [])
        counts = part.screen.text.reduce(into: [:]) { counts, line in
            let words = line.split(separator: " ")
            if let name = words.first { counts[String(name)] = words.dropFirst().compactMap { Int($0) } }
        }
    }

    /// The numbers of a line.
    subscript(_ name: String) -> [Int] {
        get throws { try #require(counts[name], "there is no line \(name)") }
    }

    /// The names of the lines.
    var names: [String] { Array(counts.keys) }
}
