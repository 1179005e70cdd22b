/// What a finding's executions say together.
extension Collection<AuditMitigationActionExecution> {
    /// Whether nothing more is to be expected: there are executions, and none of them is PENDING or IN_PROGRESS.
    public var isFinal: Bool {
        !isEmpty && allSatisfy { $0.status != .pending && $0.status != .inProgress && $0.status != nil }
    }

    /// Whether at least one action failed.
    public var hasFailure: Bool {
        contains { $0.status == .failed }
    }

    /// Why actions failed, each cause once, in the order of the executions.
    public var failureCauses: [FailureCause] {
        var seen: Set<FailureCause> = []
        return filter { $0.status == .failed }.map { FailureCause($0) }.filter { seen.insert($0).inserted }
    }
}
