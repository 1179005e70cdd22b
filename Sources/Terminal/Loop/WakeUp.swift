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
