import Dashboard
import MitigationModel
import Screen

extension WatchSetup {
    package static let canceling: WatchSetup = {
        var setup = WatchSetup.sample
        setup.allowsCancel = true
        return setup
    }()

    package static var longId: WatchSetup {
        var setup = WatchSetup.canceling
        setup.taskId = String(repeating: "quarantine-of-the-", count: 7) + "00"
        return setup
    }
}

extension WatchDriver {
    /// AWS accepts the cancel request.
    package mutating func acceptCancel() {
        send(.cancelAccepted(state.taskId ?? "", requestId: "5f0c1b2a-0007"))
    }

    package mutating func failCancel(_ kind: CallFailure.Kind, code: String? = nil, message: String? = nil) {
        let failure = CallFailure(
            kind: kind, code: code, message: message, requestId: code == nil ? nil : "5f0c1b2a-0007",
            statusCode: code == nil ? nil : 403)
        send(.cancelFailed(state.taskId ?? "", failure))
    }
}

/// The screen that cancels the task, in the states that matter.
extension SampleWatch {
    package static func cancelScreen(_ setup: WatchSetup = .canceling) -> WatchDriver {
        var watch = running(setup)
        watch.press(.character("X"))
        return watch
    }

    package static var cancelTyped: WatchDriver {
        var watch = cancelScreen()
        watch.type("04")
        return watch
    }

    package static var cancelMistyped: WatchDriver {
        var watch = cancelScreen()
        watch.type("0421")
        watch.press(.enter)
        return watch
    }

    package static var cancelStale: WatchDriver {
        var watch = cancelScreen()
        for _ in 1...4 { watch.failNext(.noAnswer(.connectTimeout), code: nil) }
        watch.tick(after: 1)
        watch.type("quaran")
        return watch
    }

    package static var cancelLongIdStale: WatchDriver {
        var watch = cancelScreen(.longId)
        for _ in 1...4 { watch.failNext(.noAnswer(.connectTimeout), code: nil) }
        watch.tick(after: 1)
        watch.type(String(repeating: "quarantine-of-the-", count: 6))
        return watch
    }

    package static var cancelTooLate: WatchDriver {
        var watch = cancelTyped
        watch.answerNext(SampleTask.completed)
        watch.tick(after: 1)
        return watch
    }

    package static var cancelRequested: WatchDriver {
        var watch = cancelTyped
        watch.type("12")
        watch.press(.enter)
        watch.tick(after: 2)
        return watch
    }

    package static var cancelAccepted: WatchDriver {
        var watch = cancelRequested
        watch.acceptCancel()
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    package static var canceling: WatchDriver {
        var watch = cancelAccepted
        watch.press(.escape)
        return watch
    }

    package static var cancelWithoutResponse: WatchDriver {
        var watch = cancelRequested
        watch.failCancel(.noAnswer(.connectTimeout))
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    package static var cancelRejected: WatchDriver {
        var watch = cancelRequested
        watch.failCancel(
            .accessDenied, code: "AccessDeniedException",
            message: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: "
                + "iot:CancelAuditMitigationActionsTask")
        watch.answer(SampleTask.inProgress())
        watch.tick(after: 2)
        return watch
    }

    package static var cancelDone: WatchDriver {
        var watch = cancelAccepted
        watch.answerNext(SampleTask.canceled)
        watch.tick(after: 1)
        return watch
    }
}
