import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import Screen
import Terminal

/// A watch without a screen: lines on standard output, append-only, until the end of the task is confirmed.
extension Session {
    /// Who reads along knows after a minute that it still runs.
    private static let heartbeat = Duration.seconds(60)

    /// Runs until the task is over, cannot be asked for, or a signal ends it. Returns how that is told to the shell: as `wait`
    /// does.
    func runPlain(_ glyphs: GlyphSet, because obstacle: TerminalError?) throws -> ExitCode {
        if let obstacle {
            guard setup.taskId != nil else {
                recording?.remove()
                throw CommandFailure(
                    "\(obstacle)\nName a task to be told of in lines; `mitwatch list` has them.", .unavailable)
            }
            StandardError.write("mitwatch: --plain, as \(obstacle)")
        }
        let lines = PlainSession(
            rule: WaitRule(), setup: setup, connection: connection, clocks: clocks, signals: signals,
            recording: recording, output: STDOUT_FILENO, heartbeat: Self.heartbeat)
        let (end, state) = try lines.run { line in
            try waitForRoom()
            try StandardOutput.write(glyphs.shown(line) + "\n")
        }
        if let reason = end.reason(state) { CommandFailure(reason + suggestion(end), end.exitCode).report() }
        return end.exitCode
    }

    /// Waits until standard output takes a line. A signal ends that: it may be blocked for ever.
    private func waitForRoom() throws {
        while true {
            let ready = Poller.wait(for: [.writable(STDOUT_FILENO), .readable(signals.descriptor)], timeout: nil)
            if ready.contains(.writable(STDOUT_FILENO)) { return }
            for signal in signals.drain() where signal != .resume { throw ExitCode(128 + signal.number) }
        }
    }

    /// What the operator may have meant.
    private func suggestion(_ end: WaitEnd) -> String {
        guard case .failed(let failure) = end, failure.kind == .notFound, let command = setup.similarCommand else {
            return ""
        }
        return "\nOr did you mean `mitwatch \(command)`?"
    }
}
