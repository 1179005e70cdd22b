import MitigationModel

/// One action on one finding, in work time.
struct Step: Sendable {
    let status: AuditMitigationActionExecutionStatus
    var start: Milliseconds?
    var end: Milliseconds?
    var cause: FailureCause?
}

extension CheckPlan {
    /// The maximum time that a finding's actions are PENDING before the first one begins.
    private static let wait: Milliseconds = 5_000

    /// The state of each action on finding `index` at the work time `work`. Empty before the actions are planned, and
    /// for a finding that is not mitigated.
    func steps(of index: UInt64, at work: Milliseconds, canceled: Bool) -> [Step] {
        let failing: FailureCause?
        switch outcome(of: index) {
        case .succeeded: failing = nil
        case .failed(let cause): failing = cause
        case .skipped, .suppressed: return []
        }
        let span = span(of: index)
        guard work >= max(schedule.begin, span.lowerBound - Self.wait) else { return [] }
        let last = failing?.action ?? actions.count - 1
        return actions.indices.map { position in
            guard position <= last else {
                return Step(status: work >= span.upperBound ? .skipped : canceled ? .canceled : .pending)
            }
            let step = part(position, of: last + 1, in: span)
            return self.step(during: step, at: work, canceled: canceled, failing: position == last ? failing : nil)
        }
    }

    /// When the actions on finding `index` begin and end.
    func span(of index: UInt64) -> ClosedRange<Milliseconds> {
        let end = schedule.end(of: index)
        let duration = hash.branch(2).value(index, in: 300...1_500) * Int64(actions.count)
        return max(schedule.begin, end - duration)...end
    }

    private func part(_ position: Int, of count: Int, in span: ClosedRange<Milliseconds>) -> Range<Milliseconds> {
        let length = span.upperBound - span.lowerBound
        let start = span.lowerBound + length * Int64(position) / Int64(count)
        return start..<span.lowerBound + length * Int64(position + 1) / Int64(count)
    }

    private func step(
        during span: Range<Milliseconds>, at work: Milliseconds, canceled: Bool, failing: FailureCause?
    ) -> Step {
        if work >= span.upperBound {
            let status = failing == nil ? AuditMitigationActionExecutionStatus.completed : .failed
            return Step(status: status, start: span.lowerBound, end: span.upperBound, cause: failing)
        }
        guard work >= span.lowerBound else { return Step(status: canceled ? .canceled : .pending) }
        return canceled
            ? Step(status: .canceled, start: span.lowerBound, end: work)
            : Step(status: .inProgress, start: span.lowerBound)
    }
}
