import MitigationModel

/// How responses and polls change the state of a cancel request.
extension Cancellation {
    /// What changes the state of a request.
    enum Event {
        /// The operator confirmed it: the request is sent.
        case requested
        /// The response to the request, or its failure. `task` is the latest known one.
        case responded(Response, task: AuditMitigationActionsTask?)
        /// A good response to a poll that was sent at this uptime.
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
            self = .requested(at: context.now)
            context.record(.cancelRequested)
        case .responded(let response, let task): handle(response, task, &context)
        case .polled(let task, let madeAt): evaluate(task, polledAt: madeAt, &context)
        }
        return []
    }

    /// Handles the response to a request for a task that is no longer watched. The journal shows the outcome.
    mutating func handle(_ response: Response, ofOtherTask id: String, _ context: inout Context) {
        guard case .requested(let requestedAt) = self else { return }
        switch response {
        case .accepted(let requestId):
            self = .accepted(at: context.now, requestId: requestId)
            context.record(.otherCancelAccepted(id, requestId: requestId))
        case .failed(let failure):
            self =
                failure.leavesCancelOpen
                ? .unknown(UnknownOutcome(at: requestedAt, failure: failure)) : rejected(failure, context)
            context.record(.otherCancelFailed(id, failure))
        }
    }

    private mutating func handle(
        _ response: Response, _ task: AuditMitigationActionsTask?, _ context: inout Context
    ) {
        // A late response is ignored.
        guard case .requested(let requestedAt) = self else { return }
        switch response {
        case .accepted(let requestId):
            self = .accepted(at: context.now, requestId: requestId)
            context.record(.cancelAccepted(requestId: requestId))
        case .failed(let failure): handle(failure, ofRequestAt: requestedAt, task?.finalStatus, &context)
        }
    }

    private mutating func handle(
        _ failure: CallFailure, ofRequestAt requestedAt: Moment, _ final: TaskStatus?, _ context: inout Context
    ) {
        if failure.leavesCancelOpen {
            self = .unknown(UnknownOutcome(at: requestedAt, failure: failure))
            context.record(.cancelNotAnswered(failure))
            if let final { resolve(requestAt: requestedAt, by: final, &context) }
        } else if failure.mayMeanTaskEnded, let final {
            resolve(.alreadyEnded(final), ofRequestAt: context.now, &context)
        } else {
            self = rejected(failure, context)
            context.record(.cancelRejected(failure))
            notify("cancel rejected: \(failure.cancelWords.short)", &context)
        }
    }

    /// If AWS rejects the request as invalid, the task may have ended.
    private func rejected(_ failure: CallFailure, _ context: Context) -> Self {
        .rejected(at: context.now, failure, mayHaveEnded: failure.mayMeanTaskEnded)
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
        case .rejected(let at, let failure, mayHaveEnded: true) where uptime >= at.uptime:
            self = .rejected(at: at, failure, mayHaveEnded: false)
            if let final { resolve(.alreadyEnded(final), ofRequestAt: at, &context) }
        case .accepted(let at, _):
            // A task that had nearly ended may end on its own.
            if let final, final != .canceled { resolve(.endedFirst(final), ofRequestAt: at, &context) }
        case .none, .requested, .rejected, .resolved: break
        }
    }

    /// The task is still in progress.
    private mutating func count(_ outcome: UnknownOutcome, _ context: inout Context) {
        var outcome = outcome
        outcome.polls += 1
        guard outcome.hasEnoughPolls(at: context.now) else {
            self = .unknown(outcome)
            return
        }
        resolve(.stillInProgress, ofRequestAt: outcome.at, &context)
        notify("still in progress: cancel may not have been accepted; X retries", &context)
    }

    private mutating func resolve(requestAt requestedAt: Moment, by final: TaskStatus, _ context: inout Context) {
        resolve(final == .canceled ? .accepted : .endedBefore(final), ofRequestAt: requestedAt, &context)
    }

    private mutating func resolve(_ resolution: Resolution, ofRequestAt at: Moment, _ context: inout Context) {
        self = .resolved(at: at, resolution)
        context.record(.cancelResolved(resolution))
    }

    /// For the operator who has left the screen.
    private func notify(_ words: String, _ context: inout Context) {
        if context.navigation.screen != .cancel { context.notice = .nothing(words) }
    }
}
