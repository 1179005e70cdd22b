import MitigationModel
import Screen

/// How the task is canceled: X, the id typed, Enter. Nothing else asks for it, and nothing asks twice.
extension State {
    /// X: the screen that asks first, or shows how far a request is.
    mutating func openCancel() -> [Effect] {
        guard setup.allowsCancel else { return refuse(.cancelNotAllowed) }
        guard let task else { return refuse(.nothing("no answer from AWS yet: nothing to cancel")) }
        if let status = task.finalStatus { return refuse(.nothing("the task is over: \(status.word)")) }
        // What is canceled is what is there now, not what was there at the moment that is looked at.
        _ = leaveLookBack()
        navigation.cancelPrompt = CancelPrompt()
        navigation.open(.cancel)
        noteStaleness()
        return []
    }

    private mutating func refuse(_ notice: Notice) -> [Effect] {
        self.notice = notice
        return []
    }

    /// A key on that screen that is not bound to anything: characters of the id are typed. Where nothing can be asked
    /// for, nothing is taken.
    mutating func typeInCancel(_ key: Key) -> [Effect] {
        guard canCancel else { return [] }
        switch key {
        case .character(let character): type(character)
        case .backspace:
            navigation.cancelPrompt.complaint = nil
            _ = navigation.cancelPrompt.text.popLast()
        case .paste: navigation.cancelPrompt.complaint = .pasted
        default: break
        }
        return []
    }

    private mutating func type(_ character: Character) {
        navigation.cancelPrompt.complaint = nil
        guard navigation.cancelPrompt.text.utf8.count < CancelPrompt.capacity else { return }
        navigation.cancelPrompt.text.append(character)
    }

    /// Control and U: the line is empty again.
    mutating func emptyCancelPrompt() {
        navigation.cancelPrompt.text = ""
        navigation.cancelPrompt.complaint = nil
    }

    /// Enter: asks AWS once, if exactly the wanted text is typed.
    mutating func confirmCancel() -> [Effect] {
        guard canCancel, let taskId else { return [] }
        guard navigation.cancelPrompt.matches(wantedForCancel) else {
            navigation.cancelPrompt.complaint = .wrongText
            return []
        }
        emptyCancelPrompt()
        noteCancelAsked()
        return [.cancelTask(taskId)]
    }

    /// AWS is asked to cancel the task that is watched.
    mutating func noteCancelAsked() {
        cancellation = .asked(at: now)
        record(.cancelAsked)
        // What becomes of it is told by polls alone.
        if polling.isPaused { togglePause() }
    }

    /// Whoever acts on data that was stale types more: it stays so until the screen is opened anew.
    mutating func noteStaleness() {
        if navigation.place == .cancel, isStale { navigation.cancelPrompt.wasStale = true }
    }
}
