import Screen

/// The line that is typed.
extension State {
    /// A key that is not bound to anything while a line is typed: its text is typed.
    mutating func type(_ key: Key) {
        switch key {
        case .character(let character): editTyping { $0.append(String(character)) }
        case .paste(let text): editTyping { $0.paste(text) }
        case .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .backspace,
            .delete, .control, .function, .unknown:
            break
        }
    }

    /// /: begins to type a filter.
    mutating func beginFilter() {
        if navigation.place == .overview, task?.checks.isEmpty ?? true {
            notice = .nothing("there are no checks to filter yet")
        } else {
            navigation.typing = Typing(.filter, text: navigation.place.component.filter(in: self))
        }
    }

    /// Enter: the filter stays; the finding is shown, unless what was typed cannot be its ID.
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

    /// Backspace: the last character goes; an empty line is left.
    mutating func eraseCharacter() {
        if navigation.typing?.text.isEmpty ?? true {
            navigation.typing = nil
        } else {
            editTyping { $0.eraseCharacter() }
        }
    }

    /// ^U: the line is empty again.
    mutating func eraseLine() {
        if navigation.keyContext == .cancel {
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
        if typing.purpose == .filter { navigation.place.component.setFilter(typing.text, in: &self) }
    }
}
