import ArgumentParser
import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import mitwatch

/// How commands without a screen report a failed call.
struct FailureReportTests {
    @Test(arguments: FailureSamples.failures)
    func `show and list report the fix and an exit code`(failure: CallFailure) {
        for operation in [Operation.describeTask, .listTasks] {
            let error = CommandFailure(failure, of: operation)
            let lines = error.message.split(separator: "\n")
            #expect(lines.last == "To fix: \(failure.fix(for: operation))")
            #expect(lines.first?.hasPrefix("To fix") == false)
            #expect([66, 68, 75, 76, 77].contains(error.exitCode.rawValue))
        }
    }

    @Test(arguments: FailureSamples.failures)
    func `wait reports the fix if it gives up, and if its time is over`(failure: CallFailure) {
        let now = Moment(wall: Date(timeIntervalSince1970: 1_795_407_129), uptime: .seconds(100))
        let setup = WatchSetup(taskId: "t", region: "eu-west-1", endpoint: .custom("localhost"))
        var state = State(setup: setup, size: Size(columns: 80, rows: 24), now: now)
        for case .poll(let id, _) in update(&state, .started, at: now) {
            _ = update(&state, .pollFailed(id, failure), at: now)
        }
        let fix = "To fix: \(failure.fix(for: .describeTask))"
        #expect(WaitEnd.failed(failure).reason(state)?.split(separator: "\n").last == Substring(fix))
        let late = WaitEnd.timedOut.reason(state)
        #expect(late?.hasPrefix("the time is over; the latest poll failed: ") == true)
        #expect(late?.hasSuffix("\n" + fix) == true)
    }

    @Test func `the report of a task that is not found`() {
        let failure = CallFailure(
            kind: .notFound, code: "ResourceNotFoundException", message: "No task.", requestId: "r-1", statusCode: 404)
        #expect(
            CommandFailure(failure, of: .describeTask).message == """
                task not found
                AWS: ResourceNotFoundException: No task. (HTTP 404, request r-1)
                To fix: check the task ID, --region and --profile; `mitwatch list` shows tasks
                """)
    }
}
