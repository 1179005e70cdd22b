import Glibc

/// Waits for descriptors, with poll(2).
public enum Poller {
    /// A descriptor and the condition to wait for.
    public enum Interest: Sendable, Hashable {
        /// There is something to read, or the input has ended.
        case readable(Int32)
        /// There is room to write, or the reader is gone.
        case writable(Int32)
        /// The reader is gone: nobody will read what is written.
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
