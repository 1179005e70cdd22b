import MitigationModel

extension JournalEvent {
    /// The size of the line's text from AWS, in bytes. A response may have any number of checks, with names of any
    /// length.
    var textSize: Int {
        switch self {
        case .watchingBegan(_, _, let status): status?.textSize ?? 0
        case .taskChanged(let change): change.textSize
        case .taskPicked(let id): id.utf8.count
        case .taskAwaited, .taskAppeared, .finalConfirmed, .finalNotConfirmed, .pollsFailing, .pollsRecovered,
            .clockSkewed, .paused, .resumed, .intervalChanged, .slept, .attemptsFailed, .stalled, .progressResumed,
            .failureLimitReached, .cancelRequested, .cancelResolved, .codeAccepted,
            .loggedIn:
            0
        case .scanEnded(let check, _, _, _): check.textSize
        case .cancelAccepted(let requestId): requestId?.utf8.count ?? 0
        case .otherCancelAccepted(let id, let requestId): id.utf8.count + (requestId?.utf8.count ?? 0)
        case .otherCancelFailed(let id, let failure): id.utf8.count + failure.textSize
        case .cancelRejected(let failure), .cancelNotAnswered(let failure), .codeNotAccepted(let failure):
            failure.textSize
        case .credentialsWarned(let warning): warning.utf8.count
        case .reportWritten(let files): files.reduce(0) { $0 + $1.utf8.count }
        case .reportNotWritten(let reason), .recordingFailed(let reason), .logFailed(let reason):
            reason.utf8.count
        case .recordingDamaged(.damaged(_, let what)): what.utf8.count
        case .recordingDamaged: 0
        }
    }
}

extension TaskChange {
    fileprivate var textSize: Int {
        switch self {
        case .statusChanged(let from, let to): (from?.textSize ?? 0) + (to?.textSize ?? 0)
        case .checksAppeared(let checks), .checksDisappeared(let checks), .findingsAdded(let checks, _, _),
            .countsFell(let checks), .countsDoNotAddUp(let checks):
            checks.textSize
        case .failed(let check, _, _), .checkFinished(let check, _): check.textSize
        }
    }
}

extension CallFailure {
    /// The bytes of its text from AWS.
    fileprivate var textSize: Int {
        [code, message, requestId].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    }
}

extension Collection<CheckName> {
    /// The bytes of all names.
    var textSize: Int {
        reduce(0) { $0 + $1.textSize }
    }
}

extension OpenEnumeration {
    /// The bytes of the text, and of the references to it.
    fileprivate var textSize: Int {
        rawValue.utf8.count + MemoryLayout<String>.size
    }
}
