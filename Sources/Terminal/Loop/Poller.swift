import CNCurses
import Glibc

/// Waits for descriptors, with poll(2).
public enum Poller {
    /// A descriptor and the condition to wait for.
    public enum Interest: Sendable, Hashable {
        /// There is something to read, or the input has ended.
        case readable(Int32)
        /// There is room to write, or the reader is gone.
        case writable(Int32)
        /// The reader has closed its end: what is written is lost.
        case broken(Int32)
    }

    /// Waits until at least one is ready, or the time has passed; nil waits without limit. Closed or broken descriptors
    /// count as ready, so that the read or the write reports the error.
    ///
    /// - Returns: those that are ready; empty after the time, or if a signal handler ran.
    public static func wait(for interests: [Interest], timeout: Duration?) -> Set<Interest> {
        var entries = interests.map { interest in
            switch interest {
            case .readable(let descriptor): pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            case .writable(let descriptor): pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            case .broken(let descriptor): pollfd(fd: descriptor, events: 0, revents: 0)
            }
        }
        let ready = poll(&entries, nfds_t(entries.count), timeout.map(milliseconds) ?? -1)
        guard ready > 0 else { return [] }
        return Set(zip(interests, entries).filter { $1.revents != 0 }.map(\.0))
    }

    /// Whether one descriptor becomes ready within this many milliseconds.
    static func isReady(_ descriptor: Int32, events: Int32, withinMilliseconds limit: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
        return poll(&entry, 1, limit) > 0
    }

    /// Rounded up, so that a timer is due when the wait returns.
    static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < Int64(Int32.max) / 1000 else { return Int32.max }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}

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
