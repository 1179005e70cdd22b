import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Every bound key does something, or says why it does not.
struct EveryCommandTests {
    @Test(arguments: KeyMode.allCases)
    func `every bound key changes the state, requests something, or says why not`(
        context: KeyMode
    ) {
        let states = Self.states(context)
        #expect(
            !states.isEmpty
                && states.allSatisfy { context == .code ? $0.takesDigits : $0.navigation.keyMode == context })
        for binding in Keymap.bindings where binding.contexts.contains(context) {
            for key in binding.keys {
                #expect(
                    states.contains { Self.responds($0, to: key) }, "\(key) (\(binding.command)) does nothing")
            }
        }
    }

    /// A key that is not bound anywhere, so that this test can fail.
    @Test(arguments: KeyMode.allCases)
    func `a key that is not bound does nothing`(context: KeyMode) {
        for state in Self.states(context) { #expect(!Self.responds(state, to: .function(12))) }
    }

    @Test func `every command is bound somewhere`() {
        #expect(Set(Keymap.bindings.map(\.command)) == Set(Command.allCases))
    }

    private static func responds(_ state: State, to key: Key) -> Bool {
        var (before, after) = (state, state)
        before.notice = nil
        let effects = update(&after, .keyPressed(key), at: state.now)
        return after != before || !effects.isEmpty
    }

    /// States of a screen in which keys have something to act on: other rows, a focused pane, a filter, text.
    private static func states(_ context: KeyMode) -> [State] {
        switch context {
        case .overview:
            let overview = pressed(SampleWatch.running(), .character("j"), .character("j"))
            return [overview, pressed(overview, .tab), pressed(overview, .left, .left)]
        case .check:
            let check = pressed(SampleFindings.listed(80, 24), .character("j"), .character("j"))
            let second = pressed(SampleWatch.running(), .character("j"), .enter)
            return [check, second, pressed(second, .left, .left)]
        case .finding:
            let finding = SampleFindings.finding(80, 12)
            return [finding.state, pressed(finding, .character("n"), .character("j"))]
        case .tasks:
            let tasks = pressed(SampleTasks.opened(), .character("j"), .character("j"))
            return [tasks, pressed(tasks, .character("f"))]
        case .cancel: return [pressed(SampleWatch.running(.canceling), .character("X"), .character("0"))]
        case .typing:
            let typing = pressed(SampleWatch.running(), .character("j"), .character("/"))
            return [typing, pressed(typing, .character("e"))]
        case .code: return [pressed(SampleWatch.mfaRenewal, .character("1"))]
        case .help:
            // On a low terminal, so that there is something to scroll.
            return [pressed(SampleWatch.running().resized(80, 12), .character("?"), .down, .down)]
        }
    }

    private static func pressed(_ watch: WatchDriver, _ keys: Key...) -> State {
        pressed(watch.state, keys)
    }

    private static func pressed(_ state: State, _ keys: Key...) -> State {
        pressed(state, keys)
    }

    private static func pressed(_ state: State, _ keys: [Key]) -> State {
        var state = state
        for key in keys { _ = update(&state, .keyPressed(key), at: state.now) }
        return state
    }
}
