import CNCurses
import Glibc

/// Tells whether a while has passed since it was started: a timerfd.
final class PauseTimer {
    /// Readable when the time is over, until the timer is started anew or stopped.
    let descriptor: Int32
    private var isRunning = false

    /// A timer that is not running.
    init() throws(TerminalError) {
        descriptor = cnc_timer_descriptor()
        guard descriptor >= 0 else { throw .systemCallFailed("timerfd_create", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Whether it was started and its time has passed since.
    var isOver: Bool { isRunning && Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// Begins anew. Less than a millisecond is one.
    func start(milliseconds: Int) {
        isRunning = true
        cnc_start_timer(descriptor, Int32(clamping: max(1, milliseconds)))
    }

    /// Its time never comes.
    func stop() {
        guard isRunning else { return }
        isRunning = false
        cnc_start_timer(descriptor, 0)
    }
}
