import MitigationModel

/// What became of a request to cancel.
extension State {
    /// Takes in AWS's answer, or that there was none. It counts for the task that it was asked of, whichever is watched by
    /// now; one that nobody waits for any more is late, and ignored.
    mutating func takeCancellation(_ event: Event) -> [Effect] {
        switch event {
        case .cancelAccepted(let id, _) where id != taskId, .cancelFailed(let id, _) where id != taskId:
            takeCancellation(event, ofOtherTask: id)
            return []
        default: break
        }
        guard case .asked(let at) = cancellation else { return [] }
        switch event {
        case .cancelAccepted(let id, let requestId) where id == taskId:
            cancellation = .accepted(at: now, requestId: requestId)
            record(.cancelAccepted(requestId: requestId))
        case .cancelFailed(let id, let failure) where id == taskId:
            synchronize(with: failure.serverDate)
            take(failure, ofRequestAt: at)
        default: return []
        }
        return pollAnew()
    }

    /// Another task is watched by now: what became of the request stands in the journal, and is known when the operator
    /// comes back.
    private mutating func takeCancellation(_ event: Event, ofOtherTask id: String) {
        guard case .asked(let asked)? = cancellations[id] else { return }
        switch event {
        case .cancelAccepted(_, let requestId):
            cancellations[id] = .accepted(at: now, requestId: requestId)
            record(.otherCancelAccepted(id, requestId: requestId))
        case .cancelFailed(_, let failure):
            cancellations[id] =
                failure.leavesCancelOpen
                ? .unknown(Cancellation.Doubt(at: asked, failure: failure))
                : .refused(at: now, failure, mayBeOver: failure.mayMeanTaskEnded)
            record(.otherCancelFailed(id, failure))
        default: break
        }
    }

    private mutating func take(_ failure: CallFailure, ofRequestAt asked: Moment) {
        let final = task?.finalStatus
        if failure.leavesCancelOpen {
            cancellation = .unknown(Cancellation.Doubt(at: asked, failure: failure))
            record(.cancelUnanswered(failure))
            if let final { settleDoubt(of: asked, by: final) }
        } else if failure.mayMeanTaskEnded, let final {
            settle(.alreadyOver(final), ofRequestAt: now)
        } else {
            cancellation = .refused(at: now, failure, mayBeOver: failure.mayMeanTaskEnded)
            record(.cancelRefused(failure))
            tell("cancel refused: \(failure.cancelWords.short)")
        }
    }

    /// Weighs a good answer to a poll that was asked at an uptime.
    mutating func weighCancellation(by task: AuditMitigationActionsTask, askedAt uptime: Duration) {
        let final = task.finalStatus
        switch cancellation {
        case .unknown(let doubt):
            if let final { return settleDoubt(of: doubt.at, by: final) }
            if uptime >= doubt.at.uptime { weigh(doubt) }
        case .refused(let at, let failure, mayBeOver: true) where uptime >= at.uptime:
            cancellation = .refused(at: at, failure, mayBeOver: false)
            if let final { settle(.alreadyOver(final), ofRequestAt: at) }
        case .accepted(let at, _):
            // A task that had nearly ended may end by itself all the same.
            if let final, final != .canceled { settle(.overtaken(final), ofRequestAt: at) }
        default: break
        }
    }

    /// The task goes on, so far.
    private mutating func weigh(_ doubt: Cancellation.Doubt) {
        var doubt = doubt
        doubt.polls += 1
        guard doubt.isOver(at: now) else {
            cancellation = .unknown(doubt)
            return
        }
        settle(.stillInProgress, ofRequestAt: doubt.at)
        tell("still in progress: AWS may not have taken the cancel; X tries again")
    }

    private mutating func settleDoubt(of asked: Moment, by final: TaskStatus) {
        settle(final == .canceled ? .took : .endedBefore(final), ofRequestAt: asked)
    }

    private mutating func settle(_ settlement: Cancellation.Settlement, ofRequestAt at: Moment) {
        cancellation = .settled(at: at, settlement)
        record(.cancelSettled(settlement))
    }

    /// Whoever has left the screen is told all the same.
    private mutating func tell(_ words: String) {
        if navigation.place != .cancel { notice = .nothing(words) }
    }
}
