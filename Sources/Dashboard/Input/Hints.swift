import MitigationModel
import Screen

/// The hint bar, made from the keymap.
enum Hints {
    /// The hints that stand in all of these places, as far as they fit whole; the most important ones stay longest.
    ///
    /// A key that leads nowhere at the moment has none, nor have `others`. In a look back the way to the present comes first.
    static func line(
        _ scene: Scene, in contexts: Set<KeyContext>, without others: Set<Command> = [], width: Int
    ) -> Line {
        let idle = scene.idleCommands.union(others)
        let places = contexts.map { Keymap.hints(in: $0, without: idle) }
        let usual = places.first?.filter { hint in places.allSatisfy { $0.contains(hint) } } ?? []
        let hints = scene.present == nil || contexts == [.help] ? usual : lookingBack(usual)
        let order = hints.indices.sorted { (hints[$0].importance, $0) < (hints[$1].importance, $1) }
        let bar = HelpBar(hints.map { HelpBar.Hint(key: $0.key, label: $0.words) }, priorities: order)
        return Line(" ") + bar.line(width: width - 2)
    }

    /// Keys that mean something else there stand first, in the words of the look back.
    private static func lookingBack(_ hints: [KeyBinding.Hint]) -> [KeyBinding.Hint] {
        let ways = Keymap.lookBackHints
        return ways + hints.filter { hint in !ways.contains { $0.key == hint.key } }
    }
}

extension Scene {
    /// Commands that do nothing where the operator is, at this moment.
    fileprivate var idleCommands: Set<Command> {
        let now = present ?? state
        return idleInPlace(now).union(idleAnywhere(now))
    }

    /// Without a task there is nothing to report, and without an earlier poll no history.
    private func idleAnywhere(_ now: State) -> Set<Command> {
        var idle: Set<Command> = now.task == nil ? [.writeReport] : []
        if present == nil, now.replay == nil, !now.canLookBack { idle.insert(.stepBack) }
        if let replay = now.replay { idle.formUnion(self.idle(inReplay: replay)) }
        // There is nothing to pause, or to make slower, once polling has stopped.
        if now.replay == nil, now.isSettled { idle.formUnion([.pause, .lengthenInterval]) }
        return idle
    }

    /// AWS is not asked in a replay; that it is paused means its own time.
    private func idle(inReplay replay: ReplayPhase) -> Set<Command> {
        let asking: Set<Command> = [.refresh, .lengthenInterval, .shortenInterval, .openCancel]
        return replay == .ended ? asking.union([.pause]) : asking
    }

    private func idleInPlace(_ now: State) -> Set<Command> {
        let withoutTask: Set<Command> = [.open, .filter, .narrow, .sort, .nextPane]
        return switch now.navigation.place {
        case .overview where now.task == nil: withoutTask
        case .check where now.task == nil: withoutTask.union([.scan, .nextCheck])
        case .overview: idleInOverview
        case .check(let check): idle(among: now.drillDown.checks[check], now).union(idle(inCheck: check, now))
        case .tasks: idleAmongTasks(now)
        case .cancel: now.navigation.cancelPrompt.text.isEmpty ? [.eraseLine] : []
        case .finding: now.neighbor(by: 1) == nil ? [.nextCheck] : []
        }
    }

    private var idleInOverview: Set<Command> {
        if allChecks.isEmpty { return [.open, .filter, .narrow, .sort] }
        return checks.isEmpty ? [.open] : []
    }

    private func idle(inCheck check: CheckName, _ now: State) -> Set<Command> {
        var idle: Set<Command> = now.orderedChecks.last == check ? [.nextCheck] : []
        if !now.canToggleScan(of: check) { idle.insert(.scan) }
        return idle
    }

    /// Only rows can be opened, and only findings are filtered.
    private func idle(among findings: CheckFindings?, _ now: State) -> Set<Command> {
        let withoutRows: Set<Command> = [.open, .filter, .narrow]
        guard let findings else { return withoutRows }
        return switch now.navigation.checkFocus {
        case .findings where findings.listedCount == 0: withoutRows
        case .findings: findings.shownCount == 0 ? [.open] : []
        case .failures: findings.groups.isEmpty ? withoutRows : []
        case .actions, .reasonCodes: withoutRows
        }
    }

    /// Without a task to go back to, and with nothing to undo, Esc leads nowhere.
    private func idleAmongTasks(_ now: State) -> Set<Command> {
        let picker = now.picker
        var idle: Set<Command> = now.taskId == nil && !picker.isFiltered ? [.back] : []
        if picker.shown.isEmpty { idle.formUnion([.open, .copyId]) }
        if picker.tasks.isEmpty { idle.formUnion([.filter, .narrow]) }
        return idle
    }
}
