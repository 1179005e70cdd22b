import Dashboard
import Glibc
import Recording

/// Reads a recording from its beginning, up to the first damaged line.
final class RecordingReader {
    /// The result of a read.
    enum Next {
        /// A fact, and the position of its line.
        case fact(RecordedFact, Place)
        /// The end of the recording.
        case end(RecordingEnd)
    }

    /// The position of a line in the file.
    struct Place: Hashable {
        let offset: Int
        let size: Int
    }

    /// The first line.
    let head: RecordingHead

    private let descriptor: Int32
    private var lines: LineReader
    private var decoder = RecordingDecoder()
    /// The number of the line that was last read.
    private var line = 1

    /// Opens a file. Throws a `CommandFailure` if it is not a recording that this version can read.
    init(path: String) throws {
        descriptor = try Self.opened(path)
        lines = LineReader(descriptor: descriptor, longest: RecordingFormat.longestLine)
        do {
            head = try Self.head(lines.next())
        } catch {
            close(descriptor)
            throw CommandFailure(Problem(replaying: path, "\(error)", fix: error.fix), .dataError)
        }
    }

    deinit {
        close(descriptor)
    }

    /// The next fact. Facts that this version does not know are skipped. After the end, it returns the end again.
    func next() -> Next {
        while true {
            let read = lines.next()
            line += 1
            switch read {
            case .end: return .end(.whole)
            case .tooLong: return .end(.damaged(line: line, "line too long"))
            case .failed(let code): return .end(.damaged(line: line, SystemError(code: code).description))
            case .line(let bytes, let offset):
                do throws(UnreadableLine) {
                    guard let fact = try decoder.fact(in: bytes) else { continue }
                    return .fact(fact, Place(offset: offset, size: bytes.count))
                } catch {
                    return .end(.damaged(line: line, error.description))
                }
            case .rest(let bytes, let offset):
                // Only its end of line may be missing.
                guard let fact = try? decoder.fact(in: bytes) else { return .end(.cutOff(line: line)) }
                return .fact(fact, Place(offset: offset, size: bytes.count))
            }
        }
    }

    /// Reads an earlier line again, unless it is a response to a poll; nil if it is gone.
    func event(at place: Place) -> Event? {
        let descriptor = descriptor
        var bytes = [UInt8](repeating: 0, count: place.size)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(place.offset)) }
        var decoder = RecordingDecoder()
        guard count == place.size, let fact = try? decoder.fact(in: bytes), case .came(let event, _) = fact.what else {
            return nil
        }
        return event
    }

    /// Anything other than a file, such as an endless device, is not read; nor is there a wait for a pipe.
    private static func opened(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(Problem(replaying: path, SystemError(code: errno).description), .noInput)
        }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            let isDirectory = isKnown && status.st_mode & S_IFMT == S_IFDIR
            throw CommandFailure(
                Problem(replaying: path, isDirectory ? "is a directory" : "not a regular file"), .noInput)
        }
        return descriptor
    }

    private static func head(_ first: LineReader.Next) throws(RecordingError) -> RecordingHead {
        guard case .line(let bytes, _) = first else { throw .notARecording }
        return try RecordingHead(line: bytes)
    }
}

extension Problem {
    /// A file that cannot be replayed.
    fileprivate init(replaying path: String, _ fact: String, fix: String = RecordingError.notARecording.fix) {
        self.init(what: "cannot replay the file", facts: ["\(path): \(fact)"], fix: fix)
    }
}
