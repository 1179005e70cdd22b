import Glibc
import Terminal

extension SignalInbox {
    /// Takes the signals before any other thread exists. A broken pipe is told by the write that meets it.
    static func forProgram(_ signals: Set<Signal> = Set(Signal.allCases)) throws -> SignalInbox {
        signal(SIGPIPE, SIG_IGN)
        do {
            return try SignalInbox(signals)
        } catch {
            throw CommandFailure("\(error)", .software)
        }
    }

    /// For a watch without a screen: what asks it to end, and what tells that it was stopped for a while.
    static func forHeadless() throws -> SignalInbox {
        try forProgram(Signal.endings.union([.resume]))
    }
}

extension Signal {
    /// What asks a program without a screen to end. One that whoever started it has it ignore stays ignored.
    static var endings: Set<Signal> {
        Set([.interrupt, .terminate, .hangUp].filter { (signal: Signal) in !signal.isIgnored })
    }

    /// Ctrl-Backslash ends the program at once, as it ends others: where Swift's runtime has its backtracer, that would ask at the
    /// terminal what to do about the crash. Who has set SWIFT_BACKTRACE wants that.
    static func quitAtOnce() {
        var action = sigaction()
        guard getenv("SWIFT_BACKTRACE") == nil, sigaction(SIGQUIT, nil, &action) == 0, action.sa_flags & SA_SIGINFO != 0
        else { return }
        signal(SIGQUIT, SIG_DFL)
    }
}
