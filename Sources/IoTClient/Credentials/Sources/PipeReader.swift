#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads several pipes to their ends at once, so that a program that fills one while another is read does not block.
struct PipeReader: Redacted {
    /// What happens to bytes beyond the limit.
    enum Excess: Hashable, Sendable {
        /// They end the reading.
        case endsReading
        /// They are read too, and the last bytes are kept.
        case dropsBeginning
    }

    /// How reading ended.
    enum Ending: Hashable, Sendable {
        /// All pipes are closed.
        case complete
        /// A pipe exceeded the limit, which ended the reading. The rest was not read.
        case tooMuch
        /// The other end of `stop` was closed.
        case stopped
    }

    /// The bytes that were kept of each pipe.
    private(set) var contents: [[UInt8]]
    /// Whether the beginning was dropped, for each pipe.
    private(set) var isBeginningDropped: [Bool]
    private let excess: [Excess]
    private var open: [(index: Int, pipe: Descriptor)]
    private let stop: Descriptor
    private let limit: Int

    /// Shows nothing, as the contents may be a secret.
    var description: String {
        "PipeReader(redacted)"
    }

    init(_ pipes: [(pipe: Descriptor, excess: Excess)], stop: Descriptor, limit: Int) {
        contents = pipes.map { _ in [] }
        isBeginningDropped = pipes.map { _ in false }
        excess = pipes.map(\.excess)
        open = pipes.enumerated().map { (index: $0, pipe: $1.pipe) }
        self.stop = stop
        self.limit = limit
    }

    /// Blocks its thread.
    mutating func read() -> Ending {
        while !open.isEmpty {
            var polled = (open.map(\.pipe) + [stop]).map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
            guard poll(&polled, nfds_t(polled.count), -1) > 0 else {
                if errno == EINTR { continue }
                return .stopped
            }
            for index in open.indices.reversed() where polled[index].revents != 0 {
                readSome(at: index)
            }
            if contents.indices.contains(where: { excess[$0] == .endsReading && contents[$0].count > limit }) {
                return .tooMuch
            }
            if polled.last?.revents != 0 {
                return .stopped
            }
        }
        return .complete
    }

    private mutating func readSome(at position: Int) {
        let (index, pipe) = open[position]
        var buffer = [UInt8](repeating: 0, count: 4_096)
        #if canImport(Glibc)
        let count = Glibc.read(pipe.number, &buffer, buffer.count)
        #else
        let count = Darwin.read(pipe.number, &buffer, buffer.count)
        #endif
        if count > 0 {
            contents[index] += buffer.prefix(count)
            dropBeginning(of: index)
        } else if count == 0 || errno != EINTR {
            open.remove(at: position)
        }
    }

    /// Not after each read: moving the rest to the front takes time in proportion to its length.
    private mutating func dropBeginning(of index: Int) {
        guard excess[index] == .dropsBeginning, contents[index].count > 2 * limit else { return }
        contents[index].removeFirst(contents[index].count - limit)
        isBeginningDropped[index] = true
    }
}

/// An open file descriptor, closed when it is released. Child processes inherit it only on request.
final class Descriptor: Sendable {
    let number: CInt

    private init(_ number: CInt) {
        self.number = number
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(number)
    }

    /// The two ends of a new pipe.
    static func pipe() throws(ChildProcess.Failure) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [CInt] = [0, 0]
        #if canImport(Glibc)
        let result = Glibc.pipe(&ends)
        #else
        let result = Darwin.pipe(&ends)
        #endif
        guard result == 0 else { throw ChildProcess.Failure(errno: errno) }
        return (Descriptor(ends[0]), Descriptor(ends[1]))
    }
}
