import Glibc
import Terminal

extension SignalInbox {
    /// Blocks the signals. Call it before any other thread exists. A broken pipe is reported by the write that fails.
    static func forProgram(_ signals: Set<Signal> = Set(Signal.allCases)) throws -> SignalInbox {
        signal(SIGPIPE, SIG_IGN)
        do {
            return try SignalInbox(signals)
        } catch {
            throw CommandFailure("\(error)", .software)
        }
    }

    /// For a session without a screen: the signals that end it, and the one that says that it was stopped for a while.
    static func forHeadless() throws -> SignalInbox {
        try forProgram(Signal.endings.union([.resume]))
    }
}

extension Signal {
    /// The signals that end a program without a screen. A signal that the parent process set to be ignored stays
    /// ignored.
    static var endings: Set<Signal> {
        Set([.interrupt, .terminate, .hangUp].filter { (signal: Signal) in !signal.isIgnored })
    }

    /// Makes Ctrl-Backslash end the program immediately, as in other programs: Swift's backtracer would prompt at the
    /// terminal. If SWIFT_BACKTRACE is set, the backtrace is wanted.
    static func quitAtOnce() {
        var action = sigaction()
        guard getenv("SWIFT_BACKTRACE") == nil, sigaction(SIGQUIT, nil, &action) == 0, action.sa_flags & SA_SIGINFO != 0
        else { return }
        signal(SIGQUIT, SIG_DFL)
    }
}
