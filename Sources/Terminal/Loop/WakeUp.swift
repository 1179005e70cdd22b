import CNCurses
import Glibc

/// Wakes a loop that waits for descriptors, from any thread: an eventfd.
public final class WakeUp: Sendable {
    /// Readable once `signal` was called, until `drain`.
    public let descriptor: Int32

    /// A wake-up that was not signalled.
    ///
    /// - Throws: ``TerminalError/systemCallFailed(_:errorNumber:)`` when the process may open no more descriptors.
    public init() throws(TerminalError) {
        descriptor = cnc_event_descriptor()
        guard descriptor >= 0 else { throw .systemCallFailed("eventfd", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Wakes the loop; several signals before the loop comes round are one.
    public func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Forgets the signals so far.
    public func drain() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
