import MitigationModel

/// What follows from responses, for a cancel request.
extension Cancellation {
    /// What changes how far a request is.
    enum Event {
        /// The operator confirmed it: the request is sent.
        case requested
        /// The response to the request, or its failure. `task` is the latest known one.
        case responded(Response, task: AuditMitigationActionsTask?)
        /// A good response to a poll that was made at an uptime.
        case polled(AuditMitigationActionsTask, madeAt: Duration)
    }

    /// What came back from a cancel request.
    enum Response {
        /// AWS accepted it.
        case accepted(requestId: String?)
        /// It was rejected, or there was no response.
        case failed(CallFailure)
    }

    /// Handles an event.
    @discardableResult
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .requested:
            self = .asked(at: context.now)
            context.record(.cancelAsked)
        case .responded(let response, let task): handle(response, task, &context)
        case .polled(let task, let madeAt): evaluate(task, polledAt: madeAt, &context)
        }
        return []
    }

    /// Handles the response to a request of a task that is no longer watched: the journal says what became of it.
    mutating func handle(_ response: Response, ofOtherTask id: String, _ context: inout Context) {
        guard case .asked(let asked) = self else { return }
        switch response {
        case .accepted(let requestId):
            self = .accepted(at: context.now, requestId: requestId)
            context.record(.otherCancelAccepted(id, requestId: requestId))
        case .failed(let failure):
            self =
                failure.leavesCancelOpen
                ? .unknown(UnknownOutcome(at: asked, failure: failure)) : rejected(failure, context)
            context.record(.otherCancelFailed(id, failure))
        }
    }

    private mutating func handle(
        _ response: Response, _ task: AuditMitigationActionsTask?, _ context: inout Context
    ) {
        // A late response is ignored.
        guard case .asked(let asked) = self else { return }
        switch response {
        case .accepted(let requestId):
            self = .accepted(at: context.now, requestId: requestId)
            context.record(.cancelAccepted(requestId: requestId))
        case .failed(let failure): handle(failure, ofRequestAt: asked, task?.finalStatus, &context)
        }
    }

    private mutating func handle(
        _ failure: CallFailure, ofRequestAt asked: Moment, _ final: TaskStatus?, _ context: inout Context
    ) {
        if failure.leavesCancelOpen {
            self = .unknown(UnknownOutcome(at: asked, failure: failure))
            context.record(.cancelUnanswered(failure))
            if let final { resolve(requestAt: asked, by: final, &context) }
        } else if failure.mayMeanTaskEnded, let final {
            resolve(.alreadyOver(final), ofRequestAt: context.now, &context)
        } else {
            self = rejected(failure, context)
            context.record(.cancelRefused(failure))
            notify("cancel refused: \(failure.cancelWords.short)", &context)
        }
    }

    /// If AWS calls the request invalid, the task may have ended.
    private func rejected(_ failure: CallFailure, _ context: Context) -> Self {
        .refused(at: context.now, failure, mayBeOver: failure.mayMeanTaskEnded)
    }

    private mutating func evaluate(
        _ task: AuditMitigationActionsTask, polledAt uptime: Duration, _ context: inout Context
    ) {
        let final = task.finalStatus
        switch self {
        case .unknown(let outcome):
            if let final {
                resolve(requestAt: outcome.at, by: final, &context)
            } else if uptime >= outcome.at.uptime {
                count(outcome, &context)
            }
        case .refused(let at, let failure, mayBeOver: true) where uptime >= at.uptime:
            self = .refused(at: at, failure, mayBeOver: false)
            if let final { resolve(.alreadyOver(final), ofRequestAt: at, &context) }
        case .accepted(let at, _):
            // A task that had nearly ended may end on its own.
            if let final, final != .canceled { resolve(.overtaken(final), ofRequestAt: at, &context) }
        case .none, .asked, .refused, .resolved: break
        }
    }

    /// The task is still in progress.
    private mutating func count(_ outcome: UnknownOutcome, _ context: inout Context) {
        var outcome = outcome
        outcome.polls += 1
        guard outcome.isOver(at: context.now) else {
            self = .unknown(outcome)
            return
        }
        resolve(.stillInProgress, ofRequestAt: outcome.at, &context)
        notify("still in progress: AWS may not have taken the cancel; X tries again", &context)
    }

    private mutating func resolve(requestAt asked: Moment, by final: TaskStatus, _ context: inout Context) {
        resolve(final == .canceled ? .took : .endedBefore(final), ofRequestAt: asked, &context)
    }

    private mutating func resolve(_ resolution: Resolution, ofRequestAt at: Moment, _ context: inout Context) {
        self = .resolved(at: at, resolution)
        context.record(.cancelSettled(resolution))
    }

    /// For the operator who has left the screen.
    private func notify(_ words: String, _ context: inout Context) {
        if context.navigation.screen != .cancel { context.notice = .nothing(words) }
    }
}
