import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// X, the typed ID, Enter: the only way to cancel.
struct CancelTests {
    @Test func `without the flag the key only names the flag`() {
        var watch = WatchDriver(.task(), interval: .seconds(5))
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .cancelNotAllowed)
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `before the first response there is nothing to cancel`() {
        var watch = WatchDriver()
        watch.state.setup.allowsCancel = true
        watch.send(.started, at: 0)
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .nothing("no data from AWS yet; nothing to cancel"))
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `a task that has ended cannot be canceled`() {
        var watch = WatchDriver.canceling(.task(.completed, ok: 100))
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .nothing("the task already ended: COMPLETED"))
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `the last four characters and Enter send one request`() {
        var watch = WatchDriver.canceling()
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.navigation.backStack == [.cancel])
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
        #expect(watch.type("0412") == [])
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412")])
        #expect(watch.state.watch.cancellation == .requested(at: watch.state.now))
        #expect(watch.journal.last == .cancelRequested)
        #expect(watch.state.navigation.cancelPrompt == CancelPrompt())
        #expect(watch.type("0412") == [])
        #expect(watch.press(.enter, .enter) == [])
    }

    @Test(arguments: ["", "041", "0413", "04122", "quarantine-0412", " 0412", "0412 ", "０４１２"])
    func `any other text sends nothing, and shows what is required`(text: String) {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type(text)
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.state.navigation.cancelPrompt.complaint == .wrongText)
        #expect(watch.state.navigation.cancelPrompt.text == text)
    }

    @Test func `a character that only compares equal does not match`() {
        // The Kelvin sign is canonically equal to K.
        var watch = WatchDriver.canceling(taskId: "ticketKKKK")
        watch.press(.character("X"))
        watch.type("KKK\u{212A}")
        #expect(watch.press(.enter) == [])
        watch.press(.backspace)
        watch.type("K")
        #expect(watch.press(.enter) == [.cancelTask("ticketKKKK")])
    }

    @Test(arguments: ["a", "ab-1"])
    func `all characters of an ID shorter than five are required`(id: String) {
        var watch = WatchDriver.canceling(taskId: id)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .shortId(id))
        watch.type(id)
        #expect(watch.press(.enter) == [.cancelTask(id)])
    }

    @Test func `the last four of an ID of five characters are required`() {
        var watch = WatchDriver.canceling(taskId: "abcde")
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .lastFour("bcde"))
    }

    @Test func `Backspace deletes the last character, and Control-U all of them`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("041x")
        watch.press(.backspace)
        #expect(watch.state.navigation.cancelPrompt.text == "041")
        watch.press(.control("u"))
        #expect(watch.state.navigation.cancelPrompt.text == "")
        watch.press(.backspace)
        #expect(watch.state.navigation.cancelPrompt.text == "")
    }

    @Test func `pasted text is rejected`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("04")
        #expect(watch.press(.paste("0412\n")) == [])
        #expect(watch.state.navigation.cancelPrompt.text == "04")
        #expect(watch.state.navigation.cancelPrompt.complaint == .pasted)
        watch.type("1")
        #expect(watch.state.navigation.cancelPrompt.complaint == nil)
    }

    @Test func `a text that is too long does not match`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type(String(repeating: "0412", count: 100))
        #expect(watch.state.navigation.cancelPrompt.text.count == 200)
        #expect(watch.press(.enter) == [])
    }

    @Test func `Esc keeps the task running and clears the input`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        #expect(watch.press(.escape) == [])
        #expect(watch.state.navigation.screen == .overview)
        watch.press(.character("X"))
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
    }

    @Test func `Control-C quits without canceling`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        #expect(watch.press(.control("c")) == [.quit(.interrupted(.interrupt))])
        #expect(watch.state.watch.cancellation == .none)
    }

    @Test func `keys of other screens are characters here`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        #expect(watch.type("qrp?X") == [])
        #expect(watch.state.navigation.cancelPrompt.text == "qrp?X")
        #expect(!watch.state.watch.polling.isPaused)
    }

    @Test func `X returns from history to live`() {
        var watch = WatchDriver.canceling()
        watch.poll(.task(ok: 40), at: 5)
        watch.press(.left)
        #expect(watch.state.watch.lookBack.past != nil)
        watch.press(.character("X"))
        #expect(watch.state.watch.lookBack.past == nil)
        #expect(watch.state.navigation.screen == .cancel)
        #expect(watch.state.notice == nil)
    }

    @Test func `polling continues while the screen is open`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        #expect(watch.poll(.task(ok: 40), at: 5) == [.poll(PollID(2))])
        #expect(watch.state.task?.progress.succeeded == 40)
        #expect(watch.state.navigation.screen == .cancel)
    }

    @Test func `a task that ends meanwhile accepts no input`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        watch.poll(.task(.completed, ok: 100), at: 5)
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.type("x") == [])
        #expect(watch.state.navigation.cancelPrompt.text == "0412")
    }

    @Test func `stale data requires the full ID, also once it is fresh again`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        watch.poll(failing: .noAnswer(.described(text: "reset")), at: 5)
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
        #expect(watch.press(.enter) == [])
        #expect(watch.state.navigation.cancelPrompt.complaint == .wrongText)
        watch.poll(.task(), at: 10)
        #expect(!watch.state.isStale)
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
        #expect(watch.press(.enter) == [])
        watch.press(.control("u"))
        watch.type("quarantine-0412")
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412")])
    }

    @Test func `opened again on fresh data, the screen requires four characters`() {
        var watch = WatchDriver.canceling()
        watch.poll(failing: .noAnswer(.described(text: "reset")), at: 5)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
        watch.press(.escape)
        watch.poll(.task(), at: 10)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
    }

    @Test func `data that became old without an error is stale too`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("p"), .character("X"))
        watch.type("0412")
        watch.send(.ticked, at: 15)
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
        watch.send(.keyPressed(.enter), at: 15.5)
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
    }

    @Test func `paused polling resumes once a cancel is requested`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("p"), .character("X"))
        watch.type("0412")
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412"), .poll(PollID(2))])
        #expect(!watch.state.watch.polling.isPaused)
        #expect(watch.journal.suffix(3) == [.paused, .cancelRequested, .resumed])
    }
}

extension WatchDriver {
    /// A session with a response at second 0, in which the task may be canceled.
    static func canceling(
        _ task: AuditMitigationActionsTask = .task(), taskId: String = "quarantine-0412"
    ) -> WatchDriver {
        var watch = WatchDriver(taskId: taskId)
        watch.state.setup.allowsCancel = true
        watch.send(.started, at: 0)
        watch.answer(task, at: 0)
        return watch
    }

    /// A session with a cancel request at second 0.
    static func canceled() -> WatchDriver {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        watch.press(.enter)
        return watch
    }

    @discardableResult
    mutating func acceptCancel(at seconds: Double, taskId: String = "quarantine-0412") -> [Effect] {
        send(.cancelAccepted(taskId, requestId: "r-1"), at: seconds)
    }

    @discardableResult
    mutating func failCancel(_ failure: CallFailure, at seconds: Double) -> [Effect] {
        send(.cancelFailed("quarantine-0412", failure), at: seconds)
    }
}
