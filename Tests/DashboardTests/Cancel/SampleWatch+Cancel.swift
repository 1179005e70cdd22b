import Dashboard
import MitigationModel
import Screen

extension WatchSetup {
    static let canceling: WatchSetup = {
        var setup = WatchSetup.sample
        setup.allowsCancel = true
        return setup
    }()

    static var longId: WatchSetup {
        var setup = WatchSetup.canceling
        setup.taskId = String(repeating: "quarantine-of-the-", count: 7) + "00"
        return setup
    }
}

extension Watch {
    /// AWS's answer to the request to cancel comes.
    mutating func acceptCancel() {
        send(.cancelAccepted(state.taskId ?? "", requestId: "5f0c1b2a-0007"))
    }

    mutating func failCancel(_ kind: CallFailure.Kind, code: String? = nil, message: String? = nil) {
        let failure = CallFailure(
            kind: kind, code: code, message: message, requestId: code == nil ? nil : "5f0c1b2a-0007",
            statusCode: code == nil ? nil : 403)
        send(.cancelFailed(state.taskId ?? "", failure))
    }
}

/// The screen from which the task can be canceled, at moments that matter.
extension SampleWatch {
    static func cancelScreen(_ setup: WatchSetup = .canceling) -> Watch {
        var watch = running(setup)
        watch.press(.character("X"))
        return watch
    }

    static var cancelTyped: Watch {
        var watch = cancelScreen()
        watch.type("04")
        return watch
    }

    static var cancelMistyped: Watch {
        var watch = cancelScreen()
        watch.type("0421")
        watch.press(.enter)
        return watch
    }

    static var cancelStale: Watch {
        var watch = cancelScreen()
        for _ in 1...4 { watch.failNext(.noAnswer("connection timed out"), code: nil) }
        watch.tick(after: 1)
        watch.type("quaran")
        return watch
    }

    static var cancelLongIdStale: Watch {
        var watch = cancelScreen(.longId)
        for _ in 1...4 { watch.failNext(.noAnswer("connection timed out"), code: nil) }
        watch.tick(after: 1)
        watch.type(String(repeating: "quarantine-of-the-", count: 6))
        return watch
    }

    static var cancelTooLate: Watch {
        var watch = cancelTyped
        watch.answerNext(SampleTask.completed)
        watch.tick(after: 1)
        return watch
    }

    static var cancelAsked: Watch {
        var watch = cancelTyped
        watch.type("12")
        watch.press(.enter)
        watch.tick(after: 2)
        return watch
    }

    static var cancelAccepted: Watch {
        var watch = cancelAsked
        watch.acceptCancel()
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    static var canceling: Watch {
        var watch = cancelAccepted
        watch.press(.escape)
        return watch
    }

    static var cancelUnanswered: Watch {
        var watch = cancelAsked
        watch.failCancel(.noAnswer("connection timed out"))
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    static var cancelRefused: Watch {
        var watch = cancelAsked
        watch.failCancel(
            .accessDenied, code: "AccessDeniedException",
            message: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: "
                + "iot:CancelAuditMitigationActionsTask")
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    static var cancelDone: Watch {
        var watch = cancelAccepted
        watch.answerNext(SampleTask.canceled)
        watch.tick(after: 1)
        return watch
    }
}
