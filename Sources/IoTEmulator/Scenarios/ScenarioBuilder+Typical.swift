import MitigationModel

/// The checks of `typical`, and scenarios based on them.
extension ScenarioBuilder {
    /// 8 checks with 9,120 findings: several in parallel, some later, the last one processed after 168 seconds.
    var typicalChecks: [CheckPlan] {
        typicalChecks(times: 1)
    }

    /// The same, `factor` times as slow.
    func typicalChecks(times factor: Int64) -> [CheckPlan] {
        func span(_ seconds: ClosedRange<Int64>) -> ClosedRange<Int64> {
            seconds.lowerBound * factor...seconds.upperBound * factor
        }
        return [
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 2_040, seconds: span(4...150),
                number: 0
            )
            .failing(
                every: 64,
                [
                    accessDenied("iot:UpdateCertificate", action: 1), accessDenied("iot:UpdateCertificate", action: 1),
                    groupMissing,
                ]
            )
            .filtered(["CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES"])
            .suppressing(12),
            plan(
                .policyOverlyPermissive, [.blankPolicy, .notifySecurity], total: 260, seconds: span(6...90), number: 1
            )
            .failing(every: 80, [gone("policy"), throttled(action: 1)]),
            plan(.caCertificateKeyQuality, [.deactivateCA], total: 480, seconds: span(2...30), number: 2),
            plan(.conflictingClientIds, [.notifySecurity], total: 180, seconds: span(120...160), number: 3),
            plan(
                .deviceCertificateExpiring, [.quarantineThings, .notifySecurity], total: 4_790, seconds: span(8...168),
                number: 4
            )
            .filtered(["CERTIFICATE_PAST_EXPIRATION"], skippingOneOf: 17)
            .suppressing(3),
            plan(
                .caCertificateExpiring, [.deactivateCA, .notifySecurity], total: 38, seconds: span(10...40), number: 5),
            plan(
                .revokedDeviceCertificate, [.quarantineThings, .deactivateCerts, .notifySecurity], total: 1_331,
                seconds: span(5...140), number: 6),
            plan(.loggingDisabled, [.enableLogging], total: 1, seconds: span(1...3), number: 7),
        ]
    }

    /// A task with `checks` that ends half a second after the last finding.
    func task(
        _ scenario: Scenario, _ checks: [CheckPlan], target: AuditMitigationActionsTaskTarget?,
        clock: WorkClock = .steady, phases: [TaskPlan.Phase]? = nil
    ) -> TaskPlan {
        let end = (checks.map(\.schedule.end).max() ?? 0) + 500
        return TaskPlan(
            taskId: scenario.taskId, auditTaskId: auditTaskId(0), target: target, definitions: definitions,
            checks: checks, clock: clock,
            phases: phases ?? Self.phases(.completed, atSecond: end / 1000, plus: end % 1000))
    }

    /// IN_PROGRESS, and then `status`.
    static func phases(
        _ status: TaskStatus, atSecond second: Int64, plus milliseconds: Milliseconds = 0
    ) -> [TaskPlan.Phase] {
        [
            TaskPlan.Phase(from: 0, status: .inProgress),
            TaskPlan.Phase(from: second * 1000 + milliseconds, status: status),
        ]
    }

    /// The target with the audit and the filters of the checks that have one.
    func auditTarget(_ checks: [CheckPlan]) -> AuditMitigationActionsTaskTarget {
        let filter = filter(of: checks)
        return AuditMitigationActionsTaskTarget(
            auditTaskId: auditTaskId(0), auditCheckToReasonCodeFilter: filter.isEmpty ? nil : filter)
    }

    /// The filters of the checks that have one.
    func filter(of checks: [CheckPlan]) -> [CheckName: [String]] {
        Dictionary(
            checks.compactMap { plan in plan.filter.map { (plan.check.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
