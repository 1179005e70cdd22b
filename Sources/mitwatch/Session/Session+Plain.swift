import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import Screen
import Terminal

/// A session without a screen: lines on standard output, append-only, until the end of the task is confirmed.
extension Session {
    /// Shows within a minute that it is still running.
    private static let heartbeat = Duration.seconds(60)

    /// Runs until the task has ended, cannot be polled, or a signal arrives. Returns the same exit code as `wait`.
    func runPlain(_ glyphs: GlyphSet, because obstacle: TerminalError?) throws -> ExitCode {
        if let obstacle {
            guard setup.taskId != nil else {
                recording?.remove()
                throw CommandFailure(
                    Problem(
                        what: "cannot show the list of tasks", facts: ["\(obstacle)"],
                        fix: "run mitwatch in a terminal, or pass a task ID to print its changes"),
                    .unavailable)
            }
            StandardError.write("mitwatch: using --plain: \(obstacle)")
        }
        let lines = PlainSession(
            rule: WaitRule(), setup: setup, connection: connection, clocks: clocks, signals: signals,
            recording: recording, output: STDOUT_FILENO, heartbeat: Self.heartbeat)
        let ending = try lines.run { line in
            try waitForRoom()
            try StandardOutput.write(glyphs.shown(line) + "\n")
        }
        ending.failure(suggestion: suggestion(ending.end))?.report()
        return ending.end.exitCode
    }

    /// Waits until standard output accepts a line. It may be blocked forever, so a signal ends the wait.
    private func waitForRoom() throws {
        while true {
            let ready = Poller.wait(for: [.writable(STDOUT_FILENO), .readable(signals.descriptor)], timeout: nil)
            if ready.contains(.writable(STDOUT_FILENO)) { return }
            for signal in signals.drain() where signal != .resume { throw ExitCode(128 + signal.number) }
        }
    }

    /// The command that the operator may have meant.
    private func suggestion(_ end: WaitEnd) -> String {
        guard case .failed(let failure) = end, failure.kind == .notFound, let command = setup.similarCommand else {
            return ""
        }
        return "\nDid you mean `mitwatch \(command)`?"
    }
}
