import Dashboard
import Glibc
import Screen
import Terminal

/// Runs the command that logs the operator in, in the terminal of the dashboard.
struct LoginProgram {
    /// The program and its arguments. There is no shell.
    let arguments: [String]
    /// The environment variables of the session.
    let environment: [String: String]
    let terminal: Terminal
    let signals: SignalInbox

    /// How long to wait for Enter after a failure.
    private static let patience = Duration.seconds(300)

    /// Leaves the screen, runs the program until it ends, and takes the screen again. If the program failed, waits for
    /// Enter before, so that the operator can read why. If the program does not exist, the screen stays.
    ///
    /// - Returns: How it ended, and the signals that end mitwatch.
    func run() -> (LoginOutcome, interruptions: [Signal]) {
        guard let name = arguments.first else { return (.notStarted("no command"), []) }
        guard let path = ForegroundProgram.path(of: name, environment: environment) else {
            return (.notStarted("\(name) not found in PATH"), [])
        }
        return terminal.lend { restoreModes in
            write("mitwatch: running `\(command)`\n")
            do {
                let program = try ForegroundProgram(path, arguments, environment: environment, signals: signals)
                let ending = program.waitForEnd()
                restoreModes()
                guard program.interruptions.isEmpty else { return (LoginOutcome(ending), program.interruptions) }
                guard ending != .exited(0) else { return (.succeeded, []) }
                // What was typed for the program is not an answer.
                tcflush(STDIN_FILENO, TCIFLUSH)
                // Version 1 of the AWS CLI does not know these commands.
                let hint = name == "aws" && ending == .exited(2) ? "mitwatch: this requires AWS CLI version 2\n" : ""
                write("\(hint)mitwatch: login \(ending.words); press Enter to return\n")
                return (LoginOutcome(ending), waitForEnter())
            } catch {
                return (.notStarted("cannot start \(path): \(error)"), [])
            }
        }
    }

    private var command: String {
        DisplayText.fitted(arguments.joined(separator: " "), to: 300)
    }

    /// Waits for a line. Returns the signals that end mitwatch; without a terminal, a hang-up.
    private func waitForEnter() -> [Signal] {
        // Ctrl-C discards what was typed, even if poll already reported it: a read that blocks would wait for more.
        let input = open("/dev/tty", O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard input >= 0 else { return [] }
        defer { close(input) }
        let end = Clocks.machineUptime() + Self.patience
        while true {
            let left = end - Clocks.machineUptime()
            guard left > .zero else { return [] }
            let ready = Poller.wait(
                for: [.readable(input), .readable(signals.descriptor)], timeout: left)
            if ready.contains(.readable(signals.descriptor)) {
                for signal in signals.drain() {
                    switch signal {
                    case .terminate, .hangUp: return [signal]
                    // Ctrl-C returns too.
                    case .interrupt: return []
                    case .stop: Terminal.stopProcess()
                    case .resume, .windowChange: break
                    }
                }
            } else if ready.contains(.readable(input)) {
                var byte: UInt8 = 0
                let count = read(input, &byte, 1)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                if count <= 0 { return [.hangUp] }
                if byte == 0x0A { return [] }
            }
        }
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDOUT_FILENO, bytes, bytes.count)
    }
}

extension LoginOutcome {
    fileprivate init(_ ending: ForegroundProgram.Ending) {
        switch ending {
        case .exited(0): self = .succeeded
        case .exited(let status): self = .failed(status: status)
        case .killed(let signal): self = .failed(status: -signal)
        }
    }
}

extension ForegroundProgram.Ending {
    fileprivate var words: String {
        switch self {
        case .exited(let status): "failed with exit code \(status)"
        case .killed(let signal): "ended by signal \(signal)"
        }
    }
}
