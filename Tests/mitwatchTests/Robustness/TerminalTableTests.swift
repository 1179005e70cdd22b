import FoundationEssentials
import Glibc
import IoTEmulator
import PseudoTerminal
import Screen
import Testing

/// Every kind of terminal in every kind of locale at every kind of size, with a server that is held.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct TerminalTableTests {
    private struct Surroundings {
        let name: String
        let environment: [String: String]
        var arguments: [String] = []
        /// What can be shown; nil if it depends on the terminal's type.
        let glyphs: GlyphSet?
        /// Whether the locale is not UTF-8, but the terminal reports that it is.
        var isReported = false
    }

    private static let types = ["xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt220", "vt100"]
    private static let surroundings = [
        Surroundings(name: "LANG=C.UTF-8", environment: ["LANG": "C.UTF-8"], glyphs: nil),
        Surroundings(name: "LANG=C", environment: ["LANG": "C"], glyphs: nil, isReported: true),
        Surroundings(
            name: "LC_ALL=en_US.UTF-8, not installed", environment: ["LC_ALL": "en_US.UTF-8", "LANG": "C"],
            glyphs: nil),
        Surroundings(
            name: "LC_ALL=POSIX LANG=C.UTF-8", environment: ["LC_ALL": "POSIX", "LANG": "C.UTF-8"], glyphs: nil,
            isReported: true),
        Surroundings(name: "LC_CTYPE=C.UTF-8 LANG=C", environment: ["LC_CTYPE": "C.UTF-8", "LANG": "C"], glyphs: nil),
        Surroundings(name: "--ascii", environment: ["LANG": "C.UTF-8"], arguments: ["--ascii"], glyphs: .ascii),
    ]
    private static let sizes = [(80, 24), (400, 120), (200, 60), (40, 12), (20, 4), (3, 2), (1, 1)]

    /// What must not depend on the terminal's type: rows of checks and actions, by glyphs and size.
    private struct Seen {
        var texts: [String: [String]] = [:]

        /// The rows that differ from another type's.
        mutating func difference(_ screen: VirtualScreen, _ glyphs: GlyphSet) -> [String] {
            let key = "\(glyphs) \(screen.columns)x\(screen.rows)"
            // Rows above and the last ones show times.
            let text = screen.text.dropFirst(4).prefix(screen.rows / 2).map { $0.replacing(/\d/, with: "0") }
            defer { texts[key] = texts[key] ?? text }
            return zip(text, texts[key] ?? text).filter { $0 != $1 }.map { "\(key) \($0) not \($1)" }
        }
    }

    @Test func `all of them show the whole dashboard and are restored`() async throws {
        try await withEmulator { emulator in
            var seen = Seen()
            var table = Table(columns: Self.surroundings.map(\.name))
            for type in Self.types {
                table.begin(type)
                for (number, surroundings) in Self.surroundings.enumerated() {
                    // The first two are the ways to encode text; the others are ways to name them.
                    let isWhole = number < 2 || type == Self.types[0]
                    let sizes = isWhole ? Self.sizes(of: type) : [Self.sizes[0]]
                    let problems = try Self.problems(type, surroundings, sizes, emulator, &seen)
                    #expect(problems == [], "\(type) \(surroundings.name)")
                    table.add(problems, Self.glyphs(type, surroundings), sizes.count)
                }
            }
            table.writeIfWanted()
        }
    }

    /// Curses cannot write the only cell of a terminal whose wrapping it cannot turn off.
    private static func sizes(of type: String) -> [(Int, Int)] {
        ["screen", "tmux-256color"].contains(type) ? sizes.filter { $0.0 > 1 } : sizes
    }

    private static func glyphs(_ type: String, _ surroundings: Surroundings) -> GlyphSet {
        // tmux and GNU screen follow the locale.
        if surroundings.isReported, ["screen", "tmux-256color"].contains(type) { return .ascii }
        return surroundings.glyphs ?? (type == "linux" ? .basic : .full)
    }

    /// The problems in one process, resized through the sizes.
    private static func problems(
        _ type: String, _ surroundings: Surroundings, _ sizes: [(Int, Int)], _ emulator: IoTEmulator, _ seen: inout Seen
    ) throws -> [String] {
        var environment = surroundings.environment
        environment["TERM"] = type
        let watch = try Self.start(emulator, environment, surroundings.arguments)
        let glyphs = glyphs(type, surroundings)
        var problems: [String] = []
        // The last row is there before the response; after a resize it is drawn last. The first size is larger than the
        // initial one, so that pending output does not wrap.
        if !watch.shows("IN PROGRESS") { problems.append("no answer") }
        for (columns, rows) in sizes {
            let erasures = watch.screen.erasures
            watch.resize(columns: columns, rows: rows)
            let isWhole = watch.waitUntil(milliseconds: 10_000) {
                $0.erasures > erasures && Self.isWhole($0, glyphs)
            }
            problems += isWhole ? [] : ["\(columns)x\(rows) incomplete:\n\(watch.screen)"]
            problems += Self.faults(of: watch.screen, glyphs, hidesCursor: type != "vt100").map {
                "\(columns)x\(rows) \($0)"
            }
            if rows >= 12 { problems += seen.difference(watch.screen, glyphs) }
        }
        if glyphs == .ascii, watch.received.contains(where: { $0 >= 0x80 }) { problems.append("more than ASCII") }
        watch.type("q")
        if watch.waitForEnd(milliseconds: 10_000) != .exited(0) { problems.append("does not end") }
        if !watch.isAsBefore || watch.screen.pen != Pen() { problems.append("not given back") }
        return problems
    }

    private static func start(
        _ emulator: IoTEmulator, _ environment: [String: String], _ arguments: [String]
    ) throws -> PseudoTerminal {
        let endpoint = [
            "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": "secret",
        ]
        // The tested locale replaces the program's own.
        return try Program.start(
            [emulator.taskId, "--interval", "5m"] + arguments,
            environment: ["LANG": ""].merging(endpoint) { $1 }.merging(environment) { $1 }, columns: 60, rows: 14)
    }

    /// Whether everything is there, down to the last row, including the response.
    private static func isWhole(_ screen: VirtualScreen, _ glyphs: GlyphSet) -> Bool {
        switch screen.rows {
        case 12...:
            screen.contains("IN PROGRESS") && screen.row(screen.rows - 1).contains("quit") && screen.contains("Checks")
        case 4: screen.row(0).contains("IN PROGRESS") && !screen.row(3).isEmpty
        default: !screen.row(0).isEmpty
        }
    }

    private static func faults(of screen: VirtualScreen, _ glyphs: GlyphSet, hidesCursor: Bool) -> [String] {
        var faults = screen.unknown
        if screen.wraps > 0 { faults.append("wraps") }
        if screen.showsCursor, hidesCursor { faults.append("cursor") }
        // The rules between panes extend from the first column to the last.
        if screen.rows >= 12, !screen.text.contains(where: { $0.count == screen.columns }) {
            faults.append("last column")
        }
        if screen.rows >= 24 {
            let legend = screen.row(2).matches(of: /(\S) [0-9,]+ (?:succeeded|failed|skipped|canceled)/).map(\.1)
            if Set(legend).count != 4 { faults.append("legend \(legend)") }
            // What succeeded, what failed, what remains.
            let bar = Set(screen.row(1).filter { !$0.isNumber && !" ,%of".contains($0) })
            if bar.count < 3 { faults.append("bar \(bar)") }
        }
        return faults
    }
}

/// The results as Markdown for people, written to the file that MITWATCH_TERMINAL_TABLE names.
private struct Table {
    private var rows: [String]

    init(columns: [String]) {
        rows = [
            "| TERM | " + columns.joined(separator: " | ") + " |", "| --- |" + columns.map { _ in " --- |" }.joined(),
        ]
    }

    mutating func begin(_ type: String) {
        rows.append("| \(type) |")
    }

    mutating func add(_ problems: [String], _ glyphs: GlyphSet, _ sizes: Int) {
        let result = problems.isEmpty ? "ok" : "\(problems.count) problems"
        rows[rows.count - 1] += " \(result), \(glyphs), \(sizes) \(sizes == 1 ? "size" : "sizes") |"
    }

    func writeIfWanted() {
        guard let name = getenv("MITWATCH_TERMINAL_TABLE") else { return }
        let text = rows.joined(separator: "\n") + "\n"
        try? text.write(toFile: String(cString: name), atomically: true, encoding: .utf8)
    }
}
