import Glibc
import PseudoTerminal
import Testing

/// The probe in a terminal, after its first frame.
func startProbe(
    term: String = "xterm-256color", columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    detached: PseudoTerminal.Detached? = nil
) throws -> PseudoTerminal {
    let path = try #require(BuiltProgram.path("terminal-probe"))
    let base = ["TERM": term, "LC_ALL": "C.UTF-8"]
    return try PseudoTerminal(
        path, environment: base.merging(environment) { $1 }, columns: columns, rows: rows, detached: detached)
}

/// The probe, once it has drawn itself.
func startedProbe(
    term: String = "xterm-256color", columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
) throws -> PseudoTerminal {
    let probe = try startProbe(term: term, columns: columns, rows: rows, environment: environment)
    try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") && !$0.row(rows - 1).isEmpty })
    return probe
}

/// Reports when the probe has stopped, and continues it on Enter.
let stoppableJob = "\"$0\"; echo job stopped; read line; fg"

/// The probe as a job of a shell.
func startProbeInShell(script: String = stoppableJob) throws -> PseudoTerminal {
    let path = try #require(BuiltProgram.path("terminal-probe"))
    return try PseudoTerminal(
        "/bin/sh", ["-m", "-c", script, path], environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
}

/// The same, after its first frame.
func startedProbeInShell(script: String = stoppableJob) throws -> PseudoTerminal {
    let probe = try startProbeInShell(script: script)
    try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") && !$0.row(23).isEmpty })
    return probe
}

/// Requires that the terminal is in the state before the probe.
func expectRestored(_ probe: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(probe.modes == probe.modesBefore, sourceLocation: sourceLocation)
    #expect(probe.screen.privateModes == [7, 25], sourceLocation: sourceLocation)
    #expect(probe.screen.pen == Pen(), sourceLocation: sourceLocation)
    #expect(!probe.screen.row(0).hasPrefix("probe "), sourceLocation: sourceLocation)
    #expect(probe.screen.unknown == [], sourceLocation: sourceLocation)
}
