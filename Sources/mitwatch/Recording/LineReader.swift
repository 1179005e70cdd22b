import Glibc

/// Reads a file line by line, with at most one line in memory.
struct LineReader {
    /// The result of a read.
    enum Next: Hashable {
        /// A line without its end, and its offset in the file.
        case line([UInt8], at: Int)
        /// The last bytes of the file, without an end of line.
        case rest([UInt8], at: Int)
        /// A line that exceeds the maximum length.
        case tooLong
        /// The end of the file.
        case end
        /// The file cannot be read: the value of errno.
        case failed(Int32)
    }

    private let descriptor: Int32
    private let longest: Int
    private var buffer: [UInt8] = []
    /// The offset in the buffer at which the next line begins, and the one up to which there is no end of line.
    private var (start, searched) = (0, 0)
    /// The offset in the file at which the buffer begins.
    private var offset = 0

    /// Reads from the beginning. Lines longer than `longest` are rejected.
    init(descriptor: Int32, longest: Int) {
        self.descriptor = descriptor
        self.longest = longest
    }

    mutating func next() -> Next {
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { (start, searched) = (end + 1, end + 1) }
                return .line(Array(buffer[start..<end]), at: offset + start)
            }
            searched = buffer.count
            guard buffer.count - start <= longest else { return .tooLong }
            switch fill() {
            case 0: return takeRest()
            case ..<0: return .failed(errno)
            default: break
            }
        }
    }

    private mutating func takeRest() -> Next {
        guard start < buffer.count else { return .end }
        defer { (start, searched) = (buffer.count, buffer.count) }
        return .rest(Array(buffer[start...]), at: offset + start)
    }

    /// Reads more bytes. Returns their number: 0 at the end, negative on failure.
    private mutating func fill() -> Int {
        offset += start
        buffer.removeFirst(start)
        (start, searched) = (0, buffer.count)
        let (descriptor, position) = (descriptor, off_t(offset + buffer.count))
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        let count = chunk.withUnsafeMutableBytes { bytes in
            var count = pread(descriptor, bytes.baseAddress, bytes.count, position)
            while count < 0, errno == EINTR { count = pread(descriptor, bytes.baseAddress, bytes.count, position) }
            return count
        }
        if count > 0 { buffer += chunk[..<count] }
        return count
    }

    private static let chunkSize = 256 << 10
}
