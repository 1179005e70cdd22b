import CProcess
import Dispatch
import Glibc
import Terminal

/// A program that has the terminal, as if it was started by a shell: what is typed goes to it, and so do Ctrl-C and
/// Ctrl-Z. There is no shell in between.
final class ForegroundProgram {
    /// How a program ended.
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    private let process: pid_t
    private let terminal: Int32
    private let statuses: Mailbox<Int32>
    private let signals: SignalInbox
    /// When the program is killed, because mitwatch has to end.
    private var killDue: Duration?
    /// The signals that ended mitwatch meanwhile.
    private(set) var interruptions: [Signal] = []

    /// How long the program may take to end when mitwatch has to.
    private static let patience = Duration.seconds(2)

    /// The path of a program as a shell finds it; nil if it is not in PATH.
    static func path(of name: String, environment: [String: String]) -> String? {
        let candidates =
            name.contains("/")
            ? [name] : (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first { path in
            var entry = stat()
            return stat(path, &entry) == 0 && entry.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
        }
    }

    /// Starts the program at `path`. `arguments` begin with its name. `signals` has the signals of this process, which
    /// are blocked.
    init(
        _ path: String, _ arguments: [String], environment: [String: String], terminal: Int32 = STDIN_FILENO,
        signals: SignalInbox
    ) throws {
        statuses = try Mailbox()
        self.terminal = terminal
        self.signals = signals
        let words = Self.cStrings(arguments)
        let variables = Self.cStrings(environment.map { "\($0)=\($1)" }.sorted())
        defer { for string in words + variables { free(string) } }
        var process: pid_t = 0
        let error = cp_start_in_foreground(path, words, variables, terminal, &process)
        self.process = process
        guard error == 0 else {
            if process > 0 { waitpid(process, nil, 0) }
            cp_put_in_foreground(terminal, getpgrp())
            throw SystemError(code: error)
        }
    }

    /// Waits until the program has ended, and makes this process the terminal's foreground job again.
    ///
    /// SIGTERM and SIGHUP to this process end both. Ctrl-Z stops both; when this process is continued, the program is
    /// too.
    func waitForEnd() -> Ending {
        defer { cp_put_in_foreground(terminal, getpgrp()) }
        awaitStatus()
        while true {
            let timeout = killDue.map { max(.zero, $0 - Clocks.machineUptime()) }
            let ready = Poller.wait(
                for: [.readable(signals.descriptor), .readable(statuses.descriptor)], timeout: timeout)
            if ready.contains(.readable(statuses.descriptor)) {
                for status in statuses.takeAll() {
                    if let ending = Ending(status) { return ending }
                    stopToo()
                }
            }
            if ready.contains(.readable(signals.descriptor)) { for signal in signals.drain() { handle(signal) } }
            if let due = killDue, due <= Clocks.machineUptime() { send(SIGKILL) }
        }
    }

    /// Waits for the next status on a thread of its own: no descriptor reports a stop.
    private func awaitStatus() {
        DispatchQueue(label: "program in the foreground").async { [process, statuses] in
            var status: Int32 = 0
            while waitpid(process, &status, WUNTRACED) < 0 {
                // It was reaped by somebody else.
                if errno != EINTR { break }
            }
            statuses.post(status)
        }
    }

    /// The program was stopped: stops this process, and continues both.
    private func stopToo() {
        cp_put_in_foreground(terminal, getpgrp())
        if killDue == nil { Terminal.stopProcess() }
        if tcgetpgrp(terminal) == getpgrp() { cp_put_in_foreground(terminal, process) }
        awaitStatus()
        send(SIGCONT)
    }

    private func handle(_ signal: Signal) {
        switch signal {
        case .interrupt: send(SIGINT)
        case .stop: send(SIGTSTP)
        case .terminate, .hangUp:
            interruptions.append(signal)
            killDue = killDue ?? Clocks.machineUptime() + Self.patience
            send(signal.number)
            send(SIGCONT)
        // The terminal informs the program itself.
        case .windowChange, .resume: break
        }
    }

    private func send(_ number: Int32) {
        kill(-process, number)
    }

    /// Copies that end with nil, as exec requires.
    private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
        strings.map { strdup($0) } + [nil]
    }
}

extension ForegroundProgram.Ending {
    /// From the status that waitpid returns; nil if the program was stopped.
    init?(_ status: Int32) {
        switch status & 0xFF {
        case 0: self = .exited(status >> 8 & 0xFF)
        case 0x7F: return nil
        default: self = .killed(signal: status & 0x7F)
        }
    }
}
