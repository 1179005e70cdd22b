import CNCurses
import Glibc

/// Tells whether a while has passed since it was started: a timerfd.
final class PauseTimer {
    /// Readable when the time is over.
    let descriptor: Int32
    private let milliseconds: Int32

    /// A timer that is not running.
    init(milliseconds: Int) throws(TerminalError) {
        self.milliseconds = Int32(clamping: max(1, milliseconds))
        descriptor = cnc_timer_descriptor()
        guard descriptor >= 0 else { throw .systemCallFailed("timerfd_create", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Whether it was started and its time has passed since.
    var isOver: Bool { Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// Begins anew.
    func start() {
        cnc_start_timer(descriptor, milliseconds)
    }
}
