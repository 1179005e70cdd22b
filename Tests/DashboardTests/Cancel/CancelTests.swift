import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// X, the id typed, Enter: the only way to a cancel.
struct CancelTests {
    @Test func `without the flag the key says how to get it, and leads nowhere`() {
        var watch = WatchDriver(.task(), interval: .seconds(5))
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .cancelNotAllowed)
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `before the first answer there is nothing to cancel`() {
        var watch = WatchDriver()
        watch.state.setup.allowsCancel = true
        watch.send(.started, at: 0)
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .nothing("no answer from AWS yet: nothing to cancel"))
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `a task that is over cannot be canceled`() {
        var watch = WatchDriver.canceling(.task(.completed, ok: 100))
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.notice == .nothing("the task is over: COMPLETED"))
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `the last four characters and Enter ask once`() {
        var watch = WatchDriver.canceling()
        #expect(watch.press(.character("X")) == [])
        #expect(watch.state.navigation.backStack == [.cancel])
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
        #expect(watch.type("0412") == [])
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412")])
        #expect(watch.state.watch.cancellation == .asked(at: watch.state.now))
        #expect(watch.journal.last == .cancelAsked)
        #expect(watch.state.navigation.cancelPrompt == CancelPrompt())
        #expect(watch.type("0412") == [])
        #expect(watch.press(.enter, .enter) == [])
    }

    @Test(arguments: ["", "041", "0413", "04122", "quarantine-0412", " 0412", "0412 ", "０４１２"])
    func `any other text asks nothing, and says what is wanted`(text: String) {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type(text)
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.state.navigation.cancelPrompt.complaint == .wrongText)
        #expect(watch.state.navigation.cancelPrompt.text == text)
    }

    @Test func `a character that only equals another one is not that one`() {
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
    func `of an id shorter than five characters all of them are wanted`(id: String) {
        var watch = WatchDriver.canceling(taskId: id)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .shortId(id))
        watch.type(id)
        #expect(watch.press(.enter) == [.cancelTask(id)])
    }

    @Test func `of an id of five characters the last four are wanted`() {
        var watch = WatchDriver.canceling(taskId: "abcde")
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .lastFour("bcde"))
    }

    @Test func `backspace takes the last character, Control and U all of them`() {
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

    @Test func `pasted text is not taken`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("04")
        #expect(watch.press(.paste("0412\n")) == [])
        #expect(watch.state.navigation.cancelPrompt.text == "04")
        #expect(watch.state.navigation.cancelPrompt.complaint == .pasted)
        watch.type("1")
        #expect(watch.state.navigation.cancelPrompt.complaint == nil)
    }

    @Test func `a text that is too long stays wrong`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type(String(repeating: "0412", count: 100))
        #expect(watch.state.navigation.cancelPrompt.text.count == 200)
        #expect(watch.press(.enter) == [])
    }

    @Test func `Esc leaves it running, and what was typed is gone`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        #expect(watch.press(.escape) == [])
        #expect(watch.state.navigation.screen == .overview)
        watch.press(.character("X"))
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
    }

    @Test func `Control and C quits without canceling`() {
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

    @Test func `from a moment of the past X leads to the present`() {
        var watch = WatchDriver.canceling()
        watch.poll(.task(ok: 40), at: 5)
        watch.press(.left)
        #expect(watch.state.watch.lookBack.past != nil)
        watch.press(.character("X"))
        #expect(watch.state.watch.lookBack.past == nil)
        #expect(watch.state.navigation.screen == .cancel)
        #expect(watch.state.notice == nil)
    }

    @Test func `polls go on while the screen is read`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        #expect(watch.poll(.task(ok: 40), at: 5) == [.poll(PollID(2))])
        #expect(watch.state.task?.progress.succeeded == 40)
        #expect(watch.state.navigation.screen == .cancel)
    }

    @Test func `a task that ends meanwhile takes nothing`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("X"))
        watch.type("0412")
        watch.poll(.task(.completed, ok: 100), at: 5)
        #expect(watch.press(.enter) == [])
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.type("x") == [])
        #expect(watch.state.navigation.cancelPrompt.text == "0412")
    }

    @Test func `stale data wants the whole id, and goes on to want it`() {
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

    @Test func `the screen that is opened anew on fresh data wants four characters again`() {
        var watch = WatchDriver.canceling()
        watch.poll(failing: .noAnswer(.described(text: "reset")), at: 5)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
        watch.press(.escape)
        watch.poll(.task(), at: 10)
        watch.press(.character("X"))
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
    }

    @Test func `data that grew old without an error is stale too`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("p"), .character("X"))
        watch.type("0412")
        watch.send(.ticked, at: 15)
        #expect(watch.state.wantedForCancel == .lastFour("0412"))
        watch.send(.keyPressed(.enter), at: 15.5)
        #expect(watch.state.watch.cancellation == .none)
        #expect(watch.state.wantedForCancel == .wholeId("quarantine-0412"))
    }

    @Test func `a watch that is paused goes on once a cancel is asked for`() {
        var watch = WatchDriver.canceling()
        watch.press(.character("p"), .character("X"))
        watch.type("0412")
        #expect(watch.press(.enter) == [.cancelTask("quarantine-0412"), .poll(PollID(2))])
        #expect(!watch.state.watch.polling.isPaused)
        #expect(watch.journal.suffix(3) == [.paused, .cancelAsked, .resumed])
    }
}

extension WatchDriver {
    /// A watch whose first poll was answered at second 0, and from which the task may be canceled.
    static func canceling(
        _ task: AuditMitigationActionsTask = .task(), taskId: String = "quarantine-0412"
    ) -> WatchDriver {
        var watch = WatchDriver(taskId: taskId)
        watch.state.setup.allowsCancel = true
        watch.send(.started, at: 0)
        watch.answer(task, at: 0)
        return watch
    }

    /// A watch whose cancel was asked for at second 0.
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
