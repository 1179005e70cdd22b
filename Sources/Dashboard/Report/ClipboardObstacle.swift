/// What keeps a text from the operator's clipboard.
public enum ClipboardObstacle: Hashable, Sendable {
    /// tmux ignores the clipboard sequence of programs.
    case tmux
    /// tmux does not know that its terminal has a clipboard. With set-clipboard on, the text is in its paste buffer.
    case tmuxTerminal(type: String)
    /// tmux sends a sequence that mosh ignores.
    case tmuxInMosh
    /// This version of mosh ignores the sequence: the first one that passes it is 1.4.
    case mosh(version: String)
    /// The terminal outside tmux has no clipboard.
    case terminal(type: String)
}

extension ClipboardObstacle {
    /// What blocks the text: `tmux blocks it`.
    public var reason: String {
        switch self {
        case .tmux: "tmux blocks it"
        case .tmuxTerminal(let type): "tmux does not pass it on to \(type.isEmpty ? "its terminal" : type)"
        case .tmuxInMosh: "mosh ignores what tmux sends"
        case .mosh(let version): "mosh \(version) does not pass it on"
        case .terminal(let type): "\(type) has no clipboard"
        }
    }

    /// The command that removes the obstacle; nil if no command does.
    public var command: String? {
        switch self {
        case .tmux: "tmux set -g set-clipboard on"
        case .tmuxTerminal, .tmuxInMosh: "tmux set -g allow-passthrough on"
        case .mosh, .terminal: nil
        }
    }

    /// What else removes it.
    public var remedy: String? {
        if case .mosh = self { "use mosh 1.4 or later on both sides" } else { nil }
    }

    /// With the remedy, the longest wording first.
    var wordings: [String] {
        let fix = command.map { "run: \($0)" } ?? remedy
        return [
            "not copied: \(reason)" + (fix.map { ". \($0.prefix(1).uppercased())\($0.dropFirst())" } ?? ""),
            "not copied" + (fix.map { "; \($0)" } ?? ": \(reason)"),
        ]
    }
}

extension State {
    /// The way to the clipboard was checked. The text is in the notice, unless another key has removed that.
    mutating func clipboardChecked(_ obstacle: ClipboardObstacle?) {
        let text: String
        switch notice {
        case .copied(let id, _): text = id
        case .copiedAddress(let page, _): text = page.address(region: setup.region) ?? ""
        default: return
        }
        if let obstacle {
            notice = .copyByHand(text, because: obstacle)
        } else if case .copied = notice {
            notice = .copied(text, via: .terminal)
        } else if case .copiedAddress(let page, _) = notice {
            notice = .copiedAddress(page, via: .terminal)
        }
    }
}
