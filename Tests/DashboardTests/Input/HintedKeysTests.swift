import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// A key is hinted only if it does something: the state changes, something is requested, or a notice says what
/// happened. A notice that says why nothing happened does not count.
struct HintedKeysTests {
    @Test(arguments: ScreenSnapshot.all.indices)
    func `every hinted key of a recorded screen does something there`(screen: Int) {
        expectHintsWork(ScreenSnapshot.all[screen].state(.wide), ScreenSnapshot.all[screen].name)
    }

    private static let ways: [[Key]] = [
        [], [.tab], [.tab, .tab], [.tab, .tab, .tab], [.enter], [.enter, .enter], [.enter, .left], [.left], [.end],
        [.character("?")], [.character("t")], [.character("f")], [.character("f"), .character("f")],
        [.character("p")], [.character("X")],
    ]

    @Test(arguments: HintsTests.screens.indices, ways)
    func `every hinted key does something on screens that keys lead to`(screen: Int, way: [Key]) {
        var watch = HintsTests.screens[screen].watch
        for key in way { watch.press(key) }
        expectHintsWork(watch.resized(200, 60), "\(HintsTests.screens[screen].name) after \(way)")
    }

    private func expectHintsWork(_ state: State, _ place: String) {
        for (label, keys) in Self.hinted(state) {
            #expect(keys.contains { Self.works($0, in: state) }, "\(label) in \(place) does nothing")
        }
    }

    /// The hints of the last row, each with its keys there.
    private static func hinted(_ state: State) -> [(label: String, keys: [Key])] {
        let last = view(state).text().last ?? ""
        let mode = state.navigation.keyMode
        let bindings = Keymap.bindings.filter { $0.contexts.contains(mode) }
        let usual = bindings.compactMap { binding in
            binding.hint.map { (label: "\($0.key) \($0.words)", keys: binding.keys + otherKeys(of: $0)) }
        }
        let inHistory = Keymap.lookBackHints.map { hint in
            (label: "\(hint.key) \(hint.words)", keys: hint.key == "Esc" ? [Key.escape] : [.left, .right])
        }
        return (usual + inHistory).filter { last.contains(" \($0.label)") }
    }

    /// The second key of hints such as `+- interval`, which is bound to another command.
    private static func otherKeys(of hint: KeyBinding.Hint) -> [Key] {
        switch hint.key {
        case "←→": [.right]
        case "+-": [.character("-")]
        default: []
        }
    }

    private static func works(_ key: Key, in state: State) -> Bool {
        var before = state
        // What is due at this moment anyway does not count, nor does a notice, which disappears with any key.
        _ = update(&before, .ticked, at: state.now)
        before.notice = nil
        var after = before
        let effects = update(&after, .keyPressed(key), at: state.now)
        if isRefused(after.notice) { return false }
        // A call in flight is not repeated, but lasts only a moment: the hint would flicker.
        if key == .character("r"), state.isCallInFlight { return true }
        // The screen already says that the typed text does not match.
        if key == .enter, state.navigation.cancelPrompt.complaint != nil { return true }
        return !effects.isEmpty || after != before
    }

    private static func isRefused(_ notice: Notice?) -> Bool {
        switch notice {
        case .nothing, .cancelNotAllowed: true
        case nil, .copied, .copiedAddress, .copyByHand, .mouse, .reportWritten, .reportNotWritten, .recordingEnded,
            .replayMissed:
            false
        }
    }
}

extension State {
    fileprivate var isCallInFlight: Bool {
        watch.polling.inFlight != nil || navigation.screen == .tasks && picker.readingSince != nil
    }
}
