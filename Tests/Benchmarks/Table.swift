import Glibc

/// The available tables.
enum Table: String, CaseIterable {
    case bytes
    case screens
    case poll
    case start
    case soak

    /// Measures and prints tables as Markdown: the named ones, or all.
    static func printAll(named names: [String]) async throws {
        let tables = try names.map { name in
            guard let table = Table(rawValue: name) else { throw BenchmarkError("there is no table \(name)") }
            return table
        }
        for table in tables.isEmpty ? allCases : tables { try await table.print() }
    }

    private func print() async throws {
        let (head, rows) = try await measured()
        for row in [head, head.map { _ in "---" }] + rows { Swift.print("| " + row.joined(separator: " | ") + " |") }
        Swift.print("")
        // Show each finished table immediately, also in a pipe.
        fflush(nil)
    }

    private func measured() async throws -> (head: [String], rows: [[String]]) {
        switch self {
        case .bytes:
            return try Self.perSize("bytes to the terminal (calls of write)", .bytes) { "\($0[1]) (\($0[2]))" }
        case .screens:
            return try Self.perSize("`view`, its allocations; painting after a poll, again", .screens) {
                "\($0[1]) µs, \($0[2]); \($0[3]) µs, \($0[4]) µs"
            }
        case .poll: return (["a poll", "CPU µs"], try await PollBenchmark.rows())
        case .start: return (["start of `mitwatch` to its first frame", "ms"], try StartBenchmark.rows())
        case .soak:
            let head = ["minutes of fast time, at 200x60", "PSS KiB", "private dirty KiB", "in use KiB"]
            return (head + ["journal lines", "kept polls"], try Part.soak.lines(columns: 200, rows: 60))
        }
    }

    /// A table whose rows are the lines of a part, and whose columns are the sizes.
    private static func perSize(
        _ title: String, _ part: Part, _ cell: ([String]) -> String
    ) throws -> (head: [String], rows: [[String]]) {
        var rows: [[String]] = []
        for (columns, height) in Part.sizes {
            let lines = try part.lines(columns: columns, rows: height)
            if rows.isEmpty { rows = lines.map { [words[$0[0]] ?? $0[0]] } }
            for (index, line) in lines.enumerated() { rows[index].append(cell(line)) }
        }
        return ([title] + Part.sizes.map { "\($0)x\($1)" }, rows)
    }

    /// The descriptions of the lines' names.
    private static let words = [
        "first-frame": "first frame, before the first response",
        "first-data": "first frame with data, on a blank screen",
        "repaint": "full redraw", "unchanged": "the same frame again", "after-repaint": "Ctrl-L after a full redraw",
        "one-counter": "a response: one count changed", "all-bars": "a response: all counts and bars changed",
        "ticks": "a second in which only clocks tick, at most", "paused-ticks": "the same while paused, at most",
        "settled-ticks": "the same after the confirmed end", "key-j": "j: the next check, at most",
        "one-counter-200-checks": "one count, of 200 checks", "all-bars-200-checks": "all counts, of 200 checks",
        "key-j-200-checks": "j, of 200 checks", "one-counter-10000-lines": "one count, a journal of 10,000 lines",
        "all-bars-10000-lines": "all counts, a journal of 10,000 lines",
        "key-j-10000-lines": "j, a journal of 10,000 lines", "key-tab": "Tab: the next pane",
        "key-enter": "Enter: the check's own screen",
        "key-j-findings": "j: the next finding, at most", "overview": "overview, 20 checks",
        "overview-200-checks": "overview, 200 checks", "overview-10000-lines": "overview, 10,000 lines of journal",
        "check-1000-findings": "check, 1,000 findings", "check-100000-findings": "check, 100,000 findings",
    ]
}
