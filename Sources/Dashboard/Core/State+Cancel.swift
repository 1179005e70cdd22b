import MitigationModel

/// What may be canceled, and how sure the operator has to be.
extension State {
    /// Whether AWS took the cancel, and the task has not ended yet.
    public var isCanceling: Bool {
        if case .accepted = cancellation { latestTask?.finalStatus == nil } else { false }
    }

    /// Whether the operator may ask for it now: a flag allows it, the task is known and goes on, and no other request is
    /// open.
    public var canCancel: Bool {
        guard setup.allowsCancel, let task = latestTask else { return false }
        return task.finalStatus == nil && cancellation.allowsRequest(at: now)
    }

    /// What has to be typed before AWS is asked.
    public var wantedForCancel: CancelPrompt.Wanted {
        let id = taskId ?? ""
        if isStale || navigation.cancelPrompt.wasStale { return .wholeId(id) }
        return id.count > 4 ? .lastFour(String(id.suffix(4))) : .shortId(id)
    }

    /// The task as it is now, whatever moment is looked at.
    var latestTask: AuditMitigationActionsTask? {
        latest?.task
    }
}
