import CNCurses
import Glibc

/// What the operating system or the operator tells the process.
public enum Signal: Sendable, Hashable, CaseIterable {
    /// SIGINT: Ctrl-C.
    case interrupt
    /// SIGTERM: end now.
    case terminate
    /// SIGHUP: the terminal is gone.
    case hangUp
    /// SIGTSTP: Ctrl-Z.
    case stop
    /// SIGCONT: goes on after a stop.
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

    /// Whether whoever started the program has it ignore this signal, as `nohup` does, and a script's `&`.
    public var isIgnored: Bool {
        cnc_is_ignored(number)
    }
}

/// Signals as something to read: a signalfd. They are blocked in the thread that makes the inbox and in those started later, so
/// make it before there is any other thread.
public final class SignalInbox: Sendable {
    /// Readable while a signal waits.
    public let descriptor: Int32

    /// From now on these signals arrive here, and their usual effects do not happen.
    ///
    /// - Throws: ``TerminalError/systemCallFailed(_:errorNumber:)`` when the process may open no more descriptors.
    public init(_ signals: Set<Signal> = Set(Signal.allCases)) throws(TerminalError) {
        let numbers = signals.map(\.number)
        descriptor = cnc_signal_descriptor(numbers, numbers.count)
        guard descriptor >= 0 else { throw .systemCallFailed("signalfd", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// The signals that arrived since the last time; the same one twice in a row may arrive once.
    public func drain() -> [Signal] {
        var signals: [Signal] = []
        while true {
            let number = cnc_next_signal(descriptor)
            guard number != 0 else { return signals }
            signals += Signal.allCases.filter { $0.number == number }
        }
    }
}

/// The signals that ask the process to end: SIGINT, SIGTERM and SIGHUP. A ``SignalInbox`` blocks them.
enum EndingSignals {
    /// Runs work during which they have their usual effect in this thread. For work that can take long before the loop that reads the
    /// inbox runs.
    static func letThrough<Result>(_ work: () -> Result) -> Result {
        var blocked = sigset_t()
        cnc_unblock_endings(&blocked)
        defer { cnc_block_again(&blocked) }
        return work()
    }
}
