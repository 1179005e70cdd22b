import MitigationModel

/// The results of findings.
extension CheckFindings {
    /// Notes that a row is being looked up.
    mutating func markAsking(_ index: Int) {
        lookupFailures[index] = nil
        if case .unknown = rows[index].answer { rows[index].answer = .loading }
    }

    /// Looking up a row was given up.
    mutating func markUnknown(_ id: String) {
        guard let index = indices[id].map(Int.init), case .loading = rows[index].answer else { return }
        rows[index].answer = .unknown
    }

    /// Stores a finding's executions, in the order of the actions. Final results do not change.
    mutating func keep(_ executions: [AuditMitigationActionExecution], of index: Int, at uptime: Duration) {
        let causesBefore = causes(of: rows[index])
        switch rows[index].answer {
        case .known(_, _, isFinal: true): return
        case .known: break
        case .unknown, .loading: checkedCount += 1
        }
        lookupFailures[index] = nil
        let stored = executions.prefix(Self.mostExecutions).map { texts.stored($0) }
        rows[index].answer = .known(stored, at: uptime, isFinal: executions.isFinal)
        regroup(from: causesBefore, to: causes(of: rows[index]))
        keepingPlace { $0.rank(index, hasFailed: executions.hasFailure) }
    }

    private mutating func regroup(from before: [FailureCause], to now: [FailureCause]) {
        for cause in before where !now.contains(cause) { causes.remove(cause) }
        for cause in now where !before.contains(cause) { causes.add(cause) }
    }

    /// Looking up a row failed: earlier results stay.
    mutating func keep(_ failure: CallFailure, of index: Int, at uptime: Duration) {
        if case .loading = rows[index].answer { rows[index].answer = .unknown }
        lookupFailures[index] = LookupFailure(failure: failure, at: uptime)
    }

    /// More than the number of actions that a check can have.
    private static let mostExecutions = 25
}
