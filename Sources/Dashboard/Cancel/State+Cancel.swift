import MitigationModel
import Screen

/// How the task is canceled: X, then the typed ID, then Enter. Nothing else sends a cancel request, and nothing sends
/// it twice.
extension State {
    /// Whether the operator may cancel the task now: a flag allows it, the task is known and has not ended, and no
    /// other request is open.
    public var canCancel: Bool {
        guard setup.allowsCancel, let task else { return false }
        return task.finalStatus == nil && watch.cancellation.allowsRequest(at: now)
    }

    /// What has to be typed first. Stale data requires the whole ID.
    public var wantedForCancel: CancelPrompt.Wanted {
        CancelPrompt.Wanted(id: taskId ?? "", isStale: isStale || navigation.cancelPrompt.wasStale)
    }

    /// X: opens the confirmation, or the state of a request.
    mutating func openCancel() -> [Effect] {
        guard setup.allowsCancel else { return notify(.cancelNotAllowed) }
        guard let task else { return notify(.nothing("no data from AWS yet; nothing to cancel")) }
        if let status = task.finalStatus { return notify(.nothing("the task already ended: \(status.word)")) }
        // The live task is canceled, so history closes.
        withContext { state, context in _ = state.watch.lookBack.leave(&context) }
        navigation.cancelPrompt = CancelPrompt()
        navigation.open(.cancel)
        observeStaleness()
        return []
    }

    /// Enter on that screen: one request, if exactly the wanted text is typed.
    mutating func confirmCancel() -> [Effect] {
        guard canCancel, let taskId else { return [] }
        guard navigation.cancelPrompt.matches(wantedForCancel) else {
            navigation.cancelPrompt.complaint = .wrongText
            return []
        }
        navigation.cancelPrompt.clear()
        cancelRequested()
        return [.cancelTask(taskId)]
    }

    /// A cancel request was sent. Polls show the outcome, so they resume.
    mutating func cancelRequested() {
        withContext { state, context in
            state.watch.cancellation.handle(.requested, &context)
            if state.watch.polling.isPaused { state.watch.togglePause(&context) }
        }
    }

    /// Handles the response to a cancel request, of the watched task or of one that was watched before.
    mutating func handle(_ response: Cancellation.Response, ofCancelOf id: String) -> [Effect] {
        guard id == taskId else {
            handle(response, ofEarlier: id)
            return []
        }
        guard case .requested = watch.cancellation else { return [] }
        if case .failed(let failure) = response { synchronize(with: failure.serverDate) }
        return withContext { state, context in
            let task = state.task
            return state.watch.cancellation.handle(.responded(response, task: task), &context)
                + state.watch.polling.handle(.outdated, &context)
        }
    }

    /// Data that was stale while the screen was open requires the whole ID until it is opened again.
    mutating func observeStaleness() {
        if navigation.screen == .cancel, isStale { navigation.cancelPrompt.wasStale = true }
    }
}
