import MitigationModel
import Screen

/// What keys do.
extension State {
    /// Does what the key is bound to here. Any other key, and text that is pasted, does nothing.
    mutating func press(_ key: Key) -> [Effect] {
        guard let command = Keymap.command(for: key, in: navigation.keyContext) else { return [] }
        switch command {
        case .refresh: return refresh()
        case .pause: togglePause()
        case .lengthenInterval: changeInterval(to: polling.longerInterval)
        case .shortenInterval: changeInterval(to: polling.shorterInterval)
        case .repaint: return [.repaint]
        case .quit where navigation.isHelpShown: navigation.isHelpShown = false
        case .quit: return [.quit(.byOperator)]
        case .interrupt: return [.quit(.interrupted(.interrupt))]
        default: navigate(command)
        }
        return []
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
