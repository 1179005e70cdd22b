import Dashboard
import FoundationEssentials
import Glibc
import MitigationModel
import Recording
import Synchronization
import Testing

@testable import mitwatch

struct RecordingFileTests {
    @Test func `lines are written in order, readable only by their owner`() async throws {
        let path = TemporaryFile.path()
        let file = try RecordingFile(NewFile(creating: path), head: Array("head\n".utf8)) { _ in }
        for number in 1...500 { file.append(Array("\(number)\n".utf8)) }
        await file.finish()
        #expect(TemporaryFile.text(path) == "head\n" + (1...500).map { "\($0)\n" }.joined())
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(file.failure == nil)
    }

    @Test func `each line is in the file before the recording ends`() async throws {
        let path = TemporaryFile.path()
        let file = try RecordingFile(NewFile(creating: path), head: Array("head\n".utf8)) { _ in }
        #expect(TemporaryFile.text(path) == "head\n")
        file.append(Array("first\n".utf8))
        await file.settle()
        #expect(TemporaryFile.text(path) == "head\nfirst\n")
    }

    @Test func `a full disk is reported once, and leaves complete lines`() async throws {
        let path = TemporaryFile.path()
        let room = Atomic(12)
        let reported = Mutex<[String]>([])
        let file = try RecordingFile(
            NewFile(creating: path), head: Array("head\n".utf8),
            write: { descriptor, bytes, count in
                let left = room.load(ordering: .relaxed)
                guard left > 0 else {
                    errno = ENOSPC
                    return -1
                }
                let written = Glibc.write(descriptor, bytes, min(left, count))
                room.subtract(max(0, written), ordering: .relaxed)
                return written
            },
            notifyFailure: { reason in reported.withLock { $0.append(reason) } })
        for line in ["12345\n", "this has no room\n", "x\n", "y\n"] {
            file.append(Array(line.utf8))
            await file.settle()
        }
        await file.finish()
        #expect(TemporaryFile.text(path) == "head\n12345\n")
        #expect(reported.withLock { $0 } == ["no space left on device"])
        #expect(file.failure == "no space left on device")
    }

    @Test func `an existing file is never overwritten, nor is a link followed`() throws {
        let path = TemporaryFile.path()
        TemporaryFile.write("mine", to: path)
        #expect(throws: FileError(path: path, code: EEXIST)) { try NewFile(creating: path) }
        let link = TemporaryFile.path()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: TemporaryFile.path())
        #expect(throws: FileError(path: link, code: EEXIST)) { try NewFile(creating: link) }
        #expect(TemporaryFile.text(path) == "mine")
    }

    @Test func `a head that cannot be written ends the program before anything else, and leaves no file`() throws {
        let path = TemporaryFile.path()
        let file = try NewFile(creating: path)
        #expect(throws: FileError(path: path, code: ENOSPC)) {
            _ = try RecordingFile(
                file, head: [1],
                write: { _, _, _ in
                    errno = ENOSPC
                    return -1
                }, notifyFailure: { _ in })
        }
    }
}
