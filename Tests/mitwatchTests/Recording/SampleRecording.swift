import Dashboard
import FoundationEssentials
import MitigationModel
import Recording

@testable import mitwatch

/// Recordings of a session with a poll every five seconds from the first second on.
enum SampleRecording {
    static let began = Date(timeIntervalSince1970: 1_795_407_129)

    static let query = FindingsQuery(
        reading: 1, taskId: "q-1", auditTaskId: "audit", check: CheckName("LOGGING_DISABLED_CHECK"))

    static func task(done: Int64) -> AuditMitigationActionsTask {
        AuditMitigationActionsTask(
            taskStatus: .inProgress, startTime: began,
            taskStatistics: [
                query.check: TaskStatisticsForAuditCheck(totalFindingsCount: 1_000_000, succeededFindingsCount: done)
            ],
            target: AuditMitigationActionsTaskTarget(auditTaskId: "audit"))
    }

    static func moment(_ second: Double) -> Moment {
        Moment(wall: began + second, uptime: .seconds(second))
    }

    /// Lines with their ends, the head first.
    static func lines(polls: Int, others: [(Double, Event)] = []) throws -> [[UInt8]] {
        let setup = WatchSetup(
            taskId: "q-1", region: "eu-west-1", endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"))
        var encoder = RecordingEncoder(began: .zero)
        let answers = (0..<polls).map { number in
            let second = 1 + 5 * Double(number)
            return (
                second,
                EventTrace.Fact.came(
                    .pollSucceeded(PollID(number + 1), PollAnswer(task: task(done: Int64(number)), requestId: "r")),
                    asked: .seconds(second - 0.5))
            )
        }
        let facts = (answers + others.map { ($0, EventTrace.Fact.came($1, asked: nil)) }).sorted { $0.0 < $1.0 }
        return try [RecordingHead(product: "0.1.0", beganAt: began, setup: setup).line()]
            + facts.compactMap { try encoder.line(of: $0.1, at: moment($0.0)) }
    }

    static func file(_ lines: [[UInt8]]) -> String {
        let path = TemporaryFile.path()
        try? Data(lines.joined()).write(to: URL(filePath: path))
        return path
    }

    /// All facts that can be read, and how it ends.
    static func read(_ path: String) throws -> (facts: [RecordedFact], end: RecordingEnd) {
        let reader = try RecordingReader(path: path)
        var facts: [RecordedFact] = []
        while true {
            switch reader.next() {
            case .fact(let fact, _): facts.append(fact)
            case .end(let end): return (facts, end)
            }
        }
    }
}
