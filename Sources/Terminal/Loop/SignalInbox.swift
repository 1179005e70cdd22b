import CNCurses
import Glibc

/// A signal from the operating system or the operator.
public enum Signal: Sendable, Hashable, CaseIterable {
    /// SIGINT: Ctrl-C.
    case interrupt
    /// SIGTERM: end now.
    case terminate
    /// SIGHUP: the terminal is gone.
    case hangUp
    /// SIGTSTP: Ctrl-Z.
    case stop
    /// SIGCONT: the program resumes after a stop.
    case resume
    /// SIGWINCH: the terminal has another size.
    case windowChange

    /// The operating system's number.
    public var number: Int32 {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangUp: SIGHUP
        case .stop: SIGTSTP
        case .resume: SIGCONT
        case .windowChange: SIGWINCH
        }
    }

    /// Whether the parent process set this signal to be ignored, as `nohup` and a script's `&` do.
    public var isIgnored: Bool {
        cnc_is_ignored(number)
    }
}

/// Signals as a descriptor to read: a signalfd. The signals are blocked in the thread that creates the inbox and in
/// those started later, so create it before any other thread.
public final class SignalInbox: Sendable {
    /// Readable while a signal waits.
    public let descriptor: Int32

    /// From now on these signals arrive here, and their default effects do not happen.
    ///
    /// - Throws: ``TerminalError/systemCallFailed(_:errorNumber:)`` if the process cannot open more descriptors.
    public init(_ signals: Set<Signal> = Set(Signal.allCases)) throws(TerminalError) {
        let numbers = signals.map(\.number)
        descriptor = cnc_signal_descriptor(numbers, numbers.count)
        guard descriptor >= 0 else { throw .systemCallFailed("signalfd", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// The signals that arrived since the last call. The same signal twice in a row may arrive once.
    public func drain() -> [Signal] {
        var signals: [Signal] = []
        while true {
            let number = cnc_next_signal(descriptor)
            guard number != 0 else { return signals }
            signals += Signal.allCases.filter { $0.number == number }
        }
    }
}

/// The signals that request the process to end: SIGINT, SIGTERM and SIGHUP. A ``SignalInbox`` blocks them.
enum EndingSignals {
    /// Runs work while they have their default effect in this thread. Use it for work that can take long before the
    /// loop reads the inbox.
    static func letThrough<Result>(_ work: () -> Result) -> Result {
        var blocked = sigset_t()
        cnc_unblock_endings(&blocked)
        defer { cnc_block_again(&blocked) }
        return work()
    }
}
