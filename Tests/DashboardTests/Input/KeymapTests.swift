import Dashboard
import Screen
import Testing

struct KeymapTests {
    @Test func `no key is bound twice on one screen`() {
        for context in KeyMode.allCases {
            let keys = Keymap.bindings.filter { $0.contexts.contains(context) }.flatMap(\.keys)
            #expect(Set(keys).count == keys.count)
        }
    }

    @Test func `every command has a key, a help text and a screen`() {
        #expect(Set(Keymap.bindings.map(\.command)) == Set(Command.allCases))
        for binding in Keymap.bindings {
            #expect(!binding.keys.isEmpty && !binding.label.isEmpty && !binding.help.isEmpty)
            #expect(!binding.contexts.isEmpty)
        }
    }

    @Test func `each binding is in one group with a title`() {
        #expect(Keymap.groups.flatMap(\.bindings) == Keymap.bindings)
        #expect(Keymap.groups.allSatisfy { !$0.title.isEmpty && !$0.bindings.isEmpty })
        #expect(Set(Keymap.groups.map(\.title)).count == Keymap.groups.count)
    }

    @Test func `no character is bound where text is typed`() {
        for context in [KeyMode.typing, .cancel] {
            for binding in Keymap.bindings where binding.contexts.contains(context) {
                for case .character in binding.keys { Issue.record("\(binding.label) in \(context)") }
            }
        }
    }

    @Test func `the same key has different commands on different screens`() {
        #expect(Keymap.command(for: .enter, in: .overview) == .open)
        #expect(Keymap.command(for: .enter, in: .help) == nil)
        #expect(Keymap.command(for: .character("n"), in: .check) == .nextCheck)
        #expect(Keymap.command(for: .character("n"), in: .overview) == nil)
        #expect(Keymap.command(for: .character("="), in: .help) == .lengthenInterval)
    }

    @Test func `hints are in the order of the keymap`() {
        #expect(
            Keymap.hints(in: .overview).map(\.key) == [
                "Enter", "Tab", "/", "f", "s", "t", "←→", "r", "p", "+-", "e", "?", "q",
            ])
        #expect(
            Keymap.hints(in: .check).map(\.key) == [
                "Enter", "Esc", "Tab", "n", "/", "f", "F", "i", "r", "p", "c", "e", "?", "q",
            ])
        #expect(Keymap.hints(in: .tasks).map(\.key) == ["Enter", "Esc", "/", "f", "r", "c", "?", "q"])
        #expect(Keymap.hints(in: .tasks, without: [.open, .filter]).map(\.key) == ["Esc", "f", "r", "c", "?", "q"])
        #expect(Keymap.hints(in: .help).map(\.key) == ["Esc", "Tab"])
    }

    @Test func `no two hints of one bar are equally important`() {
        for context in KeyMode.allCases {
            let importances = Keymap.hints(in: context).map(\.importance)
            #expect(Set(importances).count == importances.count)
        }
    }
}
