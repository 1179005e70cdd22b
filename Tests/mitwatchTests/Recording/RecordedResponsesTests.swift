import Dashboard
import FoundationEssentials
import MitigationModel
import Recording
import Testing

@testable import mitwatch

struct RecordedResponsesTests {
    private static let query = SampleRecording.query
    private static let missing = CallFailure(kind: .notRecorded)

    /// A recording of these events, read to its end.
    private func read(_ events: [Event]) throws -> (RecordedResponses, RecordingReader) {
        let others = events.enumerated().map { (2 + Double($0.offset), $0.element) }
        let reader = try RecordingReader(path: SampleRecording.file(SampleRecording.lines(polls: 1, others: others)))
        var answers = RecordedResponses()
        while case .fact(let fact, let place) = reader.next() {
            if case .came(let event, _) = fact.what { answers.observe(event, at: place) }
        }
        return (answers, reader)
    }

    private func page(_ id: String, isLast: Bool = false) -> Event {
        .findingsListed(Self.query, FindingsPage(findings: [AuditFinding(findingId: id)], isLast: isLast))
    }

    @Test func `a list is returned page by page, and from its beginning to a later generation`() throws {
        var (answers, reader) = try read([page("a"), page("b"), .findingsNotListed(Self.query, Self.missing)])
        let ask = { answers.response(to: .listFindings(Self.query), from: reader) }
        #expect([ask(), ask(), ask()] == [page("a"), page("b"), .findingsNotListed(Self.query, Self.missing)])
        let later = FindingsQuery(
            reading: Self.query.reading + 1, taskId: Self.query.taskId, auditTaskId: Self.query.auditTaskId,
            check: Self.query.check)
        let first = FindingsPage(findings: [AuditFinding(findingId: "a")], isLast: false)
        #expect(answers.response(to: .listFindings(later), from: reader) == .findingsListed(later, first))
    }

    @Test func `the latest response counts, and a success takes precedence over a failure`() throws {
        let executions = ExecutionsQuery(reading: 1, taskId: "q-1", findingId: "f")
        let done = Event.executionsListed(executions, [AuditMitigationActionExecution(status: .completed)])
        let failed = Event.executionsNotListed(executions, CallFailure(kind: .throttled))
        var (answers, reader) = try read([
            failed, .executionsListed(executions, []), done, failed,
            .findingNotDescribed(FindingQuery(reading: 1, findingId: "x"), CallFailure(kind: .notFound)),
        ])
        #expect(answers.response(to: .listExecutions(executions), from: reader) == done)
        let later = FindingQuery(reading: 9, findingId: "x")
        #expect(
            answers.response(to: .describeFinding(later), from: reader)
                == .findingNotDescribed(later, CallFailure(kind: .notFound)))
    }

    @Test func `the latest generation of the tasks is the response to any later one`() throws {
        func query(_ reading: Int, _ status: TaskStatus? = nil) -> TasksQuery {
            TasksQuery(
                reading: reading, from: SampleRecording.began, to: SampleRecording.began + Double(reading),
                status: status)
        }
        func page(_ id: String) -> TasksPage {
            TasksPage(tasks: [AuditMitigationActionsTaskSummary(taskId: id)], isLast: true)
        }
        var (answers, reader) = try read([.tasksListed(query(1), page("old")), .tasksListed(query(3), page("new"))])
        for reading in 7...8 {
            #expect(
                answers.response(to: .listTasks(query(reading)), from: reader)
                    == .tasksListed(query(reading), page("new")))
        }
        #expect(
            answers.response(to: .listTasks(query(9, .inProgress)), from: reader)
                == .tasksNotListed(query(9, .inProgress), Self.missing))
    }

    @Test func `calls that were not recorded are missing, and other effects have no response`() throws {
        var (answers, reader) = try read([])
        let finding = FindingQuery(reading: 1, findingId: "f")
        #expect(
            answers.response(to: .describeFinding(finding), from: reader) == .findingNotDescribed(finding, Self.missing)
        )
        #expect(answers.response(to: .describeTask("t"), from: reader) == .taskNotDescribed("t", Self.missing))
        #expect(answers.response(to: .ringBell, from: reader) == nil)
        #expect(answers.response(to: .poll(PollID(1), taskId: "q-1"), from: reader) == nil)
    }
}
