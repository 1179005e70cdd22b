import Dashboard
import FoundationEssentials
import MitigationModel
import Testing
import WatchFixtures

struct APIAnswerTests {
    /// The document without the white space between its parts.
    private func compact(_ json: String) -> String {
        String(json.filter { !$0.isWhitespace })
    }

    @Test func `absent values stay absent, and empty ones stay empty`() throws {
        #expect(try compact(APIAnswer.json(AuditMitigationActionsTask())) == "{}")
        let empty = AuditMitigationActionsTask(
            taskStatistics: [:], target: AuditMitigationActionsTaskTarget(), auditCheckToActionsMapping: [:],
            actionsDefinition: [MitigationAction(actionParams: MitigationActionParams())])
        #expect(
            try compact(APIAnswer.json(empty)) == #"{"actionsDefinition":[{"actionParams":{}}],"#
                + #""auditCheckToActionsMapping":{},"target":{},"taskStatistics":{}}"#)
    }

    @Test func `decoding it returns the same task`() throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        for task in [SampleTask.inProgress(), SampleTask.completed, SampleTask.manyChecks(30)] {
            #expect(try decoder.decode(AuditMitigationActionsTask.self, from: Data(APIAnswer.json(task).utf8)) == task)
        }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00+00:00"), (1_795_407_129.25, "2026-11-23T04:12:09.250000+00:00"),
            (1_700_000_000.123, "2023-11-14T22:13:20.123000+00:00"), (-0.5, "1969-12-31T23:59:59.500000+00:00"),
            (1_700_000_000.9999999, "2023-11-14T22:13:21+00:00"),
        ] as [(Double, String)])
    func `times have the AWS CLI's ISO 8601 format`(seconds: Double, text: String) throws {
        let task = AuditMitigationActionsTask(startTime: Date(timeIntervalSince1970: seconds))
        #expect(try compact(APIAnswer.json(task)) == #"{"startTime":"\#(text)"}"#)
    }

    @Test func `a time that is not a valid date is a number`() throws {
        let task = AuditMitigationActionsTask(startTime: Date(timeIntervalSince1970: 1e15))
        #expect(try compact(APIAnswer.json(task)) == #"{"startTime":1000000000000000}"#)
    }

    @Test func `control characters are escaped, and the text is the same`() throws {
        let json = try APIAnswer.json(SampleTask.hostile)
        #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(!json.unicodeScalars.contains("\u{202E}"))
        let read = try JSONDecoder().decode(Status.self, from: Data(json.utf8))
        #expect(read.taskStatus == "PAUSED\u{9B}2J")
    }

    @Test func `a list of tasks is one page without a token`() throws {
        let task = AuditMitigationActionsTaskSummary(taskId: "q", taskStatus: .completed)
        #expect(try compact(APIAnswer.json([task])) == #"{"tasks":[{"taskId":"q","taskStatus":"COMPLETED"}]}"#)
        #expect(try compact(APIAnswer.json([AuditMitigationActionsTaskSummary]())) == #"{"tasks":[]}"#)
    }

    private struct Status: Decodable {
        let taskStatus: String
    }
}
