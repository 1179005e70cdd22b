import CNCurses
import Glibc

/// Wakes a loop that waits for descriptors, from any thread: an eventfd.
public final class WakeUp: Sendable {
    /// Readable after `signal`, until `drain`.
    public let descriptor: Int32

    /// A wake-up that is not signaled.
    ///
    /// - Throws: ``TerminalError/systemCallFailed(_:errorNumber:)`` if the process cannot open more descriptors.
    public init() throws(TerminalError) {
        descriptor = cnc_event_descriptor()
        guard descriptor >= 0 else { throw .systemCallFailed("eventfd", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Wakes the loop. Several signals before it runs again count as one.
    public func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Clears the signals so far.
    public func drain() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}

/// Reports whether a time has passed since it was started: a timerfd.
final class PauseTimer {
    /// Readable when the time has passed, until the timer is restarted or stopped.
    let descriptor: Int32
    private var isRunning = false

    /// A timer that is not running.
    init() throws(TerminalError) {
        descriptor = cnc_timer_descriptor()
        guard descriptor >= 0 else { throw .systemCallFailed("timerfd_create", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Whether it was started and the time has passed.
    var isOver: Bool { isRunning && Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// Starts or restarts the timer. The minimum is one millisecond.
    func start(milliseconds: Int) {
        isRunning = true
        cnc_start_timer(descriptor, Int32(clamping: max(1, milliseconds)))
    }

    /// Stops the timer.
    func stop() {
        guard isRunning else { return }
        isRunning = false
        cnc_start_timer(descriptor, 0)
    }
}
