import FoundationEssentials
import Glibc
import Synchronization
import Testing

@testable import mitwatch

struct LogFileTests {
    @Test func `a new file is readable only by its owner, and has each line immediately`() async throws {
        try await Shell.withDirectory { directory in
            let file = try LogFile(appendingTo: directory + "/log") { Issue.record("\($0)") }
            file.append("first")
            #expect(text(directory + "/log") == "first\n")
            file.append("second")
            #expect(text(directory + "/log") == "first\nsecond\n")
            var status = stat()
            #expect(stat(directory + "/log", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func `an existing file is appended to`() async throws {
        try await Shell.withDirectory { directory in
            try Data("before\n".utf8).write(to: URL(filePath: directory + "/log"))
            try LogFile(appendingTo: directory + "/log") { Issue.record("\($0)") }.append("after")
            #expect(text(directory + "/log") == "before\nafter\n")
        }
    }

    @Test func `lines that cannot be written are reported once`() throws {
        let reported = Mutex<[FileError]>([])
        let file = try LogFile(appendingTo: "/dev/full") { problem in reported.withLock { $0.append(problem) } }
        for _ in 1...3 { file.append("line") }
        #expect(reported.withLock(\.self) == [FileError(path: "/dev/full", code: ENOSPC)])
    }

    @Test(arguments: [("/", EISDIR), ("/nonexistent/log", ENOENT)])
    func `anything other than a file is rejected`(path: String, code: Int32) {
        #expect(throws: FileError(path: path, code: code)) { try LogFile(appendingTo: path) { _ in } }
    }

    @Test func `a named pipe is not waited for`() async throws {
        try await Shell.withDirectory { directory in
            #expect(mkfifo(directory + "/pipe", 0o600) == 0)
            let path = directory + "/pipe"
            #expect(throws: FileError(path: path, code: ENXIO)) { try LogFile(appendingTo: path) { _ in } }
        }
    }

    private func text(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }
}
