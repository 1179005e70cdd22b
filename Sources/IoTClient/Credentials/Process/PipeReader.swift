#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads several pipes to their ends at once, so that a program that fills one while another is read does not stand still.
struct PipeReader: Redacted {
    /// How reading came to its end.
    enum Ending: Hashable, Sendable {
        /// All pipes are closed.
        case complete
        /// One of them has more than the limit; the rest was not read.
        case tooMuch
        /// The other end of `stop` was closed.
        case stopped
    }

    /// What was read of each pipe.
    private(set) var contents: [[UInt8]]
    private var open: [(index: Int, pipe: Descriptor)]
    private let stop: Descriptor
    private let limit: Int

    /// What was read may be a secret.
    var description: String {
        "PipeReader(redacted)"
    }

    init(_ pipes: [Descriptor], stop: Descriptor, limit: Int) {
        contents = pipes.map { _ in [] }
        open = pipes.enumerated().map { (index: $0, pipe: $1) }
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
            if contents.contains(where: { $0.count > limit }) {
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
        } else if count == 0 || errno != EINTR {
            open.remove(at: position)
        }
    }
}
