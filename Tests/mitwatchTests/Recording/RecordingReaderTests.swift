import ArgumentParser
import Dashboard
import FoundationEssentials
import Glibc
import MitigationModel
import Recording
import Testing

@testable import mitwatch

struct RecordingReaderTests {
    @Test func `a recording is read to its end`() throws {
        let (facts, end) = try SampleRecording.read(SampleRecording.file(SampleRecording.lines(polls: 20)))
        #expect(facts.count == 20 && end == .whole)
        #expect(facts.map(\.at) == (0..<20).map { SampleRecording.moment(1 + 5 * Double($0)) })
    }

    @Test func `a recording truncated at any byte of its last lines is read up to there`() throws {
        let lines = try SampleRecording.lines(polls: 5)
        let whole = Array(lines.joined())
        let last = lines[5].count
        for lost in 1..<(last + lines[4].count) {
            let (facts, end) = try SampleRecording.read(SampleRecording.file([Array(whole.dropLast(lost))]))
            switch lost {
            // Only the end of the line is missing.
            case 1: #expect(facts.count == 5 && end == .whole)
            case ..<last: #expect(facts.count == 4 && end == .cutOff(line: 6))
            case last: #expect(facts.count == 4 && end == .whole)
            case last + 1: #expect(facts.count == 4 && end == .whole)
            default: #expect(facts.count == 3 && end == .cutOff(line: 5))
            }
        }
    }

    @Test func `a damaged line ends the recording, and is reported with its number`() throws {
        var lines = try SampleRecording.lines(polls: 5)
        lines[3] = Array("\u{0}\u{1}garbage\n".utf8)
        let (facts, end) = try SampleRecording.read(SampleRecording.file(lines))
        #expect(facts.count == 2)
        #expect(end == .damaged(line: 4, "not a JSON object"))
    }

    @Test func `a line without an end is read up to the maximum length`() throws {
        let path = SampleRecording.file(try SampleRecording.lines(polls: 2))
        // A hole takes no space on the disk.
        #expect(truncate(path, 10_000_000_000) == 0)
        let (facts, end) = try SampleRecording.read(path)
        #expect(facts.count == 2 && end == .damaged(line: 4, "line too long"))
    }

    @Test func `a file that is not a recording is rejected with a reason`() throws {
        let empty = SampleRecording.file([])
        expectFailure(empty, "not a mitwatch recording", .dataError)
        let text = SampleRecording.file([Array("hello\n".utf8)])
        expectFailure(text, "not a mitwatch recording", .dataError)
        let newer = SampleRecording.file([Array(#"{"mitwatch":"recording","format":2}"#.utf8 + [10])])
        expectFailure(
            newer, "recording format 2; this version reads format 1", fix: "upgrade mitwatch", .dataError)
        expectFailure("/", "is a directory", .noInput)
        expectFailure("/dev/zero", "not a regular file", .noInput)
        expectFailure("/nonexistent", "no such file or directory", .noInput)
        let pipe = TemporaryFile.path()
        #expect(mkfifo(pipe, 0o600) == 0)
        expectFailure(pipe, "not a regular file", .noInput)
    }

    private func expectFailure(
        _ path: String, _ fact: String, fix: String = "choose a file written by --record", _ code: ExitCode
    ) {
        let problem = Problem(what: "cannot replay the file", facts: ["\(path): \(fact)"], fix: fix)
        #expect(throws: CommandFailure(problem, code)) { try RecordingReader(path: path) }
    }

    @Test func `a line is found again at its position`() throws {
        let page = FindingsPage(findings: [AuditFinding(findingId: "f")], isLast: true)
        let event = Event.findingsListed(SampleRecording.query, page)
        let path = SampleRecording.file(try SampleRecording.lines(polls: 3, others: [(7, event)]))
        let reader = try RecordingReader(path: path)
        var found: [Event] = []
        while case .fact(let fact, let place) = reader.next() {
            if !fact.isPoll { found += [reader.event(at: place)].compactMap(\.self) }
        }
        #expect(found == [event])
    }
}
