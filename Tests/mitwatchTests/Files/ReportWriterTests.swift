import Dashboard
import FoundationEssentials
import Glibc
import Synchronization
import Testing

@testable import mitwatch

struct ReportWriterTests {
    private static let report = Report(name: "mitwatch-q-1", markdown: "# q\n", json: "{}\n")

    @Test func `both files are written, readable only by their owner`() throws {
        try withDirectory { directory in
            let writer = try ReportWriter.checked(directory)
            let paths = ["\(directory)/mitwatch-q-1.md", "\(directory)/mitwatch-q-1.json"]
            #expect(writer.write(Self.report) == .reportWritten(paths))
            #expect(paths.map(text) == ["# q\n", "{}\n"])
            for path in paths { #expect(mode(path) == 0o600) }
        }
    }

    @Test func `existing files are not changed, and the next ones get a number`() throws {
        try withDirectory { directory in
            let writer = ReportWriter(directory: directory)
            _ = writer.write(Report(name: "mitwatch-q-1", markdown: "first", json: "first"))
            let second = ["\(directory)/mitwatch-q-1-2.md", "\(directory)/mitwatch-q-1-2.json"]
            #expect(writer.write(Self.report) == .reportWritten(second))
            #expect(text("\(directory)/mitwatch-q-1.md") == "first")
            #expect(text("\(directory)/mitwatch-q-1.json") == "first")
        }
    }

    @Test func `both files share their number, even if only one name is taken`() throws {
        try withDirectory { directory in
            try Data("mine".utf8).write(to: URL(filePath: "\(directory)/mitwatch-q-1.json"))
            let expected = ["\(directory)/mitwatch-q-1-2.md", "\(directory)/mitwatch-q-1-2.json"]
            #expect(ReportWriter(directory: directory).write(Self.report) == .reportWritten(expected))
            #expect(text("\(directory)/mitwatch-q-1.json") == "mine")
            #expect(names(directory) == ["mitwatch-q-1-2.json", "mitwatch-q-1-2.md", "mitwatch-q-1.json"])
        }
    }

    @Test func `a link is not followed, wherever it leads`() throws {
        try withDirectory { directory in
            try FileManager.default.createSymbolicLink(
                atPath: "\(directory)/mitwatch-q-1.md", withDestinationPath: "\(directory)/elsewhere")
            let expected = ["\(directory)/mitwatch-q-1-2.md", "\(directory)/mitwatch-q-1-2.json"]
            #expect(ReportWriter(directory: directory).write(Self.report) == .reportWritten(expected))
            #expect(!FileManager.default.fileExists(atPath: "\(directory)/elsewhere"))
        }
    }

    @Test func `partial writes are completed`() throws {
        try withDirectory { directory in
            let writer = ReportWriter(directory: directory) { Glibc.write($0, $1, min(3, $2)) }
            let markdown = String(repeating: "0123456789", count: 50)
            _ = writer.write(Report(name: "r", markdown: markdown, json: "{}"))
            #expect(text("\(directory)/r.md") == markdown)
        }
    }

    @Test func `an interrupted call is repeated`() throws {
        try withDirectory { directory in
            let calls = Mutex(0)
            let writer = ReportWriter(directory: directory) { descriptor, bytes, count in
                let isFirst = calls.withLock { calls in
                    calls += 1
                    return calls == 1
                }
                if isFirst { errno = EINTR }
                return isFirst ? -1 : Glibc.write(descriptor, bytes, count)
            }
            _ = writer.write(Report(name: "r", markdown: "abcd", json: "{}"))
            #expect(text("\(directory)/r.md") == "abcd")
        }
    }

    @Test func `a full disk leaves no file, and is reported`() throws {
        try withDirectory { directory in
            let writer = ReportWriter(directory: directory) { descriptor, bytes, count in
                // The Markdown fits, the JSON does not.
                guard count > 3 else {
                    errno = ENOSPC
                    return -1
                }
                return Glibc.write(descriptor, bytes, count)
            }
            #expect(
                writer.write(Self.report)
                    == .reportNotWritten("\(directory)/mitwatch-q-1.json: no space left on device"))
            #expect(names(directory) == [])
        }
    }

    @Test func `a deleted directory is reported`() {
        let writer = ReportWriter(directory: "/nonexistent/reports")
        #expect(
            writer.write(Self.report)
                == .reportNotWritten("/nonexistent/reports/mitwatch-q-1.md: no such file or directory"))
    }

    @Test func `a directory is checked before the session begins`() throws {
        try withDirectory { directory in
            let file = "\(directory)/file"
            try Data().write(to: URL(filePath: file))
            #expect(problem("\(directory)/none") == "\(directory)/none: no such file or directory")
            #expect(problem(file) == "\(file): not a directory")
            #expect(problem(directory) == nil)
        }
    }

    /// Root may write anywhere, so this would prove nothing.
    @Test(.enabled(if: geteuid() != 0))
    func `a read-only directory is reported before the session begins`() throws {
        try withDirectory { directory in
            chmod(directory, 0o500)
            defer { chmod(directory, 0o700) }
            #expect(problem(directory) == "\(directory): permission denied")
            guard case .reportNotWritten = ReportWriter(directory: directory).write(Self.report) else {
                Issue.record("written")
                return
            }
        }
    }

    private func problem(_ directory: String) -> String? {
        do {
            _ = try ReportWriter.checked(directory)
            return nil
        } catch {
            return error.description
        }
    }

    private func withDirectory(_ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "mitwatch-reports-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: url) }
        let path = url.path()
        try body(path.hasSuffix("/") ? String(path.dropLast()) : path)
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private func names(_ directory: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    private func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
