import Dashboard
import MitigationModel
import Screen

/// Sessions in the states that matter.
package enum SampleWatch {
    /// Five minutes of polls, until the screens are drawn. The latest response is two seconds old.
    package static func running(_ setup: WatchSetup = .sample) -> WatchDriver {
        var watch = WatchDriver(setup, secondsAfterStart: 792)
        watch.answer(SampleTask.inProgress(share: share(0)))
        for poll in 1...60 { watch.answerNext(SampleTask.inProgress(share: share(poll))) }
        watch.tick(after: 2)
        return watch
    }

    /// The rate alternates between fast and slow.
    private static func share(_ poll: Int) -> Double {
        let steps = (0..<poll).map { 1 + 0.6 * Double(($0 / 6) % 4) }.reduce(0, +)
        let all = (0..<60).map { 1 + 0.6 * Double(($0 / 6) % 4) }.reduce(0, +)
        return 0.8 + 0.2 * steps / all
    }

    package static var beforeFirstAnswer: WatchDriver {
        var watch = WatchDriver(.sample)
        watch.tick(after: 0.4)
        return watch
    }

    /// The task has just started: AWS sends neither counts nor checks.
    package static var emptyStatistics: WatchDriver {
        answered(AuditMitigationActionsTask(taskStatus: .inProgress, startTime: SampleTask.start))
    }

    /// One response, two seconds old.
    package static func answered(_ task: AuditMitigationActionsTask, _ setup: WatchSetup = .sample) -> WatchDriver {
        var watch = WatchDriver(setup)
        watch.answer(task)
        watch.tick(after: 2)
        return watch
    }

    /// The task ended, and two more polls confirmed it.
    package static func settled(_ task: AuditMitigationActionsTask) -> WatchDriver {
        var watch = running()
        for _ in 1...3 { watch.answerNext(task) }
        watch.tick(after: 5)
        return watch
    }

    /// Four polls in a row failed. The latest response is 26 seconds old.
    package static var stale: WatchDriver {
        var watch = running()
        for _ in 1...4 { watch.failNext(.noAnswer(.connectTimeout), code: nil) }
        watch.tick(after: 1)
        return watch
    }

    /// AWS throttled the latest poll.
    package static var throttled: WatchDriver {
        var watch = running()
        watch.failNext(.throttled, code: "ThrottlingException", message: "Rate exceeded")
        watch.tick(after: 1)
        return watch
    }

    package static var paused: WatchDriver {
        var watch = running()
        watch.press(.character("p"))
        for _ in 1...121 { watch.tick(after: 1) }
        return watch
    }

    /// The first poll failed.
    package static func refused(
        _ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, _ setup: WatchSetup = .sample
    ) -> WatchDriver {
        var watch = WatchDriver(setup)
        watch.pass(1)
        watch.fail(kind, code: code, message: message)
        watch.tick(after: 1)
        return watch
    }

    /// The latest poll failed.
    package static func failing(_ kind: CallFailure.Kind, code: String? = nil, status: Int? = nil) -> WatchDriver {
        var watch = running()
        watch.failNext(kind, code: code, status: status)
        watch.tick(after: 1)
        return watch
    }

    /// The task does not exist yet, after twelve polls.
    package static var awaiting: WatchDriver {
        var setup = WatchSetup.sample
        setup.waitsForTask = true
        var watch = WatchDriver(setup)
        for _ in 1...12 { watch.failNext(.notFound, code: "ResourceNotFoundException") }
        watch.tick(after: 2)
        return watch
    }

    /// No source has credentials, on a machine without any configuration.
    package static var noCredentials: WatchDriver {
        var setup = WatchSetup.sample
        setup.profile = nil
        let ofProfile = [
            "single sign-on of profile default", "profile default in the credentials file",
            "the login session of profile default", "credential_process of profile default",
            "profile default in the config file",
        ]
        return refused(
            .noCredentials(
                [
                    .init(source: "the environment", reason: .variableNotSet(name: "AWS_ACCESS_KEY_ID")),
                    .init(source: "the role of profile default", reason: .profileNotFound(name: "default")),
                    .init(source: "web identity", reason: .variableNotSet(name: "AWS_WEB_IDENTITY_TOKEN_FILE")),
                ] + ofProfile.map { .init(source: $0, reason: .profileNotFound(name: "default")) } + [
                    .init(
                        source: "the container",
                        reason: .variablesNotSet(
                            name: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                            other: "AWS_CONTAINER_CREDENTIALS_FULL_URI")),
                    .init(source: "instance metadata", reason: .disabled(variable: "AWS_EC2_METADATA_DISABLED")),
                ]), setup)
    }

    /// The screen of a check.
    package static var checkPage: WatchDriver {
        var watch = running()
        watch.press(.enter)
        return watch
    }

    package static var help: WatchDriver {
        var watch = running()
        watch.press(.character("?"))
        return watch
    }

    /// 200 checks. The 120th is selected.
    package static var manyChecks: WatchDriver {
        var watch = answered(SampleTask.manyChecks(200))
        for _ in 1..<120 { watch.press(.character("j")) }
        return watch
    }
}

extension WatchSetup {
    package static let sample = WatchSetup(
        taskId: "quarantine-0412", region: "eu-west-1", profile: "ops",
        endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"))

    package static let demo = WatchSetup(
        taskId: "demo-typical-1", region: "eu-west-1",
        endpoint: .embedded("127.0.0.1:41234", scenario: "typical"))
}
