import MitigationModel
import Screen

/// What keys do.
extension State {
    /// Does what the key is bound to here. Any other key does nothing, and so does pasted text where nothing is typed.
    mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        let context = navigation.keyContext
        guard let command = Keymap.command(for: key, in: context) else {
            return switch context {
            case .typing: type(key)
            case .cancel: typeInCancel(key)
            default: []
            }
        }
        if isReplay, let effects = performInReplay(command) { return effects }
        return perform(command) ?? act(command)
    }

    /// Commands that ask for something or lead somewhere else; nil for all others.
    private mutating func perform(_ command: Command) -> [Effect]? {
        switch command {
        case .refresh where isAmongTasks: refreshTasks()
        case .refresh: refreshAll()
        case .repaint: [.repaint]
        case .quit where !navigation.isHelpShown: [.quit(.byOperator)]
        case .interrupt: [.quit(.interrupted(.interrupt))]
        case .open: open()
        case .openTasks: openTasks()
        case .openCancel: openCancel()
        case .confirmCancel: confirmCancel()
        case .scan: toggleScan()
        case .copyId: copyId()
        case .copyConsoleAddress: copyConsoleAddress()
        case .writeReport: writeReport()
        case .keepTyped: keepTyped()
        default: nil
        }
    }

    /// Commands that only change what is shown, or when polls are made.
    private mutating func act(_ command: Command) -> [Effect] {
        switch command {
        case .pause: togglePause()
        case .lengthenInterval: changeInterval(to: polling.longerInterval)
        case .shortenInterval: changeInterval(to: polling.shorterInterval)
        case .quit: navigation.isHelpShown = false
        case .stepBack: look(.back)
        case .stepForward: look(.forward)
        case .goToFirst: look(.first)
        case .goLive: look(.live)
        case .toggleTimeZone: toggleTimeZone()
        case .eraseLine where navigation.keyContext == .cancel: emptyCancelPrompt()
        case .narrow where isAmongTasks: showNextTaskStatus()
        case .filter, .narrow, .sort, .reverseOrder, .findById: arrange(command)
        case .eraseCharacter, .eraseWord, .eraseLine, .leaveTyping: edit(command)
        default: navigateBeneathTyping(command)
        }
        return []
    }

    /// r: the task, and in the screens of a check or finding what is shown there.
    private mutating func refreshAll() -> [Effect] {
        askFindingsAnew() + refresh()
    }

    /// u: there is nothing to switch to where local time is UTC, or not known.
    private mutating func toggleTimeZone() {
        guard setup.timeZone != .utc else {
            notice = .nothing("local time is UTC here (TZ sets another)")
            return
        }
        isLocalTime.toggle()
    }

    private var isAmongTasks: Bool {
        navigation.keyContext == .tasks
    }

    /// Enter: what is selected.
    private mutating func open() -> [Effect] {
        switch navigation.place {
        case .overview:
            openCheck()
            return []
        case .tasks: return watchSelectedTask()
        case .check: return openInCheck()
        case .finding, .cancel: return []
        }
    }
}

extension Polling {
    /// The steps of + and -.
    private static let ladder = [1, 2, 5, 10, 15, 30, 60, 120, 300].map { Duration.seconds($0) }

    /// The next longer interval; nil if there is none.
    fileprivate var longerInterval: Duration? {
        Self.ladder.first { $0 > interval }
    }

    /// The next shorter interval; nil if there is none.
    fileprivate var shorterInterval: Duration? {
        Self.ladder.last { $0 < interval }
    }
}
