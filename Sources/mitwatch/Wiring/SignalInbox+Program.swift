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
}
