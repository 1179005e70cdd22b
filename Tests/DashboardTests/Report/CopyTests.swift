import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What c and C copy, and their notices.
struct CopyTests {
    private static let check = SampleTask.shared
    private static let finding = AuditFinding(findingId: "a3f0-9e00", taskId: "other-audit", checkName: check)

    /// A session of the sample task, with one finding of its worst check, after these keys.
    private func watch(_ keys: Key..., region: String = "eu-west-1") -> WatchDriver {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.state.setup.region = region
        for key in keys { watch.press(key) }
        watch.state.watch.drillDown.checks[Self.check]?.append(FindingsPage(findings: [Self.finding], isLast: true))
        return watch
    }

    @Test func `in the overview c copies the task ID, in Target the audit ID`() {
        var watch = watch()
        #expect(watch.copies(.character("c")) == [.copy("quarantine-0412")])
        #expect(watch.state.notice == .copied("quarantine-0412"))
        watch.press(.tab, .tab)
        #expect(watch.copies(.character("c")) == [.copy("6f1c2d3e4b5a69788796a5b4c3d2e1f0")])
    }

    @Test(
        arguments: [
            (.terminal, "✓ sent to the terminal's clipboard: quarantine-0412"),
            (.tmux, "✓ sent to tmux (needs set-clipboard on): quarantine-0412"),
            (.screen, "✓ sent through screen (if the terminal allows it): quarantine-0412"),
            (.tmuxOrScreen, "✓ sent (tmux needs set-clipboard on): quarantine-0412"),
        ] as [(WatchSetup.Clipboard, String)])
    func `the notice of a copy claims no more than is known`(way: WatchSetup.Clipboard, words: String) {
        var watch = watch()
        watch.state.setup.clipboard = way
        #expect(watch.copies(.character("c")) == [.copy("quarantine-0412")])
        let lines = watch.state.notice?.wordings(task: "quarantine-0412").map(\.text)
        #expect(lines?.first == words)
        #expect(lines?.contains { $0.contains("copied") } == false)
    }

    @Test func `in Target of a task without an audit there is nothing to copy`() {
        var watch = WatchDriver(.task())
        watch.press(.tab, .tab)
        #expect(watch.copies(.character("c")) == [])
        #expect(watch.state.notice == .nothing("the task has no audit ID"))
    }

    @Test
    func `in a check c copies the selected finding's ID, or the check's name in other panes and without findings`() {
        var watch = watch(.enter)
        #expect(watch.copies(.character("c")) == [.copy("a3f0-9e00")])
        watch.state.navigation.checkFocus = .actions
        #expect(watch.copies(.character("c")) == [.copy("DEVICE_CERTIFICATE_SHARED_CHECK")])
        watch.state.navigation.checkFocus = .findings
        watch.state.watch.drillDown.checks = [:]
        #expect(watch.copies(.character("c")) == [.copy("DEVICE_CERTIFICATE_SHARED_CHECK")])
    }

    @Test func `in a finding c copies its ID`() {
        var watch = watch()
        watch.state.navigation.backStack = [.check(Self.check), .finding("b71c-02aa")]
        #expect(watch.copies(.character("c")) == [.copy("b71c-02aa")])
    }

    @Test func `only characters that are harmless when pasted are copied`() {
        var watch = watch()
        watch.state.navigation.backStack = [.finding("a\u{1B}]0;x\u{7}\n$(rm -rf /)`b`\u{202E}é")]
        #expect(watch.copies(.character("c")) == [.copy("a]0xrm-rf/b".filter { $0 != "]" })])
        watch.state.navigation.backStack = [.finding("\u{1B}\n ; `")]
        #expect(watch.copies(.character("c")) == [])
        #expect(watch.state.notice == .nothing("the finding has no ID"))
        watch.state.navigation.backStack = [.finding(String(repeating: "x", count: 100_000))]
        #expect(watch.copies(.character("c")) == [.copy(String(repeating: "x", count: 2_048))])
    }

    private static let list = "https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/dd/auditTasksHub"
    private static let results = "https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/dd/audit/results/"

    @Test func `C copies the link to the closest console page`() {
        var watch = watch()
        #expect(watch.copies(.character("C")) == [.copy(Self.list)])
        #expect(watch.state.notice == .copiedAddress(.actionTasks))
        watch.press(.enter)
        #expect(
            watch.copies(.character("C")) == [
                .copy(Self.results + "6f1c2d3e4b5a69788796a5b4c3d2e1f0/DEVICE_CERTIFICATE_SHARED_CHECK")
            ])
        #expect(
            watch.state.notice
                == .copiedAddress(.checkResults(auditTaskId: "6f1c2d3e4b5a69788796a5b4c3d2e1f0", Self.check)))
    }

    @Test func `in a finding C copies the link to its check's results`() {
        var watch = watch()
        watch.state.navigation.backStack = [.finding("b")]
        watch.state.watch.drillDown.described["b"] = .known(
            AuditFinding(findingId: "b", taskId: "audit-7", checkName: "LOGGING_DISABLED_CHECK"))
        #expect(watch.copies(.character("C")) == [.copy(Self.results + "audit-7/LOGGING_DISABLED_CHECK")])
    }

    @Test(
        arguments: [
            ("us-east-1", "https://us-east-1.console.aws.amazon.com/iot/home?region=us-east-1#/dd/auditTasksHub"),
            ("cn-north-1", "https://cn-north-1.console.amazonaws.cn/iot/home?region=cn-north-1#/dd/auditTasksHub"),
            (
                "us-gov-west-1",
                "https://us-gov-west-1.console.amazonaws-us-gov.com/iot/home?region=us-gov-west-1#/dd/auditTasksHub"
            ),
            (
                "eusc-de-east-1",
                "https://eusc-de-east-1.console.amazonaws-eusc.eu/iot/home?region=eusc-de-east-1#/dd/auditTasksHub"
            ),
        ])
    func `the link depends on the region's partition`(region: String, address: String) {
        var watch = watch(region: region)
        #expect(watch.copies(.character("C")) == [.copy(address)])
    }

    @Test(arguments: ["us-iso-east-1", "us-isob-east-1", "evil.example/?x=", ""])
    func `without a public console a notice says so`(region: String) {
        var watch = watch(region: region)
        #expect(watch.copies(.character("C")) == [])
        #expect(watch.state.notice == .nothing("no AWS console link known for region \(region)"))
    }

    @Test(arguments: ["", "../x", "audit#", String(repeating: "a", count: 129)])
    func `an audit or check that is not valid in a link becomes the list of audits`(auditTaskId: String) {
        #expect(ConsolePage(check: Self.check, auditTaskId: auditTaskId) == .auditResults)
        #expect(ConsolePage(check: "A B", auditTaskId: "audit") == .auditResults)
        #expect(ConsolePage(check: nil, auditTaskId: "audit") == .auditResults)
    }

    @Test func `the demo task has no console page`() {
        var watch = watch()
        watch.state.setup.endpoint = .embedded("127.0.0.1:1", scenario: "typical")
        #expect(watch.copies(.character("C")) == [])
        #expect(watch.state.notice == .nothing("the demo task has no AWS console page"))
    }

    @Test func `without a clipboard the text is shown, and nothing is copied`() {
        var watch = watch()
        watch.state.setup.clipboard = .none
        #expect(watch.copies(.character("c")) == [])
        #expect(watch.state.notice == .copyByHand("quarantine-0412"))
        #expect(watch.copies(.character("C")) == [])
        #expect(watch.state.notice == .copyByHand(Self.list))
    }
}

/// What the operator sees if something blocks the way to the clipboard.
struct ClipboardCheckTests {
    private func copied(_ key: Key = .character("c"), way: WatchSetup.Clipboard = .tmux) -> WatchDriver {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.state.setup.clipboard = way
        watch.press(key)
        return watch
    }

    private func words(_ obstacle: ClipboardObstacle) -> [String] {
        Notice.copyByHand("id", because: obstacle).wordings(task: "id").map(\.text)
    }

    @Test func `what blocks a copy replaces its notice, with the text to copy by hand`() {
        var watch = copied()
        watch.send(.clipboardChecked(.tmux), at: watch.second)
        #expect(watch.state.notice == .copyByHand("quarantine-0412", because: .tmux))
        var link = copied(.character("C"), way: .terminal)
        link.send(.clipboardChecked(.mosh(version: "1.3.2")), at: link.second)
        #expect(
            link.state.notice
                == .copyByHand(
                    "https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/dd/auditTasksHub",
                    because: .mosh(version: "1.3.2")))
    }

    @Test func `if nothing blocks it, the notice no longer warns of tmux`() {
        var watch = copied()
        watch.send(.clipboardChecked(nil), at: watch.second)
        #expect(watch.state.notice == .copied("quarantine-0412", via: .terminal))
        var link = copied(.character("C"))
        link.send(.clipboardChecked(nil), at: link.second)
        #expect(link.state.notice == .copiedAddress(.actionTasks, via: .terminal))
    }

    @Test func `a check that comes after another key changes nothing`() {
        var watch = copied()
        watch.press(.character("j"))
        let before = watch.state
        watch.send(.clipboardChecked(.tmux), at: watch.second)
        #expect(watch.state == before)
    }

    @Test func `each obstacle is named with its remedy`() {
        #expect(
            words(.tmux) == [
                "! not copied: tmux blocks it. Run: tmux set -g set-clipboard on · id",
                "! not copied; run: tmux set -g set-clipboard on · id", "id",
            ])
        #expect(
            words(.tmuxTerminal(type: "foot"))[0]
                == "! not copied: tmux does not pass it on to foot. Run: tmux set -g allow-passthrough on · id")
        #expect(
            words(.tmuxInMosh)[0]
                == "! not copied: mosh ignores what tmux sends. Run: tmux set -g allow-passthrough on · id")
        #expect(
            words(.mosh(version: "1.3.2")) == [
                "! not copied: mosh 1.3.2 does not pass it on. Use mosh 1.4 or later on both sides · id",
                "! not copied; use mosh 1.4 or later on both sides · id", "id",
            ])
        #expect(words(.terminal(type: "linux"))[0] == "! not copied: linux has no clipboard · id")
    }
}

/// Notices about a key disappear after a time.
struct NoticeTests {
    @Test func `any next key removes a notice, even one without a function`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.press(.character("c"))
        #expect(watch.state.notice == .copied("quarantine-0412"))
        watch.press(.function(9))
        #expect(watch.state.notice == nil)
        #expect(watch.state.noticeUntil == nil)
    }

    @Test func `after ten seconds a notice disappears, with a tick of its own if nothing else changes`() {
        var watch = WatchDriver(SampleTask.inProgress())
        watch.poll(SampleTask.completed, at: 5)
        for _ in 1...2 {
            let due = watch.state.watch.polling.nextDue?.inSeconds ?? 0
            watch.poll(SampleTask.completed, at: due)
        }
        #expect(watch.state.watch.isSettled)
        #expect(watch.state.nextTick == nil)
        let pressed = watch.second
        watch.press(.character("c"))
        #expect(watch.state.nextTick == .seconds(pressed + 10))
        watch.send(.ticked, at: pressed + 9.9)
        #expect(watch.state.notice != nil)
        watch.send(.ticked, at: pressed + 10)
        #expect(watch.state.notice == nil)
        #expect(watch.state.nextTick == nil)
    }

    @Test func `in a time-lapse a notice is shown for ten seconds of real time`() {
        var watch = WatchDriver(speed: 60)
        watch.send(.started, at: 0)
        watch.press(.character("c"))
        #expect(watch.state.noticeUntil == .seconds(600))
    }
}

extension WatchDriver {
    /// What a key puts into the clipboard; other effects are ignored.
    fileprivate mutating func copies(_ key: Key) -> [Effect] {
        press(key).filter { if case .copy = $0 { true } else { false } }
    }
}
