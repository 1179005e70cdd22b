import Screen

/// The line that is typed.
extension State {
    /// A key while a line is typed that is not bound to anything: what is typed. Any other key does nothing.
    mutating func type(_ key: Key) -> [Effect] {
        switch key {
        case .character(let character): change { $0.append(String(character)) }
        case .paste(let text): change { $0.paste(text) }
        default: break
        }
        return []
    }

    /// Takes back some of what was typed, or all of it with the line. On an empty line Backspace leaves it.
    mutating func edit(_ command: Command) {
        switch command {
        case .eraseCharacter where navigation.typing?.text.isEmpty ?? true: navigation.typing = nil
        case .eraseCharacter: change { $0.eraseCharacter() }
        case .eraseWord: change { $0.eraseWord() }
        case .eraseLine: change { $0.eraseLine() }
        case .leaveTyping:
            change { $0.eraseLine() }
            navigation.typing = nil
        default: break
        }
    }

    /// Enter: the filter stays; the finding is shown, unless what was typed cannot be its id.
    mutating func keepTyped() -> [Effect] {
        guard let typing = navigation.typing else { return [] }
        switch typing.purpose {
        case .filter:
            navigation.typing = nil
            return []
        case .findingId:
            guard Typing.isFindingId(typing.text) else {
                navigation.typing?.isRefused = true
                return []
            }
            navigation.typing = nil
            return openFinding(id: typing.text)
        }
    }

    /// Moves about as if no line were typed: the selection follows the arrow keys while a filter is.
    mutating func navigateBeneathTyping(_ command: Command) {
        let typing = navigation.typing
        navigation.typing = nil
        navigate(command)
        navigation.typing = typing
    }

    private mutating func change(_ edit: (inout Typing) -> Void) {
        guard var typing = navigation.typing else { return }
        edit(&typing)
        navigation.typing = typing
        if typing.purpose == .filter { apply(filter: typing.text) }
    }
}
