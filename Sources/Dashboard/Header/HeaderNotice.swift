/// What the header says in place of the rate: the first of these that applies to the present.
enum HeaderNotice {
    case failing(Polling.FailureStreak)
    /// The poll in flight has had no response for this long.
    case hanging(Duration)
    case canceling(OpenCancelWords)
    case alert
    case paused
}

extension State {
    /// What the header says in place of the rate; nil if nothing does. In the history, the way back comes before it.
    var headerNotice: HeaderNotice? {
        if let failures = watch.polling.failures { return .failing(failures) }
        if watch.isHanging(at: now), let waiting = watch.waiting(at: now) { return .hanging(waiting) }
        if let words = watch.cancellation.openWords { return .canceling(words) }
        if watch.alerts.worst != nil { return .alert }
        return watch.polling.isPaused ? .paused : nil
    }
}
