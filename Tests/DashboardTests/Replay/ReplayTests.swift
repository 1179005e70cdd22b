import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What is another matter in a replay.
struct ReplayTests {
    /// A replay with its first poll at second 1.
    private func replay(_ change: (inout WatchSetup) -> Void = { _ in }) -> WatchDriver {
        var setup = WatchSetup.sample
        setup.isReplay = true
        setup.allowsCancel = true
        change(&setup)
        var watch = WatchDriver(setup)
        watch.pass(1)
        poll(&watch, 1, SampleTask.inProgress())
        return watch
    }

    /// Without the spaces around its words.
    private func lastRow(_ state: State) -> String {
        view(state).text().last?.split(separator: " ").joined(separator: " ") ?? ""
    }

    private func poll(_ watch: inout WatchDriver, _ number: Int, _ task: AuditMitigationActionsTask) {
        watch.send(.replayed(.pollAsked(PollID(number), at: watch.state.now.uptime)))
        watch.send(.pollSucceeded(PollID(number), PollAnswer(task: task)))
    }

    @Test(arguments: [
        (Key.character("r"), "this is a replay: AWS is not asked", "AWS is not asked"),
        (.character("+"), "this is a replay: AWS is not asked", "AWS is not asked"),
        (.character("-"), "this is a replay: AWS is not asked", "AWS is not asked"),
        (.character("X"), "this is a replay: nothing can be canceled", "only a replay"),
    ])
    func `a key that would ask AWS says that this is a replay`(key: Key, words: String, brief: String) {
        var watch = replay()
        let before = watch.effects
        watch.press(key)
        #expect(watch.state.notice == .nothing(words, brief: brief))
        #expect(watch.effects == before)
        #expect(watch.state.navigation.screen == .overview)
    }

    /// Cut, `! this is a repl…` would say nothing.
    @Test(
        arguments: [
            ([.keyPressed(.character("r"))], "! AWS is not asked"), ([.keyPressed(.character("X"))], "! only a replay"),
            ([.keyPressed(.left)], "! the first poll"), ([.replayEnded(.whole)], "! ends here"),
            ([.replayEnded(.cutOff(line: 12))], "! ends here"),
            ([.replayEnded(.whole), .keyPressed(.right)], "! ends here"),
            ([.replayMissed(.tooEarly)], "! --at is outside"),
            ([.replayEnded(.whole), .replayMissed(.tooLate)], "! --at is outside"),
        ] as [([Event], String)])
    func `in the smallest terminal a notice is brief and not cut`(events: [Event], words: String) {
        var watch = replay()
        for event in events { watch.send(event) }
        #expect(lastRow(watch.resized(20, 4)) == words)
    }

    @Test(
        arguments: [
            (.tooEarly, "! --at is outside the recording: this is its beginning"),
            (.tooLate, "! --at is outside the recording: this is its end"),
        ] as [(ReplayMiss, String)])
    func `a moment to begin at that is not in the recording is told`(miss: ReplayMiss, words: String) {
        var watch = replay()
        if miss == .tooLate { watch.send(.replayEnded(.whole)) }
        watch.send(.replayMissed(miss))
        #expect(lastRow(watch.state) == words)
    }

    @Test func `that a recording is damaged matters more than where it was to begin`() {
        var watch = replay()
        watch.send(.replayEnded(.cutOff(line: 12)))
        watch.send(.replayMissed(.tooLate))
        #expect(watch.state.notice == .recordingEnded(.cutOff(line: 12)))
    }

    @Test func `however much time passes nothing is asked, and no sleep is told`() {
        var watch = replay()
        for _ in 1...20 { watch.tick(after: 600) }
        watch.send(.continued)
        #expect(watch.effects == [.identifyAccount, .repaint])
        #expect(watch.state.watch.journal.entries.count == 1)
        #expect(watch.state.nextTick.map { $0 > watch.state.now.uptime } == true)
    }

    @Test func `p stops the replay and lets it go on`() {
        var watch = replay()
        watch.press(.character("p"))
        #expect(watch.state.replay?.phase == .paused && !watch.state.watch.polling.isPaused)
        watch.press(.character("p"))
        #expect(watch.state.replay?.phase == .playing)
        #expect(watch.effects.suffix(2) == [.replay(.pause), .replay(.goOn)])
    }

    @Test func `at the present → asks for the next poll, and } for the end; before it they lead to the present`() {
        var watch = replay()
        watch.pass(5)
        poll(&watch, 2, SampleTask.inProgress())
        watch.press(.left)
        #expect(watch.state.watch.lookBack.past != nil)
        watch.press(.right)
        #expect(watch.state.watch.lookBack.past == nil && watch.effects.last == .identifyAccount)
        watch.press(.right)
        #expect(watch.effects.last == .replay(.toNextPoll))
        watch.press(.character("}"))
        #expect(watch.effects.last == .replay(.toEnd))
    }

    @Test func `one that ends before the first answer waits for none`() {
        var setup = WatchSetup.sample
        setup.isReplay = true
        var watch = WatchDriver(setup)
        watch.send(.replayEnded(.whole))
        let text = view(watch.state).text()
        #expect(text[0].contains("REPLAY no answer"))
        #expect(text.contains { $0.contains("The recording ends before the first answer.") })
        #expect(!text.contains { $0.contains("waiting for") || $0.contains("asking") })
    }

    @Test func `at its end it says so, and keys that would go on say it again`() {
        var watch = replay()
        watch.send(.replayEnded(.whole))
        #expect(watch.state.notice == .recordingEnded(.whole))
        #expect(watch.state.watch.journal.entries.count == 1)
        let before = watch.effects
        for key in [Key.character("p"), .right, .character("}")] {
            watch.press(key)
            #expect(watch.state.notice == .nothing("the recording ends here", brief: "ends here"))
        }
        #expect(watch.effects == before)
        #expect(view(watch.state).text()[0].contains("ENDED"))
    }

    @Test(arguments: [
        (RecordingEnd.cutOff(line: 12), "the recording is cut off in line 12: it ends here"),
        (
            .damaged(line: 7, "it is no JSON"),
            "the recording is damaged in line 7, and is shown up to there: it is no JSON"
        ),
    ])
    func `where it is damaged stands in the journal`(end: RecordingEnd, words: String) {
        var watch = replay()
        watch.send(.replayEnded(end))
        watch.send(.replayEnded(end))
        #expect(watch.state.watch.journal.entries.map(\.event.line.text).suffix(1) == ["! " + words])
        #expect(watch.state.watch.journal.entries.count == 2)
    }

    @Test(arguments: [(20, 4), (40, 12), (60, 20), (80, 24), (120, 36), (200, 60)])
    func `every screen of the task says that it is a replay`(columns: Int, rows: Int) {
        for keys in [[], [Key.enter], [.character("?")], [.character("t")]] {
            var watch = replay()
            for key in keys { watch.press(key) }
            #expect(view(watch.resized(columns, rows)).text()[0].contains("REPLAY"), "\(keys)")
        }
    }

    @Test func `tasks that were not recorded promise no next try`() {
        var watch = replay()
        watch.press(.character("t"))
        watch.refuseTasks(CallFailure(kind: .notRecorded))
        watch.refuseTasks(CallFailure(kind: .notRecorded), .inProgress)
        let text = view(watch.state).text()
        #expect(text.contains { $0.contains("The watch that was recorded had not asked for this") })
        #expect(!text.contains { $0.contains("next try") || $0.contains("r now") || $0.contains("failed at") })
    }

    @Test func `how fast it is stands where a watch tells the next poll`() {
        let line = view(replay { $0.speed = 8 }.resized(120, 36)).text()[0]
        #expect(line.contains("8x · 0s ago") && !line.contains("next") && !line.contains("every"))
    }

    @Test func `no key is offered that asks AWS`() {
        let bar = view(replay().resized(120, 36)).text()[35]
        #expect(bar.contains("p pause") && !bar.contains("refresh"))
    }

    @Test func `a replay of a watch that began without a task waits for the one that was picked`() {
        var setup = WatchSetup.sample
        (setup.isReplay, setup.taskId) = (true, nil)
        var watch = WatchDriver(setup)
        #expect(view(watch.state).text()[0].contains("REPLAY no task picked"))
        watch.send(.replayed(.taskPicked("q-2")))
        poll(&watch, 1, SampleTask.inProgress())
        #expect(view(watch.state).text()[0].contains("q-2   REPLAY ▶ IN PROGRESS"))
    }

    @Test func `a replay that has read no answer yet says that it reads`() {
        var setup = WatchSetup.sample
        setup.isReplay = true
        let lines = view(WatchDriver(setup).state).text()
        #expect(lines[0].contains("REPLAY … reading the recording"))
        #expect(lines.contains { $0.contains("no answer in the recording so far") })
        #expect(!lines.contains { $0.contains("waiting for") || $0.contains("amazonaws.com") })
        #expect(view(WatchDriver(setup, size: Size(columns: 20, rows: 4)).state).text()[0].contains("REPLAY … reading"))
    }

    @Test func `a watch that is recorded says so on its screen, and where to beside its target`() {
        var setup = WatchSetup.sample
        setup.recordingPath = "night/\u{1B}[2Jq-1.jsonl"
        func screen(_ watch: WatchDriver) -> [String] { view(watch.state).text() }
        var low = WatchDriver(setup)
        low.answer(SampleTask.inProgress())
        #expect(screen(low)[4].hasPrefix("─▸ Checks 8 · worst first ─") && screen(low)[4].hasSuffix("─ recording ──"))
        var watch = WatchDriver(setup, size: Size(columns: 200, rows: 60))
        watch.answer(SampleTask.inProgress())
        #expect(screen(watch)[5].contains("─ recording ──"))
        #expect(screen(watch).contains { $0.contains("recording to") })
        #expect(screen(watch).contains { $0.contains("night/") && $0.contains("q-1.jsonl") && !$0.contains("\u{1B}") })
        watch.send(.recordingFailed("no space left on device"))
        #expect(!screen(watch)[5].contains("recording") && !screen(watch).contains { $0.contains("recording to") })
    }

    @Test func `a watch whose recording fails goes on, and says so`() {
        var watch = SampleWatch.running()
        watch.send(.recordingFailed("no space left on device"))
        #expect(
            watch.state.notice
                == .nothing("the recording stops here: no space left on device", brief: "recording stops"))
        #expect(watch.state.watch.journal.entries.last?.event == .recordingFailed("no space left on device"))
    }

    @Test func `a report from a replay says so`() throws {
        let report = try #require(try Report(replay().state))
        #expect(report.markdown.contains("Made by mitwatch from a recording, as of 2026-11-23T"))
        #expect(report.json.contains("\"isFromRecording\" : true"))
        let live = try #require(try Report(SampleWatch.running().state))
        #expect(!live.json.contains("isFromRecording"))
    }
}
