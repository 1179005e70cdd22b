/// The line that is typed.
extension State {
    /// /: begins to type a filter.
    mutating func beginFilter() {
        if navigation.screen == .overview, task?.checks.isEmpty ?? true {
            notice = .nothing("no checks to filter yet")
        } else {
            navigation.typing = Typing(.filter, text: navigation.screen.component.filter(in: self))
        }
    }

    /// Enter: keeps the filter, or shows the finding, unless the text cannot be a finding ID.
    mutating func keepTyped() {
        guard let typing = navigation.typing else { return }
        switch typing.purpose {
        case .filter: navigation.typing = nil
        case .findingId:
            guard Typing.isFindingId(typing.text) else {
                navigation.typing?.isRefused = true
                return
            }
            navigation.typing = nil
            openFinding(typing.text)
        }
    }

    /// Esc: undoes the filter, and leaves the line.
    mutating func leaveTyping() {
        editTyping { $0.eraseLine() }
        navigation.typing = nil
    }

    /// Backspace: erases the last character; leaves an empty line.
    mutating func eraseCharacter() {
        if takesDigits {
            eraseCode(wholly: false)
        } else if navigation.typing?.text.isEmpty ?? true {
            navigation.typing = nil
        } else {
            editTyping { $0.eraseCharacter() }
        }
    }

    /// ^U: erases the line.
    mutating func eraseLine() {
        if takesDigits {
            eraseCode(wholly: true)
        } else if navigation.keyMode == .cancel {
            navigation.cancelPrompt.clear()
        } else {
            editTyping { $0.eraseLine() }
        }
    }

    /// Edits the line; a filter applies while it is typed.
    mutating func editTyping(_ edit: (inout Typing) -> Void) {
        guard var typing = navigation.typing else { return }
        edit(&typing)
        navigation.typing = typing
        if typing.purpose == .filter { navigation.screen.component.setFilter(typing.text, in: &self) }
    }
}
