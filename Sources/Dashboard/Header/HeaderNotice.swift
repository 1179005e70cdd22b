/// What the header says in place of the rate: the first of these that applies to the present.
enum HeaderNotice {
    case failing(Polling.FailureStreak)
    /// The poll in flight has had no response for this long.
    case hanging(Duration)
    case canceling(OpenCancelWords)
    case alert
    /// The credentials expire soon, and the operator has to do something.
    case expiring
    case paused
}

extension HeaderNotice {
    /// What the header says in place of the rate; nil if nothing does. In the history, the way back comes before it.
    init?(_ state: State) {
        let watch = state.watch
        if let failures = watch.polling.failures {
            self = .failing(failures)
        } else if watch.isHanging(at: state.now), let waiting = watch.waiting(at: state.now) {
            self = .hanging(waiting)
        } else if let words = watch.cancellation.openWords {
            self = .canceling(words)
        } else if watch.alerts.worst != nil {
            self = .alert
        } else if state.warnsOfExpiration {
            self = .expiring
        } else if watch.polling.isPaused {
            self = .paused
        } else {
            return nil
        }
    }
}
