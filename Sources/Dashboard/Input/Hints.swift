import MitigationModel
import Screen

/// The hint bar, made from the keymap.
enum Hints {
    /// The hints for all of these contexts that fit; the most important ones stay longest.
    ///
    /// Hints of keys that do nothing at the moment, and hints in `others`, are left out. In history the key back to
    /// live comes first.
    static func line(
        _ scene: RenderContext, in contexts: Set<KeyMode>, without others: Set<Command> = [], width: Int
    ) -> Line {
        let idle = scene.idleCommands.union(others)
        let places = contexts.map { Keymap.hints(in: $0, without: idle) }
        let usual = places.first?.filter { hint in places.allSatisfy { $0.contains(hint) } } ?? []
        let hints = scene.present == nil || contexts == [.help] ? usual : lookingBack(usual)
        let order = hints.indices.sorted { (hints[$0].importance, $0) < (hints[$1].importance, $1) }
        let bar = HelpBar(hints.map { HelpBar.Hint(key: $0.key, label: $0.words) }, priorities: order)
        return Line(" ") + bar.line(width: width - 2)
    }

    /// Keys with another meaning in history come first, with their hints for history.
    private static func lookingBack(_ hints: [KeyBinding.Hint]) -> [KeyBinding.Hint] {
        let ways = Keymap.lookBackHints
        return ways + hints.filter { hint in !ways.contains { $0.key == hint.key } }
    }
}

extension RenderContext {
    /// Commands that do nothing at the moment.
    fileprivate var idleCommands: Set<Command> {
        let now = present ?? state
        return now.component.idleCommands(in: now).union(idleAnywhere(now))
    }

    /// Without a task there is nothing to report, and without an earlier poll there is no history.
    private func idleAnywhere(_ now: State) -> Set<Command> {
        var idle: Set<Command> = now.task == nil ? [.writeReport] : []
        if now.signIn.isChecking { idle.insert(.open) }
        if present == nil, now.replay == nil, !now.watch.canLookBack { idle.insert(.stepBack) }
        if let replay = now.replay { idle.formUnion(self.idle(inReplay: replay.phase, now)) }
        // Once polling has stopped, there is nothing to pause or to slow down.
        if now.replay == nil, now.watch.isSettled { idle.formUnion([.pause, .lengthenInterval]) }
        return idle
    }

    /// A replay makes no calls and has one task; pausing concerns only its own time, which ends with the recording.
    private func idle(inReplay phase: ReplayState.Phase, _ now: State) -> Set<Command> {
        var idle: Set<Command> = [.refresh, .lengthenInterval, .shortenInterval, .openCancel]
        if now.navigation.screen == .tasks { idle.insert(.open) }
        if phase == .ended { idle.insert(.pause) }
        if phase == .ended, !now.watch.canLookBack { idle.insert(.stepBack) }
        return idle
    }
}
