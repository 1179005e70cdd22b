import MitigationModel

extension ScenarioBuilder {
    /// The main task of a scenario.
    func mainTask(of scenario: Scenario) -> TaskPlan {
        switch scenario {
        case .typical, .flaky: typical(scenario)
        case .failing: failing
        case .canceled: typical(.canceled, phases: Self.phases(.canceled, atSecond: 88))
        case .stalled: stalled
        case .findingIds: findingIds
        case .filterOnly: filterOnly
        case .noTarget: noTarget
        case .emptyStatistics: emptyStatistics
        case .lateChecks: lateChecks
        case .countsBack: countsBack
        case .reopens: reopens
        case .large: large
        case .fleet: fleet
        case .hostile: hostile
        case .steady: steady
        case .trickle: trickle
        case .signIn: signIn
        }
    }

    private func typical(_ scenario: Scenario, phases: [TaskPlan.Phase]? = nil) -> TaskPlan {
        task(scenario, typicalChecks, target: auditTarget(typicalChecks), phases: phases)
    }

    private var signIn: TaskPlan {
        let checks = typicalChecks(times: 5)
        return task(.signIn, checks, target: auditTarget(checks))
    }

    private var failing: TaskPlan {
        let checks = [
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 2_200, seconds: 3...120,
                number: 0
            )
            .failing(every: 400, from: 600, until: 1_400, [accessDenied("iot:UpdateCertificate", action: 1)]),
            plan(.deviceCertificateExpiring, [.notifySecurity], total: 6_300, seconds: 5...165, number: 1),
            plan(.revokedDeviceCertificate, [.deactivateCerts], total: 1_500, seconds: 20...150, number: 2)
                .failing(every: 300, from: 900, until: 1_200, [gone("certificate")]),
        ]
        return task(
            .failing, checks, target: auditTarget(checks), phases: Self.phases(.failed, atSecond: 165, plus: 500))
    }

    private var stalled: TaskPlan {
        task(
            .stalled, typicalChecks, target: auditTarget(typicalChecks),
            clock: WorkClock([WorkClock.Piece(from: 0, work: 0, limit: 100_000)]),
            phases: [TaskPlan.Phase(from: 0, status: .inProgress)])
    }

    private var findingIds: TaskPlan {
        let checks = [
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 10, seconds: 3...50, number: 0
            )
            .failing(every: 10, [groupMissing]),
            plan(.policyOverlyPermissive, [.blankPolicy], total: 6, seconds: 10...40, number: 1),
            plan(.revokedDeviceCertificate, [.deactivateCerts], total: 5, seconds: 20...55, number: 2),
            plan(.conflictingClientIds, [.notifySecurity], total: 3, seconds: 30...45, number: 3),
        ]
        let known = checks.enumerated().flatMap { check, plan in
            (0..<plan.total).map { identifiers.identifier(of: FindingAddress(task: 0, check: check, index: $0)) }
        }
        let target = AuditMitigationActionsTaskTarget(findingIds: known + [identifiers.unknownIdentifier(0)])
        return task(.findingIds, checks, target: target)
    }

    private var filterOnly: TaskPlan {
        let checks = [
            plan(.deviceCertificateExpiring, [.notifySecurity], total: 900, seconds: 3...100, number: 0)
                .filtered(["CERTIFICATE_PAST_EXPIRATION"], skippingOneOf: 9),
            plan(.caCertificateKeyQuality, [.deactivateCA], total: 120, seconds: 8...60, number: 1)
                .filtered(["CERTIFICATE_KEY_VULNERABILITY_CVE-2017-15361"], skippingOneOf: 4),
            plan(.policyMisconfigured, [.blankPolicy, .notifySecurity], total: 60, seconds: 20...110, number: 2)
                .filtered([
                    "POLICY_CONTAINS_MQTT_WILDCARDS_IN_DENY_STATEMENT",
                    "TOPIC_FILTERS_INTENDED_TO_DENY_ALLOWED_USING_WILDCARDS",
                ])
                .failing(every: 20, [throttled()]),
        ]
        let target = AuditMitigationActionsTaskTarget(auditCheckToReasonCodeFilter: filter(of: checks))
        return task(.filterOnly, checks, target: target)
    }

    private var noTarget: TaskPlan {
        let checks = [
            plan(.deviceCertificateShared, [.quarantineThings], total: 400, seconds: 3...90, number: 0),
            plan(.loggingDisabled, [.enableLogging], total: 1, seconds: 5...8, number: 1),
        ]
        return task(.noTarget, checks, target: nil)
    }

    private var emptyStatistics: TaskPlan {
        let checks = [
            plan(.deviceCertificateShared, [.quarantineThings], total: 0, seconds: 0...44, number: 0)
                .appearing(atSecond: 100 * 365 * 86_400)
        ]
        var task = task(.emptyStatistics, checks, target: auditTarget(checks))
        task.statisticsAppear = 10_000
        return task
    }

    private var lateChecks: TaskPlan {
        let checks = [
            plan(.caCertificateKeyQuality, [.deactivateCA], total: 300, seconds: 2...60, number: 0),
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 800, seconds: 4...120, number: 1
            )
            .failing(every: 100, [groupMissing]),
            plan(.policyOverlyPermissive, [.blankPolicy], total: 150, seconds: 32...90, number: 2).appearing(
                atSecond: 30),
            plan(.revokedDeviceCertificate, [.deactivateCerts], total: 600, seconds: 62...140, number: 3)
                .appearing(atSecond: 60),
            plan(.loggingDisabled, [.enableLogging], total: 1, seconds: 95...98, number: 4).appearing(atSecond: 90),
        ]
        return task(.lateChecks, checks, target: auditTarget(checks))
    }

    private var countsBack: TaskPlan {
        let checks = [
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 2_040, seconds: 4...110,
                number: 0
            )
            .failing(every: 64, [accessDenied("iot:UpdateCertificate", action: 1)])
            .misreporting(total: 250, seconds: 35..<50),
            plan(.caCertificateKeyQuality, [.deactivateCA], total: 480, seconds: 2...30, number: 1),
            plan(.revokedDeviceCertificate, [.deactivateCerts], total: 1_331, seconds: 6...120, number: 2),
        ]
        let clock = WorkClock([
            WorkClock.Piece(from: 0, work: 0), WorkClock.Piece(from: 60_000, work: 40_000),
            WorkClock.Piece(from: 110_000, work: 80_000),
        ])
        return task(
            .countsBack, checks, target: auditTarget(checks), clock: clock,
            phases: Self.phases(.completed, atSecond: 150, plus: 500))
    }

    private var reopens: TaskPlan {
        let checks = [
            plan(.caCertificateKeyQuality, [.deactivateCA], total: 480, seconds: 2...40, number: 0),
            plan(
                .deviceCertificateShared, [.quarantineThings, .deactivateCerts], total: 900, seconds: 4...60, number: 1
            )
            .failing(every: 150, [accessDenied("iot:UpdateCertificate", action: 1)]),
            plan(.revokedDeviceCertificate, [.deactivateCerts], total: 700, seconds: 62...120, number: 2)
                .appearing(atSecond: 68),
        ]
        let clock = WorkClock([
            WorkClock.Piece(from: 0, work: 0, limit: 60_000), WorkClock.Piece(from: 68_000, work: 60_000),
        ])
        let phases = [
            TaskPlan.Phase(from: 0, status: .inProgress), TaskPlan.Phase(from: 60_000, status: .completed),
            TaskPlan.Phase(from: 68_000, status: .inProgress), TaskPlan.Phase(from: 128_500, status: .completed),
        ]
        return task(.reopens, checks, target: auditTarget(checks), clock: clock, phases: phases)
    }
}
