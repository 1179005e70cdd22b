import MitigationModel
import Screen

/// What keys do.
extension State {
    /// Does what the key is bound to here. A key that is not bound is typed, if something is typed here.
    mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        if let effects = pressInCodePrompt(key) { return effects }
        let context = navigation.keyMode
        if let command = Keymap.command(for: key, in: context) { return perform(command) }
        switch context {
        case .typing: editTyping { $0.handle(key) }
        case .cancel: if canCancel { navigation.cancelPrompt.handle(key) }
        case .overview, .check, .finding, .tasks, .help, .code: break
        }
        return []
    }

    /// One line a command. What depends on the screen, the screen does.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .up: component.move(.up, in: &self)
        case .down: component.move(.down, in: &self)
        case .top: component.move(.top, in: &self)
        case .bottom: component.move(.bottom, in: &self)
        case .pageUp: component.move(.pageUp, in: &self)
        case .pageDown: component.move(.pageDown, in: &self)
        case .nextPane: component.focusPane(by: 1, in: &self)
        case .previousPane: component.focusPane(by: -1, in: &self)
        case .open:
            return isReplay && navigation.screen == .tasks ? notify(.replayHasOneTask) : component.open(in: &self)
        case .nextCheck: component.showNeighbor(by: 1, in: &self)
        case .previousCheck: component.showNeighbor(by: -1, in: &self)
        case .back: component.back(in: &self)
        case .refresh: return isReplay ? notify(.replayRequestsNothing) : component.refresh(in: &self)
        case .pause: return togglePause()
        case .lengthenInterval: return changeInterval(to: watch.polling.longerInterval)
        case .shortenInterval: return changeInterval(to: watch.polling.shorterInterval)
        case .filter: beginFilter()
        case .failuresOnly: component.toggleFailures(in: &self)
        case .sort: arrange { $0.order = $0.order.next }
        case .reverseOrder: arrange { $0.isReversed.toggle() }
        case .scan: component.toggleScan(in: &self)
        case .findById: navigation.typing = Typing(.findingId)
        case .openTasks: navigation.open(.tasks)
        case .copyId: return copy(component.copyable(in: self))
        case .copyConsoleAddress: return copyLink(to: component.consolePage(in: self))
        case .stepBack: return look(.back)
        case .stepForward: return look(.forward, inReplay: .toNextPoll)
        case .goToFirst: return look(.first)
        case .goLive: return look(.live, inReplay: .toEnd)
        case .toggleTimeZone: toggleTimeZone()
        case .openCancel: return isReplay ? notify(.replayCancelsNothing) : openCancel()
        case .confirmCancel: return confirmCancel()
        case .writeReport: return writeReport()
        case .logIn: return logIn()
        case .submitCode: return submitCode()
        case .postponeCode: postponeCode()
        case .keepTyped: keepTyped()
        case .leaveTyping: leaveTyping()
        case .eraseCharacter: eraseCharacter()
        case .eraseWord: editTyping { $0.eraseWord() }
        case .eraseLine: eraseLine()
        case .toggleMouse: toggleMouse()
        case .repaint: return [.repaint]
        case .help: navigation.toggleHelp()
        case .quit:
            guard navigation.isHelpShown else { return [.quit(.byOperator)] }
            navigation.help = nil
        case .interrupt: return [.quit(.interrupted(.interrupt))]
        }
        return []
    }

    /// Says something about the key that was pressed.
    mutating func notify(_ notice: Notice) -> [Effect] {
        self.notice = notice
        return []
    }

    /// r: polls now, and looks up again what is shown of findings.
    mutating func refreshAll() -> [Effect] {
        withContext { state, context in
            state.watch.drillDown.handle(.refreshed, &context) + state.watch.polling.handle(.refreshed, &context)
        }
    }

    private mutating func togglePause() -> [Effect] {
        withContext { state, context in
            if state.isReplay { return state.replay?.handle(.pauseToggled, &context) ?? [] }
            state.watch.togglePause(&context)
            return []
        }
    }

    private mutating func changeInterval(to interval: Duration?) -> [Effect] {
        if isReplay { return notify(.replayRequestsNothing) }
        return withContext { state, context in state.watch.polling.handle(.intervalChanged(to: interval), &context) }
    }

    /// ← → { }: in a replay of the live end, the keys that lead on move the replay.
    private mutating func look(_ step: LookBack.Step, inReplay move: ReplayStep? = nil) -> [Effect] {
        withContext { state, context in
            if let move, state.isReplay, state.watch.lookBack.past == nil {
                return state.replay?.handle(.moved(move), &context) ?? []
            }
            let watch = state.watch
            return state.watch.lookBack.handle(step, in: watch, &context)
        }
    }

    /// u: if local time is UTC or unknown, there is nothing to switch to.
    private mutating func toggleTimeZone() {
        guard setup.timeZone != .utc else {
            notice = .nothing("local time is UTC here (set TZ to change it)")
            return
        }
        isLocalTime.toggle()
    }
}
