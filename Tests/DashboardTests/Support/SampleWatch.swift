import Dashboard
import MitigationModel
import Screen

/// Watches at moments that matter, each as an operator would come upon it.
enum SampleWatch {
    /// Five minutes of polls, up to the moment that the screens are drawn at; the latest answer is two seconds old.
    static func running(_ setup: WatchSetup = .sample) -> Watch {
        var watch = Watch(setup, secondsAfterStart: 792)
        watch.answer(SampleTask.inProgress(share: share(0)))
        for poll in 1...60 { watch.answerNext(SampleTask.inProgress(share: share(poll))) }
        watch.tick(after: 2)
        return watch
    }

    /// Faster and slower by turns.
    private static func share(_ poll: Int) -> Double {
        let steps = (0..<poll).map { 1 + 0.6 * Double(($0 / 6) % 4) }.reduce(0, +)
        let all = (0..<60).map { 1 + 0.6 * Double(($0 / 6) % 4) }.reduce(0, +)
        return 0.8 + 0.2 * steps / all
    }

    static var beforeFirstAnswer: Watch {
        var watch = Watch()
        watch.tick(after: 0.4)
        return watch
    }

    /// The task was just started: AWS sends neither counts nor checks.
    static var emptyStatistics: Watch {
        answered(AuditMitigationActionsTask(taskStatus: .inProgress, startTime: Watch.taskStart))
    }

    /// One answer, two seconds old.
    static func answered(_ task: AuditMitigationActionsTask, _ setup: WatchSetup = .sample) -> Watch {
        var watch = Watch(setup)
        watch.answer(task)
        watch.tick(after: 2)
        return watch
    }

    /// Over, and confirmed by two more polls.
    static func settled(_ task: AuditMitigationActionsTask) -> Watch {
        var watch = running()
        for _ in 1...3 { watch.answerNext(task) }
        watch.tick(after: 5)
        return watch
    }

    /// Four polls in a row failed; the latest answer is 26 seconds old.
    static var stale: Watch {
        var watch = running()
        for _ in 1...4 { watch.failNext(.noAnswer("connection timed out"), code: nil) }
        watch.tick(after: 1)
        return watch
    }

    /// The latest poll was one too many.
    static var throttled: Watch {
        var watch = running()
        watch.failNext(.throttled, code: "ThrottlingException", message: "Rate exceeded")
        watch.tick(after: 1)
        return watch
    }

    static var paused: Watch {
        var watch = running()
        watch.press(.character("p"))
        for _ in 1...121 { watch.tick(after: 1) }
        return watch
    }

    /// The first poll failed.
    static func refused(
        _ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, _ setup: WatchSetup = .sample
    ) -> Watch {
        var watch = Watch(setup)
        watch.pass(1)
        watch.fail(kind, code: code, message: message)
        watch.tick(after: 1)
        return watch
    }

    /// The first poll succeeded, later ones fail.
    static func failing(_ kind: CallFailure.Kind, code: String? = nil, status: Int? = nil) -> Watch {
        var watch = running()
        watch.failNext(kind, code: code, status: status)
        watch.tick(after: 1)
        return watch
    }

    /// A task that does not exist yet: AWS said so twelve times.
    static var awaiting: Watch {
        var setup = WatchSetup.sample
        setup.waitsForTask = true
        var watch = Watch(setup)
        for _ in 1...12 { watch.failNext(.notFound, code: "ResourceNotFoundException") }
        watch.tick(after: 2)
        return watch
    }

    /// No source has keys: what the program says on a machine where nothing is set up.
    static var noCredentials: Watch {
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
                    .init(source: "the environment", reason: "AWS_ACCESS_KEY_ID is not set"),
                    .init(source: "the role of profile default", reason: "there is no profile default"),
                    .init(source: "web identity", reason: "AWS_WEB_IDENTITY_TOKEN_FILE is not set"),
                ] + ofProfile.map { .init(source: $0, reason: "there is no profile default") } + [
                    .init(
                        source: "the container",
                        reason: "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor "
                            + "AWS_CONTAINER_CREDENTIALS_FULL_URI is set"),
                    .init(source: "instance metadata", reason: "switched off by AWS_EC2_METADATA_DISABLED"),
                ]), setup)
    }

    /// A check's own screen.
    static var checkPage: Watch {
        var watch = running()
        watch.press(.enter)
        return watch
    }

    static var help: Watch {
        var watch = running()
        watch.press(.character("?"))
        return watch
    }

    /// 200 checks, the 120th of them selected.
    static var manyChecks: Watch {
        var watch = answered(SampleTask.manyChecks(200))
        for _ in 1..<120 { watch.press(.character("j")) }
        return watch
    }
}
