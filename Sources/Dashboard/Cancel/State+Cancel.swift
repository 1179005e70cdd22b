import MitigationModel

/// What may be canceled, and how sure the operator has to be.
extension State {
    /// Where the canceling of the task is that is watched.
    public var cancellation: Cancellation {
        get { taskId.flatMap { cancellations[$0] } ?? .none }
        set { if let taskId { cancellations[taskId] = newValue } }
    }

    /// The tasks of which AWS was asked to cancel them and has not answered yet, in the order of their ids.
    public var cancelsUnanswered: [String] {
        cancellations.filter { if case .asked = $0.value { true } else { false } }.keys.sorted()
    }

    /// Whether AWS took the cancel, and the task has not ended yet.
    public var isCanceling: Bool {
        if case .accepted = cancellation { task?.finalStatus == nil } else { false }
    }

    /// Whether the operator may ask for it now: a flag allows it, the task is known and goes on, and no other request is
    /// open.
    public var canCancel: Bool {
        guard setup.allowsCancel, let task else { return false }
        return task.finalStatus == nil && cancellation.allowsRequest(at: now)
    }

    /// What has to be typed before AWS is asked.
    public var wantedForCancel: CancelPrompt.Wanted {
        let id = taskId ?? ""
        if isStale || navigation.cancelPrompt.wasStale { return .wholeId(id) }
        return id.count > 4 ? .lastFour(String(id.suffix(4))) : .shortId(id)
    }
}
