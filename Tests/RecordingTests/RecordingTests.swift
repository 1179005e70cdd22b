import Dashboard
import FoundationEssentials
import MitigationModel
import SeededRandom
import Testing

@testable import Recording

struct RecordingTests {
    /// Lines without their ends.
    private func lines(_ facts: [EventTrace.Fact]) throws -> [[UInt8]] {
        var encoder = RecordingEncoder(began: SampleFacts.began)
        return try facts.enumerated().map { index, fact in
            let asked = fact.shifted(by: SampleFacts.began)
            let line = try #require(try encoder.line(of: asked, at: SampleFacts.moment(10 + Double(index))))
            #expect(line.last == UInt8(ascii: "\n"))
            #expect(!line.dropLast().contains { $0 < 0x20 })
            return Array(line.dropLast())
        }
    }

    @Test func `every kind of fact survives a round trip`() throws {
        var decoder = RecordingDecoder()
        let facts = SampleFacts.facts
        for (index, line) in try lines(facts).enumerated() {
            let read = try #require(try decoder.fact(in: line))
            #expect(read.what == facts[index])
            let moment = SampleFacts.moment(10 + Double(index))
            #expect(read.at == Moment(wall: moment.wall, uptime: moment.uptime - SampleFacts.began))
        }
    }

    @Test func `a response equal to the one before is recorded only as received`() throws {
        let same = SampleFacts.answer(1, SampleFacts.task)
        let text = try lines([same, SampleFacts.answer(2, SampleFacts.task)]).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(text[0].contains("\"task\":{"))
        #expect(text[1] == #"{"t":11.0,"at":1795407140.0,"asked":2,"event":"pollSucceeded","number":2}"#)
    }

    @Test func `if only counts changed, only those checks are recorded`() throws {
        let check = CheckName("CA_CERTIFICATE_EXPIRING_CHECK")
        var changed = SampleFacts.task
        changed.taskStatistics?[check]?.failedFindingsCount = 7
        var ended = changed
        ended.taskStatus = .failed
        let facts = [SampleFacts.task, changed, changed, ended].enumerated().map {
            SampleFacts.answer($0.offset + 1, $0.element)
        }
        let text = try lines(facts).map { String(decoding: $0, as: UTF8.self) }
        #expect(text[1].contains(#""counts":{"CA_CERTIFICATE_EXPIRING_CHECK":{"#))
        #expect(!text[1].contains("LOGGING_DISABLED_CHECK") && !text[2].contains("counts"))
        #expect(text[3].contains("\"task\":{"))
        var decoder = RecordingDecoder()
        #expect(try text.map { try decoder.fact(in: Array($0.utf8))?.what } == facts)
    }

    @Test func `random responses survive a round trip: checks appear, disappear and lose their counts`() throws {
        var random = SplitMix64(seed: 7)
        var task = SampleFacts.task
        let facts = (1...300).map { number in
            let name = CheckName("CHECK_\"\\\(Int.random(in: 0..<4, using: &random))")
            switch Int.random(in: 0..<6, using: &random) {
            case 0: task.taskStatistics?[name] = nil
            case 1: task.taskStatistics = Bool.random(using: &random) ? nil : [:]
            case 2: task.taskStatus = Bool.random(using: &random) ? .inProgress : nil
            default:
                task.taskStatistics?[name] = TaskStatisticsForAuditCheck(
                    totalFindingsCount: Int64.random(in: .min ... .max, using: &random), failedFindingsCount: nil)
            }
            return SampleFacts.answer(number, task)
        }
        var decoder = RecordingDecoder()
        #expect(try lines(facts).map { try decoder.fact(in: $0)?.what } == facts)
    }

    @Test func `events and members of a later version are skipped`() throws {
        var decoder = RecordingDecoder()
        #expect(try decoder.fact(in: Array(#"{"t":1,"at":2,"event":"teleported","to":"Mars"}"#.utf8)) == nil)
        let known = try decoder.fact(in: Array(#" { "at" : 2e0 , "event":"paused","why":[{}],"t":1.5} "#.utf8))
        #expect(known?.what == .done(.paused))
    }

    @Test(arguments: [
        "", " ", "{", "}", "null", "[]", #"{"t":1}"#, #"{"t":1,"at":1,"event":"paused""#, "\u{0}\u{0}\u{0}",
        #"{"t":1,"at":1,"event":"paused"}x"#, #"{"t":-1,"at":1,"event":"paused"}"#,
        #"{"t":1e999,"at":1,"event":"paused"}"#, #"{"t":nan,"at":1,"event":"paused"}"#,
        #"{"t":1,"at":1e300,"event":"paused"}"#, #"{"t":1,"at":1,"event":"taskPicked"}"#,
        #"{"t":1,"at":1,"event":"taskPicked","taskId":7}"#, #"{"t":1,"at":1,"event":"pollSucceeded","number":1}"#,
        #"{"t":1,"at":1,"event":"pollSucceeded","number":1e30,"task":{}}"#,
        #"{"t":1,"at":1,"event":"pollSucceeded","number":1,"task":{"taskStatus":}}"#,
        #"{"t":1,"at":1,"asked":2,"event":"pollSucceeded","number":1,"task":{}}"#,
    ])
    func `an invalid line is damage`(line: String) {
        var decoder = RecordingDecoder()
        #expect(throws: UnreadableLine.self) { try decoder.fact(in: Array(line.utf8)) }
    }

    @Test func `a text nested a million levels deep is damage, and not a crash`() {
        let deep = String(repeating: "[", count: 1_000_000)
        for line in [deep, #"{"t":1,"at":1,"event":"taskDescribed","task":\#(deep)"#, "{\"a\":" + deep] {
            var decoder = RecordingDecoder()
            #expect(throws: UnreadableLine.self) { try decoder.fact(in: Array(line.utf8)) }
        }
        let closed = #"{"t":1,"at":1,"event":"paused","x":\#(deep)\#(String(repeating: "]", count: 1_000_000))}"#
        var decoder = RecordingDecoder()
        #expect(throws: UnreadableLine.self) { try decoder.fact(in: Array(closed.utf8)) }
    }

    @Test func `a time or a poll number that goes back is damage`() throws {
        var decoder = RecordingDecoder()
        _ = try decoder.fact(in: Array(#"{"t":5,"at":1,"event":"paused"}"#.utf8))
        #expect(throws: UnreadableLine.self) {
            try decoder.fact(in: Array(#"{"t":4.9,"at":1,"event":"resumed"}"#.utf8))
        }
        let poll = #"{"t":6,"at":1,"asked":5,"event":"pollSucceeded","number":3,"task":{}}"#
        _ = try decoder.fact(in: Array(poll.utf8))
        #expect(throws: UnreadableLine.self) { try decoder.fact(in: Array(poll.utf8)) }
    }

    /// A truncated line is damaged, or lacks what was truncated, but never becomes another fact.
    @Test func `a line truncated at any byte is damage`() throws {
        for line in try lines(SampleFacts.facts) {
            for count in 0..<line.count {
                var decoder = RecordingDecoder()
                #expect(throws: UnreadableLine.self) { try decoder.fact(in: Array(line.prefix(count))) }
            }
        }
    }

    @Test func `a line with any byte changed does not crash`() throws {
        for line in try lines(SampleFacts.facts) {
            for index in line.indices {
                var damaged = line
                damaged[index] ^= 0x55
                var decoder = RecordingDecoder()
                _ = try? decoder.fact(in: damaged)
            }
        }
    }
}

extension EventTrace.Fact {
    /// As in the session, whose uptime counts from another moment.
    fileprivate func shifted(by duration: Duration) -> Self {
        if case .came(let event, let asked?) = self { .came(event, asked: asked + duration) } else { self }
    }
}

extension SampleFacts {
    static func answer(_ number: Int, _ task: AuditMitigationActionsTask) -> EventTrace.Fact {
        .came(.pollSucceeded(PollID(number), PollAnswer(task: task)), asked: .seconds(number))
    }
}
