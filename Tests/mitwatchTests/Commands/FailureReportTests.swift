import ArgumentParser
import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import mitwatch

/// How commands without a screen report a failed call.
struct FailureReportTests {
    private static let setup = WatchSetup(taskId: "t", region: "eu-west-1", endpoint: .custom("localhost"))

    @Test(arguments: FailureSamples.failures)
    func `show and list report the fix and an exit code`(failure: CallFailure) {
        for operation in [Operation.describeTask, .listTasks] {
            let error = CommandFailure(failure, of: operation, in: Self.setup)
            let lines = error.message.split(separator: "\n")
            #expect(lines.last == "To fix: \(failure.fix(for: operation))")
            #expect(lines.first?.hasPrefix("To fix") == false)
            #expect([66, 68, 75, 76, 77].contains(error.exitCode.rawValue))
        }
    }

    @Test(arguments: FailureSamples.failures)
    func `wait reports the fix if it gives up, and if its time is over`(failure: CallFailure) {
        let now = Moment(wall: Date(timeIntervalSince1970: 1_795_407_129), uptime: .seconds(100))
        var state = State(setup: Self.setup, size: Size(columns: 80, rows: 24), now: now)
        for case .poll(let id, _) in update(&state, .started, at: now) {
            _ = update(&state, .pollFailed(id, failure), at: now)
        }
        let fix = "To fix: \(failure.fix(for: .describeTask))"
        #expect(WaitEnd.failed(failure).reason(state)?.split(separator: "\n").last == Substring(fix))
        let late = WaitEnd.timedOut.reason(state)
        #expect(late?.hasPrefix("timed out; the last poll failed: ") == true)
        #expect(late?.hasSuffix("\n" + fix) == true)
    }

    @Test func `a task that is not found is named with its region`() {
        let failure = CallFailure(
            kind: .notFound, code: "ResourceNotFoundException", message: "No task.", requestId: "r-1", statusCode: 404)
        let text = CommandFailure(failure, of: .describeTask, in: Self.setup).text
        #expect(text.hasPrefix("mitwatch: task t not found in eu-west-1\n          "))
        #expect(text.contains("ResourceNotFoundException") && text.contains("404") && text.contains("r-1"))
        let fix =
            "          To fix: check the task ID, --region and --profile; `mitwatch list`\n            shows tasks"
        #expect(text.hasSuffix("\n" + fix))
    }

    @Test(arguments: FailureSamples.failures)
    func `a report fits 80 columns, with facts and fix indented`(failure: CallFailure) {
        let lines = CommandFailure(failure, of: .describeTask, in: Self.setup).text.split(separator: "\n")
        #expect(lines.first?.hasPrefix("mitwatch: ") == true)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("          ") })
        #expect(lines.allSatisfy { DisplayText.columns(of: $0) <= 80 })
        #expect(lines.count { $0.hasPrefix("          To fix: ") } == 1)
    }

    @Test func `a setting that cannot be used is reported with its value's place and a fix`() throws {
        let problem = Problem(RegionError.invalid(setting: "AWS_REGION", value: "\"eu_west\""))
        #expect(
            problem?.lines == [
                "invalid region", "AWS_REGION is \"eu_west\"",
                "To fix: set AWS_REGION to a region name, such as eu-west-1",
            ])
        let errors: [any Error] = [
            RegionError.notConfigured(profile: "ops"), EndpointError(setting: "--endpoint-url", reason: .notAURL),
            ProxyError(setting: "HTTPS_PROXY", reason: .invalidPort), RetryPolicyError(setting: "s", value: "v"),
            CABundleError(setting: "AWS_CA_BUNDLE", path: "/x", reason: .unreadable),
            SharedConfigError(file: .config, path: "/c", reason: .duplicateSection(line: 3)),
            ProfileNotFoundError(name: "opss", origin: .flag, known: []),
        ]
        for error in errors {
            let lines = Problem(error)?.lines ?? []
            #expect(lines.count > 2 && lines.last?.hasPrefix("To fix: ") == true, "\(error)")
        }
    }
}

/// Text outside the screen.
struct WrappedTextTests {
    private func lines(_ text: String) -> [String] {
        WrappedText.lines(text, after: "mitwatch: ", indent: 12)
    }

    @Test func `lines break at spaces, and continue indented`() {
        let text = String(repeating: "word ", count: 20)
        #expect(lines(text).count == 2)
        #expect(lines(text)[0] == "mitwatch: " + String(repeating: "word ", count: 13) + "word")
        #expect(lines(text)[1] == "            word word word word word word")
    }

    @Test func `a command is not broken`() {
        let command = "`aws configure export-credentials --profile ops`"
        #expect(lines("start again after you run the command \(command).")[1] == "            \(command).")
        #expect(lines("a lone ` does not keep \(String(repeating: "words ", count: 20))").count == 3)
    }

    @Test func `an ARN that is longer than a line stays whole`() {
        let arn = "arn:aws:iam::123456789012:role/" + String(repeating: "x", count: 80)
        #expect(lines("not authorized: \(arn)") == ["mitwatch: not authorized:", "            \(arn)"])
        #expect(lines(arn) == ["mitwatch: \(arn)"])
    }

    @Test func `control characters are visible, and count as shown`() {
        #expect(lines("a\u{1B}[2Jb") == ["mitwatch: a^[[2Jb"])
        #expect(lines("") == ["mitwatch: "])
    }
}
