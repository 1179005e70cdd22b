import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The two pages of the help.
struct HelpTests {
    /// The screens on which `?` opens help.
    private static let modes: [KeyMode] = [.overview, .check, .finding, .tasks]

    private static func bindings(_ topic: HelpTopic, _ mode: KeyMode) -> [KeyBinding] {
        topic.blocks(in: mode).flatMap { block -> [KeyBinding] in
            if case .keys(let bindings) = block.content { bindings } else { [] }
        }
    }

    @Test func `help opens on every screen where no text is typed`() {
        for mode in KeyMode.allCases where ![KeyMode.help, .typing, .cancel, .code].contains(mode) {
            #expect(Self.modes.contains(mode) && Keymap.command(for: .character("?"), in: mode) == .help)
        }
    }

    @Test(arguments: modes)
    func `the keys of a screen fit 80x24 without scrolling`(mode: KeyMode) {
        let content = HelpContent(.screen, in: mode, width: 80)
        #expect(content.count <= PageLayout(.usual, headRows: 0).body.height)
        #expect(content.lines.count == content.count)
        #expect(content.lines.allSatisfy { $0.columns <= 80 })
    }

    @Test(arguments: modes)
    func `the first page has the keys of the screen, and every binding is on one page`(mode: KeyMode) {
        let (first, second) = (Self.bindings(.screen, mode), Self.bindings(.others, mode))
        #expect(first.allSatisfy { $0.contexts.contains(mode) })
        #expect(first.count + second.count == Keymap.bindings.count)
        #expect(Set(first + second) == Set(Keymap.bindings))
    }

    @Test(arguments: [
        SampleWatch.running(), SampleWatch.checkPage, SampleFindings.finding(80, 24), SampleTasks.opened(),
    ])
    func `pressing ? at 80x24 shows every key of the screen with its text`(watch: WatchDriver) {
        let mode = watch.state.navigation.keyMode
        let text = view(watch.pressing(.character("?")).resized(80, 24)).text()
        for binding in Keymap.bindings where binding.contexts.contains(mode) {
            #expect(
                text.contains { row in
                    row.contains(" \(binding.label) ") && (row.contains(binding.help) || row.contains(binding.brief))
                }, "\(binding.label)")
        }
        #expect(!text[23].contains("lines "))
    }

    @Test func `Tab switches between the pages, and ? and Esc close the help`() {
        var watch = SampleWatch.help
        #expect(watch.state.navigation.help == .screen)
        watch.press(.tab)
        #expect(watch.state.navigation.help == .others)
        #expect(view(watch.resized(80, 24)).text().contains { $0.contains("Symbols") })
        #expect(view(watch.resized(80, 24)).text()[23].contains("Tab other keys"))
        watch.press(.tab)
        #expect(watch.state.navigation.help == .screen)
        watch.press(.tab, .escape)
        #expect(watch.state.navigation.help == nil)
        watch.press(.character("?"))
        #expect(watch.state.navigation.help == .screen)
        watch.press(.character("?"))
        #expect(watch.state.navigation.help == nil)
    }

    @Test func `key texts are short`() {
        for binding in Keymap.bindings {
            #expect(DisplayText.columns(of: binding.help) <= 60, "\(binding.help)")
            #expect(DisplayText.columns(of: binding.brief) <= KeyBinding.mostBriefColumns, "\(binding.brief)")
        }
    }

    @Test(arguments: [(20, 4), (40, 12), (60, 20), (120, 36), (200, 60)], [HelpTopic.screen, .others])
    func `lines of the help fit any width, and are as many as are counted`(size: (Int, Int), topic: HelpTopic) {
        for mode in Self.modes {
            let content = HelpContent(topic, in: mode, width: size.0)
            #expect(content.lines.allSatisfy { $0.columns <= size.0 })
            #expect(content.lines.count == content.count)
        }
    }
}
