import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The typing line.
struct TypingTests {
    private func watch(_ keys: Key...) -> WatchDriver {
        var watch = WatchDriver(SampleTask.inProgress())
        for key in keys { watch.press(key) }
        return watch
    }

    @Test func `the list is filtered while typing, and Enter keeps the filter`() {
        var watch = watch(.character("/"))
        #expect(watch.state.navigation.typing == Typing(.filter))
        #expect(watch.press(.character("s"), .character("H")) == [])
        #expect(watch.state.navigation.checks.filter == "sH")
        #expect(watch.state.watch.orderedChecks == [SampleTask.shared])
        watch.press(.enter)
        #expect(watch.state.navigation.typing == nil)
        #expect(watch.state.watch.orderedChecks == [SampleTask.shared])
    }

    @Test func `Esc clears the filter and closes the line`() {
        var watch = watch(.character("/"), .paste("shared"))
        let before = WatchDriver(SampleTask.inProgress()).state
        watch.press(.escape)
        #expect(watch.state == before)
    }

    @Test func `the line opens with the current filter`() {
        let watch = watch(.character("/"), .paste("shared"), .enter, .character("/"))
        #expect(watch.state.navigation.typing == Typing(.filter, text: "shared"))
    }

    @Test(
        arguments: [
            ([.character("a"), .backspace], ""), ([.character("a"), .backspace, .backspace], nil), ([.backspace], nil),
            ([.paste("device cert"), .control("w")], "device "),
            ([.paste("device cert"), .character(" "), .control("w")], "device "),
            ([.paste("device cert"), .control("w"), .control("w"), .control("w")], ""),
            ([.paste("device cert"), .control("u")], ""), ([.control("u")], ""),
            ([.character("é"), .character("漢"), .backspace], "é"), ([.character("q"), .character("?")], "q?"),
            ([.left, .right, .home, .end, .delete, .tab, .pageUp, .function(1), .unknown, .control("d")], ""),
        ] as [([Key], String?)])
    func `keys edit the line, or do nothing`(keys: [Key], text: String?) {
        var watch = watch(.character("/"))
        for key in keys { #expect(watch.press(key) == []) }
        #expect(watch.state.navigation.typing?.text == text)
        #expect(watch.state.navigation.checks.filter == text ?? "")
    }

    @Test(
        arguments: [
            ("shared", "shared"), ("  shared \n", "shared"), ("\r\n\n shared\r\nlogging", "shared"), ("\n", ""),
            ("", ""),
            ("a\tb", "a b"), ("\u{1B}[31mred\u{7}", "[31mred"), ("\u{202E}evil\u{200B}", "evil"),
            (String(repeating: "x", count: 500), String(repeating: "x", count: 128)),
        ])
    func `pasting inserts the first line without invisible characters`(pasted: String, text: String) {
        let watch = watch(.character("/"), .paste(pasted))
        #expect(watch.state.navigation.typing?.text == text)
    }

    @Test(arguments: [
        String(repeating: "a", count: 129), String(repeating: "a", count: 128) + " ",
        String(repeating: " ", count: 9_990) + String(repeating: "a", count: 20),
    ])
    func `an ID that is too long is rejected, never truncated`(pasted: String) {
        var watch = watch(.enter, .character("i"))
        watch.press(.paste(pasted))
        let isWhole = pasted.hasSuffix(" ")
        #expect(watch.state.navigation.typing?.text.count == (isWhole ? 128 : 0))
        #expect(watch.state.navigation.typing?.isRefused == !isWhole)
        watch.press(.character("b"))
        #expect(watch.state.navigation.typing?.text == (isWhole ? String(repeating: "a", count: 128) : "b"))
        #expect(watch.state.navigation.typing?.isRefused == isWhole)
    }

    @Test func `the line never holds more than 128 characters`() {
        var watch = watch(.character("/"), .paste("e" + String(repeating: "\u{301}", count: 5_000)))
        #expect(watch.state.navigation.typing?.text.unicodeScalars.count == 128)
        watch.press(.character("x"))
        #expect(watch.state.navigation.typing?.text.unicodeScalars.count == 128)
    }

    @Test func `arrow keys move the selection while the filter is typed`() {
        var watch = watch(.character("/"), .paste("device cert"))
        watch.press(.down)
        #expect(watch.state.selectedCheck == SampleTask.expiring)
        #expect(watch.state.navigation.typing?.text == "device cert")
        watch.press(.down, .down, .up)
        #expect(watch.state.selectedCheck == SampleTask.expiring)
        watch.press(.enter, .enter)
        #expect(watch.state.navigation.screen == .check(SampleTask.expiring))
    }

    @Test func `polling continues while typing, and new checks are filtered`() {
        var watch = watch(.character("/"), .paste("shared"))
        // Missing actions and a missing target would be kept from the response before.
        var task = AuditMitigationActionsTask.checks(["NOT", "SHARED_TWICE", "SHARED_ONCE"])
        (task.auditCheckToActionsMapping, task.target) = ([:], AuditMitigationActionsTaskTarget())
        watch.poll(task, at: 5)
        #expect(watch.state.watch.orderedChecks == ["SHARED_TWICE", "SHARED_ONCE"])
    }

    @Test func `Ctrl-C quits and Ctrl-L repaints while typing`() {
        var watch = watch(.character("/"))
        #expect(watch.press(.control("l"), .control("c")) == [.repaint, .quit(.interrupted(.interrupt))])
    }

    @Test func `on a check's screen the filter applies to its findings`() {
        var watch = watch(.enter)
        watch.state.watch.drillDown.checks[SampleTask.shared] = CheckFindings(
            check: SampleTask.shared, route: .none)
        watch.press(.character("/"), .paste("7d10"), .character("f"), .enter, .character("f"))
        #expect(watch.state.watch.drillDown.checks[SampleTask.shared]?.filter == "7d10f")
        #expect(watch.state.watch.drillDown.checks[SampleTask.shared]?.showsFailuresOnly == true)
        #expect(watch.state.navigation.checks == CheckArrangement())
    }

    @Test(arguments: ["", " ", "a b", "a.b", "ä"])
    func `an invalid finding ID is rejected until the line changes`(text: String) {
        var watch = watch(.enter, .character("i"))
        #expect(watch.state.navigation.typing == Typing(.findingId))
        watch.press(.character("."))
        watch.press(.backspace, .paste(text), .character("."), .enter)
        #expect(watch.state.navigation.typing?.isRefused == true)
        watch.press(.backspace)
        #expect(watch.state.navigation.typing?.isRefused == false)
    }

    @Test(arguments: ["a3f0-9e00_B", "x", String(repeating: "9", count: 128)])
    func `a valid finding ID is accepted, and the line closes`(id: String) {
        var watch = watch(.enter, .character("i"), .paste(" \(id)\n"))
        #expect(Typing.isFindingId(id))
        watch.press(.enter)
        #expect(watch.state.navigation.typing == nil)
        #expect(watch.state.navigation.checks == CheckArrangement())
    }

    @Test func `without checks there is nothing to filter`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        #expect(watch.press(.character("/")) == [])
        #expect(watch.state.navigation.typing == nil)
        #expect(watch.state.notice == .nothing("no checks to filter yet"))
    }

    @Test func `Esc closes the line for an ID and changes nothing else`() {
        var watch = watch(.enter)
        let before = watch.state
        watch.press(.character("i"), .character("a"), .escape)
        #expect(watch.state == before)
    }
}
