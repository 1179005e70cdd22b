import CNCurses
import Glibc

/// The terminal's output, which never waits: what a stopped terminal does not accept is kept.
///
/// Non-blocking mode belongs to the open file, which the shell shares, and the shell must not find it changed: so the
/// terminal is opened a second time. If that is not allowed (after `su`, the terminal belongs to another user), small
/// pieces are written while poll reports room.
struct TerminalOutput: ~Copyable {
    let descriptor: Int32
    private let neverBlocks: Bool
    private var pending: ArraySlice<UInt8> = []

    /// Whether bytes wait for the terminal to accept them.
    var isBlocked: Bool { !pending.isEmpty }

    init(terminal: Int32) throws(TerminalError) {
        let reopened = open("/proc/self/fd/\(terminal)", O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        neverBlocks = reopened >= 0
        descriptor = neverBlocks ? reopened : fcntl(terminal, F_DUPFD_CLOEXEC, 3)
        guard descriptor >= 0 else { throw .systemCallFailed("dup", errorNumber: errno) }
    }

    deinit { close(descriptor) }

    /// Sends bytes after those that are pending.
    ///
    /// - Returns: how many bytes the terminal accepted now, pending ones included.
    mutating func send(_ bytes: [UInt8]) -> Int {
        pending += bytes
        return drain()
    }

    /// Sends as much of the pending output as the terminal accepts.
    mutating func drain() -> Int {
        var sent = 0
        while !pending.isEmpty {
            let count = writeOnce()
            if count > 0 {
                sent += count
                pending = pending.dropFirst(count)
            } else if errno != EINTR {
                // A terminal that is gone accepts nothing more.
                if errno != EAGAIN { pending = [] }
                break
            }
        }
        return sent
    }

    /// Sends the last bytes. A terminal that was stopped with Ctrl-S is resumed, because it must receive the reset; if
    /// nothing reads from it, the wait is limited.
    mutating func finish(with bytes: [UInt8]) {
        if isBlocked { cnc_restart_output(descriptor) }
        if !drain(withinMilliseconds: Self.patience) { pending = ControlBytes.cancel[...] }
        _ = send(bytes)
        if isBlocked { cnc_restart_output(descriptor) }
        _ = drain(withinMilliseconds: Self.patience)
        pending = []
    }

    /// For the rest of a frame, and for the bytes after it.
    private static let patience: Int32 = 300

    /// Sends what is pending and waits up to this time for each piece.
    ///
    /// - Returns: false if something is still pending.
    private mutating func drain(withinMilliseconds limit: Int32) -> Bool {
        _ = drain()
        while isBlocked, isWritable(withinMilliseconds: limit), drain() > 0 {}
        return !isBlocked
    }

    /// Whether the terminal accepts output within this time.
    private func isWritable(withinMilliseconds limit: Int32) -> Bool {
        Poller.isReady(descriptor, events: POLLOUT, withinMilliseconds: limit)
    }

    private func writeOnce() -> Int {
        guard neverBlocks || isWritable(withinMilliseconds: 0) else {
            errno = EAGAIN
            return -1
        }
        return pending.withUnsafeBytes { bytes in
            write(descriptor, bytes.baseAddress, neverBlocks ? bytes.count : min(bytes.count, 32))
        }
    }
}

/// Private mode 2026: a terminal that supports it shows nothing of what arrives between the two marks until all of it
/// is there, so that a frame of several packets is never visible half drawn.
enum SynchronizedOutput {
    static let begin = Array("\u{1B}[?2026h".utf8)
    static let end = Array("\u{1B}[?2026l".utf8)

    /// What fits into one network packet, minus SSH's overhead, arrives at once anyway.
    private static let packet = 1_300

    /// A frame's bytes, with both marks if it needs them.
    static func around(_ frame: [UInt8]) -> [UInt8] {
        frame.count > packet ? begin + frame + end : frame
    }
}

/// A file in memory that another part writes to.
enum MemoryFile {
    /// What was written since the last call. The file is empty afterwards.
    static func takeAll(from descriptor: Int32) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { return [] }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, size, 0))
        }
        lseek(descriptor, 0, SEEK_SET)
        ftruncate(descriptor, 0)
        return bytes
    }
}
