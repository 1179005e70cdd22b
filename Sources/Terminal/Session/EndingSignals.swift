import CNCurses
import Glibc

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
