import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What is different in a replay.
struct ReplayTests {
    /// A replay with its first poll at second 1.
    func replay(_ change: (inout WatchSetup) -> Void = { _ in }) -> WatchDriver {
        var setup = WatchSetup.sample
        setup.isReplay = true
        setup.allowsCancel = true
        change(&setup)
        var watch = WatchDriver(setup)
        watch.pass(1)
        poll(&watch, 1, SampleTask.inProgress())
        return watch
    }

    /// The text without surrounding spaces.
    private func lastRow(_ state: State) -> String {
        view(state).text().last?.split(separator: " ").joined(separator: " ") ?? ""
    }

    private func poll(_ watch: inout WatchDriver, _ number: Int, _ task: AuditMitigationActionsTask) {
        watch.send(.replayed(.pollAsked(PollID(number), at: watch.state.now.uptime)))
        watch.send(.pollSucceeded(PollID(number), PollAnswer(task: task)))
    }

    @Test(arguments: [
        (Key.character("r"), "not available in a replay (no AWS calls)", "not in a replay"),
        (.character("+"), "not available in a replay (no AWS calls)", "not in a replay"),
        (.character("-"), "not available in a replay (no AWS calls)", "not in a replay"),
        (.character("X"), "not available in a replay (cannot cancel)", "not in a replay"),
    ])
    func `a key that would call AWS says that this is a replay`(key: Key, words: String, brief: String) {
        var watch = replay()
        let before = watch.effects
        watch.press(key)
        #expect(watch.state.notice == .nothing(words, brief: brief))
        #expect(watch.effects == before)
        #expect(watch.state.navigation.screen == .overview)
    }

    /// A truncated text, `! not available in…`, would say nothing.
    @Test(
        arguments: [
            ([.keyPressed(.character("r"))], "! not in a replay"),
            ([.keyPressed(.character("X"))], "! not in a replay"),
            ([.keyPressed(.left)], "! first poll"), ([.replayEnded(.whole)], "! end of recording"),
            ([.replayEnded(.cutOff(line: 12))], "! end of recording"),
            ([.replayEnded(.whole), .keyPressed(.right)], "! end of recording"),
            ([.replayMissed(.tooEarly)], "! --at too early"),
            ([.replayEnded(.whole), .replayMissed(.tooLate)], "! --at too late"),
        ] as [([Event], String)])
    func `on the smallest terminal a notice is brief and not truncated`(events: [Event], words: String) {
        var watch = replay()
        for event in events { watch.send(event) }
        #expect(lastRow(watch.resized(20, 4)) == words)
    }

    @Test(
        arguments: [
            (.tooEarly, "! --at is before the recording; showing its start"),
            (.tooLate, "! --at is after the recording; showing its end"),
        ] as [(ReplayMiss, String)])
    func `a start outside the recording is reported`(miss: ReplayMiss, words: String) {
        var watch = replay()
        if miss == .tooLate { watch.send(.replayEnded(.whole)) }
        watch.send(.replayMissed(miss))
        #expect(lastRow(watch.state) == words)
    }

    @Test func `a damaged recording is more important than a missed start`() {
        var watch = replay()
        watch.send(.replayEnded(.cutOff(line: 12)))
        watch.send(.replayMissed(.tooLate))
        #expect(watch.state.notice == .recordingEnded(.cutOff(line: 12)))
    }

    @Test func `however much time passes, nothing is requested and no sleep is recorded`() {
        var watch = replay()
        for _ in 1...20 { watch.tick(after: 600) }
        watch.send(.continued)
        #expect(watch.effects == [.identifyAccount, .repaint])
        #expect(watch.state.watch.journal.entries.count == 1)
        #expect(watch.state.nextTick.map { $0 > watch.state.now.uptime } == true)
    }

    @Test func `p pauses and resumes the replay`() {
        var watch = replay()
        watch.press(.character("p"))
        #expect(watch.state.replay?.phase == .paused && !watch.state.watch.polling.isPaused)
        watch.press(.character("p"))
        #expect(watch.state.replay?.phase == .playing)
        #expect(watch.effects.suffix(2) == [.replay(.pause), .replay(.goOn)])
    }

    @Test func `→ and } move a live replay, and return from history to live`() {
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

    @Test func `a recording that ends before the first response waits for nothing`() {
        var setup = WatchSetup.sample
        setup.isReplay = true
        var watch = WatchDriver(setup)
        watch.send(.replayEnded(.whole))
        let text = view(watch.state).text()
        #expect(text[0].contains("REPLAY no response"))
        #expect(text.contains { $0.contains("The recording ends before the first response.") })
        #expect(!text.contains { $0.contains("waiting for") || $0.contains("polling") })
    }

    @Test func `the end of the recording is reported, and again by keys that would move on`() {
        var watch = replay()
        watch.send(.replayEnded(.whole))
        #expect(watch.state.notice == .recordingEnded(.whole))
        #expect(watch.state.watch.journal.entries.count == 1)
        let before = watch.effects
        for key in [Key.character("p"), .right, .character("}")] {
            watch.press(key)
            #expect(watch.state.notice == .nothing("end of the recording", brief: "end of recording"))
        }
        #expect(watch.effects == before)
        #expect(view(watch.state).text()[0].contains("ENDED"))
    }

    @Test(arguments: [
        (RecordingEnd.cutOff(line: 12), "the recording is truncated: line 12 is incomplete"),
        (
            .damaged(line: 7, "it is no JSON"),
            "the recording is damaged at line 7 and ends there: it is no JSON"
        ),
    ])
    func `the journal says where the recording is damaged`(end: RecordingEnd, words: String) {
        var watch = replay()
        watch.send(.replayEnded(end))
        watch.send(.replayEnded(end))
        #expect(watch.state.watch.journal.entries.map(\.event.line.text).suffix(1) == ["! " + words])
        #expect(watch.state.watch.journal.entries.count == 2)
    }

    @Test(arguments: [(20, 4), (40, 12), (60, 20), (80, 24), (120, 36), (200, 60)])
    func `every screen of the task is marked as a replay`(columns: Int, rows: Int) {
        for keys in [[], [Key.enter], [.character("?")], [.character("t")]] {
            var watch = replay()
            for key in keys { watch.press(key) }
            #expect(view(watch.resized(columns, rows)).text()[0].contains("REPLAY"), "\(keys)")
        }
    }

    @Test func `tasks that were not recorded are not retried`() {
        var watch = replay()
        watch.press(.character("t"))
        watch.refuseTasks(CallFailure(kind: .notRecorded))
        watch.refuseTasks(CallFailure(kind: .notRecorded), .inProgress)
        let text = view(watch.state).text()
        #expect(text.contains { $0.contains("This had not been looked up at this point") })
        #expect(!text.contains { $0.contains("retry") || $0.contains("r: now") || $0.contains("failed at") })
    }

    @Test func `a replay shows its speed in place of the next poll`() {
        let line = view(replay { $0.speed = 8 }.resized(120, 36)).text()[0]
        #expect(line.contains("8x · 0s ago") && !line.contains("next") && !line.contains("every"))
    }

    @Test func `no hint is shown for keys that call AWS`() {
        let bar = view(replay().resized(120, 36)).text()[35]
        #expect(bar.contains("p pause") && !bar.contains("refresh"))
    }

    @Test func `a replay of a session without a task waits for the selected task`() {
        var setup = WatchSetup.sample
        (setup.isReplay, setup.taskId) = (true, nil)
        var watch = WatchDriver(setup)
        #expect(view(watch.state).text()[0].contains("REPLAY no task selected"))
        watch.send(.replayed(.taskPicked("q-2")))
        poll(&watch, 1, SampleTask.inProgress())
        #expect(view(watch.state).text()[0].contains("q-2   REPLAY ▶ IN PROGRESS"))
    }

    @Test func `a replay without a response yet says that it is loading`() {
        var setup = WatchSetup.sample
        setup.isReplay = true
        let lines = view(WatchDriver(setup).state).text()
        #expect(lines[0].contains("REPLAY … loading the recording"))
        #expect(lines.contains { $0.contains("no response recorded yet") })
        #expect(!lines.contains { $0.contains("waiting for") || $0.contains("amazonaws.com") })
        #expect(view(WatchDriver(setup, size: Size(columns: 20, rows: 4)).state).text()[0].contains("REPLAY … loading"))
    }

    @Test func `a recorded session says so, and Target shows the file`() {
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

    @Test func `a session whose recording fails continues, and says so`() {
        var watch = SampleWatch.running()
        watch.send(.recordingFailed("no space left on device"))
        #expect(
            watch.state.notice
                == .nothing("recording stopped: no space left on device", brief: "recording ended"))
        #expect(watch.state.watch.journal.entries.last?.event == .recordingFailed("no space left on device"))
    }

    @Test func `a report from a replay is marked as one`() throws {
        let report = try #require(try Report(replay().state))
        #expect(report.markdown.contains("Generated by mitwatch from a recording, as of 2026-11-23T"))
        #expect(report.json.contains("\"isFromRecording\" : true"))
        let live = try #require(try Report(SampleWatch.running().state))
        #expect(!live.json.contains("isFromRecording"))
    }
}
