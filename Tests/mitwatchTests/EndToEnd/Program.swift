import PseudoTerminal
import Testing

/// The built `mitwatch` in a terminal of its own, without the machine's own settings.
enum Program {
    static let environment = [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent",
        // Nothing that a test starts connects to an address outside this machine.
        "AWS_EC2_METADATA_DISABLED": "true",
    ]

    /// What it sends that is not in terminfo: bracketed paste on and off, scrolling of all rows, the title saved and
    /// restored, and, if the terminal responds to the query, synchronized frames and runs of a block.
    static let ownSequences = [
        "\u{1B}[?2004h", "\u{1B}[?2004l", "\u{1B}[r", "\u{1B}[22;2t", "\u{1B}[23;2t", "\u{1B}[?2026h",
        "\u{1B}[?2026l", "\u{1B}[#b",
    ]

    /// What it queries once: whether the terminal has mode 2026, and where the cursor is after what it drew in row 2.
    static let questions: Set = ["\u{1B}[?2026$p", "\u{1B}[2H", "\u{1B}[2b", "\u{1B}[6n"]

    static func start(
        _ arguments: [String], environment extra: [String: String] = [:], columns: Int = 80, rows: Int = 24,
        detached: PseudoTerminal.Detached? = nil
    ) throws -> PseudoTerminal {
        let path = try #require(BuiltProgram.path("mitwatch"))
        return try PseudoTerminal(
            path, arguments, environment: environment.merging(extra) { $1 }, columns: columns, rows: rows,
            detached: detached)
    }

    /// Without a terminal: in pipes.
    static func startPiped(_ arguments: [String], environment extra: [String: String] = [:]) throws -> Subprocess {
        let path = try #require(BuiltProgram.path("mitwatch"))
        return try Subprocess(path, arguments, environment: environment.merging(extra) { $1 })
    }

    /// Reports when the program was stopped by Ctrl-Z, and continues it on Enter.
    static let jobControl = """
        "$0" "$@"; status=$?
        while [ $status -eq 148 ]; do echo job stopped; read line; fg; status=$?; done
        exit $status
        """

    /// As a job of a shell.
    static func startInShell(
        _ arguments: [String], script: String = jobControl, environment extra: [String: String] = [:],
        columns: Int = 80, rows: Int = 24
    ) throws -> PseudoTerminal {
        let path = try #require(BuiltProgram.path("mitwatch"))
        return try PseudoTerminal(
            "/bin/sh", ["-m", "-c", script, path] + arguments, environment: environment.merging(extra) { $1 },
            columns: columns, rows: rows)
    }
}

extension PseudoTerminal {
    /// Waits for a text on the screen.
    func shows(_ text: String) -> Bool {
        waitUntil { $0.contains(text) }
    }

    /// Whether the terminal is in the state before the program started.
    var isAsBefore: Bool {
        modes == modesBefore && screen.privateModes == VirtualScreen(columns: 1, rows: 1).privateModes
    }
}
