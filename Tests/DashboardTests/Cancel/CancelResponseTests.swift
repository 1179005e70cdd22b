import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The outcome of a cancel request.
struct CancelResponseTests {
    private static let timeout = CallFailure(kind: .noAnswer(.connectTimeout))
    private static let invalid = CallFailure(
        kind: .invalidRequest, code: "InvalidRequestException", message: "Task is not in progress", requestId: "r-2")
    private static let denied = CallFailure(kind: .accessDenied, code: "AccessDeniedException", requestId: "r-2")

    @Test func `an accepted cancel polls at once, and the status is CANCELING until it is final`() {
        var watch = WatchDriver.canceled()
        #expect(!watch.state.watch.isCanceling)
        #expect(watch.acceptCancel(at: 1) == [.poll(PollID(2))])
        #expect(watch.state.watch.cancellation == .accepted(at: WatchDriver.moment(1), requestId: "r-1"))
        #expect(watch.journal.last == .cancelAccepted(requestId: "r-1"))
        #expect(watch.state.watch.isCanceling)
        watch.answer(.task(), at: 1)
        #expect(watch.state.watch.isCanceling)
        watch.poll(.task(.canceled), at: 6)
        #expect(!watch.state.watch.isCanceling)
        #expect(watch.state.watch.cancellation == .accepted(at: WatchDriver.moment(1), requestId: "r-1"))
    }

    @Test func `a poll sent before the response is replaced by a new one`() {
        var watch = WatchDriver.canceled()
        #expect(watch.run(until: 5)?.effects == [.poll(PollID(2))])
        #expect(watch.acceptCancel(at: 6) == [.cancelPoll(PollID(2)), .poll(PollID(3))])
    }

    @Test func `a task that is being canceled has no estimate`() {
        var watch = WatchDriver.canceling()
        for poll in 1...5 { watch.poll(.task(ok: Int64(poll * 2)), at: Double(poll * 5)) }
        #expect(watch.state.estimate != nil)
        watch.press(.character("X"))
        watch.type("0412")
        watch.press(.enter)
        #expect(watch.state.estimate != nil)
        watch.acceptCancel(at: 26)
        #expect(watch.state.estimate == nil)
        #expect(watch.state.rate != nil)
    }

    @Test func `a task that ends first although the cancel was accepted is reported once`() {
        var watch = WatchDriver.canceled()
        watch.acceptCancel(at: 1)
        watch.answer(.task(.completed, ok: 100), at: 1)
        let settled = Cancellation.resolved(at: WatchDriver.moment(1), .endedFirst(.completed))
        #expect(watch.state.watch.cancellation == settled)
        watch.poll(.task(.completed, ok: 100), at: 3)
        watch.poll(.task(.completed, ok: 100), at: 13)
        #expect(watch.journal.count { $0 == .cancelResolved(.endedFirst(.completed)) } == 1)
    }

    @Test func `a response that arrives while another task is watched is not lost`() {
        var watch = WatchDriver.canceled()
        _ = watch.state.switchTask(to: "rotate-ca-weekly")
        watch.send(.ticked, at: 1.5)
        #expect(watch.state.cancelsUnanswered == ["quarantine-0412"])
        #expect(watch.send(.cancelAccepted("quarantine-0412", requestId: "r-9"), at: 2) == [])
        #expect(watch.journal.last == .otherCancelAccepted("quarantine-0412", requestId: "r-9"))
        #expect(watch.state.watch.cancellation == .none && watch.state.cancelsUnanswered == [])
        #expect(
            watch.state.cancelWords(of: "quarantine-0412")
                == "AWS accepted the cancel request for quarantine-0412 (request r-9).")
        // Back on the task the request is still open: X sends no other one.
        _ = watch.state.switchTask(to: "quarantine-0412")
        #expect(watch.state.watch.isCanceling && !watch.state.canCancel)
    }

    @Test func `without a response while another task is watched the outcome stays unknown`() {
        var watch = WatchDriver.canceled()
        _ = watch.state.switchTask(to: "rotate-ca-weekly")
        watch.send(.ticked, at: 1.5)
        watch.send(.cancelFailed("quarantine-0412", Self.timeout), at: 2)
        #expect(watch.journal.last == .otherCancelFailed("quarantine-0412", Self.timeout))
        #expect(
            watch.state.cancelWords(of: "quarantine-0412").hasPrefix(
                "Outcome of the cancel request for quarantine-0412 unknown"))
        watch.send(.cancelAccepted("somebody-elses", requestId: nil), at: 3)
        #expect(watch.journal.last == .otherCancelFailed("quarantine-0412", Self.timeout))
    }

    @Test func `a second X shows the state of the first request`() {
        var watch = WatchDriver.canceled()
        watch.press(.escape, .character("X"))
        #expect(watch.state.navigation.screen == .cancel)
        #expect(watch.type("0412") == [])
        #expect(watch.press(.enter) == [])
        #expect(watch.state.navigation.cancelPrompt.text == "")
        watch.acceptCancel(at: 1)
        watch.type("0412")
        #expect(watch.press(.enter) == [])
        #expect(watch.journal.count { $0 == .cancelRequested } == 1)
    }

    @Test(arguments: [
        CallFailure(kind: .noAnswer(.connectTimeout)), CallFailure(kind: .serverError, statusCode: 504),
        CallFailure(kind: .undecodable(.described(text: "HTML with status 200"))),
    ])
    func `without a usable response the outcome is unknown`(failure: CallFailure) {
        var watch = WatchDriver.canceled()
        #expect(watch.failCancel(failure, at: 1) == [.poll(PollID(2))])
        #expect(
            watch.state.watch.cancellation
                == .unknown(Cancellation.UnknownOutcome(at: WatchDriver.moment(0), failure: failure)))
        #expect(watch.journal.last == .cancelNotAnswered(failure))
        #expect(!watch.state.watch.isCanceling)
    }

    @Test func `a cancel request without credentials was not sent`() {
        var watch = WatchDriver.canceled()
        let failure = CallFailure(kind: .serverError, statusCode: 500, service: "STS AssumeRole")
        watch.failCancel(failure, at: 1)
        #expect(watch.journal.last == .cancelRejected(failure))
    }

    @Test func `CANCELED resolves an unknown outcome`() {
        var watch = WatchDriver.canceled()
        watch.failCancel(Self.timeout, at: 1)
        watch.answer(.task(), at: 1)
        watch.poll(.task(.canceled), at: 6)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(0), .accepted))
        #expect(watch.journal.count { $0 == .cancelResolved(.accepted) } == 1)
    }

    @Test func `another final status means that the task ended before the cancel`() {
        var watch = WatchDriver.canceled()
        watch.failCancel(Self.timeout, at: 1)
        watch.answer(.task(.failed, ok: 90, failed: 10), at: 1)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(0), .endedBefore(.failed)))
    }

    @Test func `a status that is already final resolves an unknown outcome at once`() {
        var watch = WatchDriver.canceled()
        watch.poll(.task(.canceled), at: 5)
        watch.failCancel(Self.timeout, at: 6)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(0), .accepted))
    }

    @Test func `after three polls and a minute in progress the request may not have been accepted`() {
        var watch = WatchDriver.canceled()
        watch.press(.escape)
        watch.failCancel(Self.timeout, at: 1)
        watch.answer(.task(), at: 1)
        for second in stride(from: 6.0, through: 56, by: 5) { watch.poll(.task(), at: second) }
        guard case .unknown(let doubt) = watch.state.watch.cancellation else {
            Issue.record("settled after \(watch.second) s")
            return
        }
        #expect(doubt.polls == 12)
        watch.poll(.task(), at: 61)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(0), .stillInProgress))
        #expect(
            watch.state.notice
                == .nothing("still in progress: cancel may not have been accepted; X retries"))
        watch.press(.character("X"))
        watch.type("0412")
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412")])
    }

    @Test func `a minute with fewer than three polls is not enough, but X may retry`() {
        var watch = WatchDriver.canceled()
        watch.press(.escape)
        watch.failCancel(Self.timeout, at: 1)
        watch.answer(.task(), at: 1)
        for second in [6.0, 11, 16] { watch.poll(failing: .noAnswer(.described(text: "reset")), at: second) }
        watch.press(.character("X"))
        #expect(!watch.state.canCancel)
        watch.send(.ticked, at: 60)
        #expect(watch.state.canCancel)
        guard case .unknown(let doubt) = watch.state.watch.cancellation else {
            Issue.record("settled without answers")
            return
        }
        #expect(doubt.polls == 1)
    }

    @Test func `a rejection is shown with its reason, and X may retry`() {
        var watch = WatchDriver.canceled()
        watch.press(.escape)
        #expect(watch.failCancel(Self.denied, at: 1) == [.poll(PollID(2))])
        #expect(
            watch.state.watch.cancellation == .rejected(at: WatchDriver.moment(1), Self.denied, mayHaveEnded: false))
        #expect(watch.journal.last == .cancelRejected(Self.denied))
        #expect(watch.state.notice == .nothing("cancel rejected: access denied"))
        watch.press(.character("X"))
        #expect(watch.state.canCancel)
        watch.type("0412")
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412")])
    }

    @Test func `an invalid request on an ended task means that it had already ended`() {
        var watch = WatchDriver.canceled()
        watch.poll(.task(.completed, ok: 100), at: 5)
        watch.failCancel(Self.invalid, at: 6)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(6), .alreadyEnded(.completed)))
        #expect(watch.journal.last == .cancelResolved(.alreadyEnded(.completed)))
    }

    @Test func `an invalid request means that the task had ended if the next poll shows it`() {
        var watch = WatchDriver.canceled()
        watch.failCancel(Self.invalid, at: 1)
        #expect(
            watch.state.watch.cancellation == .rejected(at: WatchDriver.moment(1), Self.invalid, mayHaveEnded: true))
        watch.answer(.task(.completed, ok: 100), at: 1)
        #expect(watch.state.watch.cancellation == .resolved(at: WatchDriver.moment(1), .alreadyEnded(.completed)))
    }

    @Test func `an invalid request on a running task stays rejected, however the task ends later`() {
        var watch = WatchDriver.canceled()
        watch.failCancel(Self.invalid, at: 1)
        watch.answer(.task(), at: 1)
        let refused = Cancellation.rejected(at: WatchDriver.moment(1), Self.invalid, mayHaveEnded: false)
        #expect(watch.state.watch.cancellation == refused)
        watch.poll(.task(.completed, ok: 100), at: 6)
        #expect(watch.state.watch.cancellation == refused)
    }

    @Test func `unexpected responses, or responses about another task, are ignored`() {
        var watch = WatchDriver.canceling()
        #expect(watch.acceptCancel(at: 1) == [])
        #expect(watch.state.watch.cancellation == .none)
        watch = WatchDriver.canceled()
        #expect(watch.acceptCancel(at: 1, taskId: "another") == [])
        #expect(watch.state.watch.cancellation == .requested(at: WatchDriver.moment(0)))
        watch.acceptCancel(at: 2)
        #expect(watch.failCancel(Self.timeout, at: 3) == [])
        #expect(watch.state.watch.cancellation == .accepted(at: WatchDriver.moment(2), requestId: "r-1"))
    }
}
