import FoundationEssentials
import MitigationModel

/// The task on the product's screens, and unusual tasks.
package enum SampleTask {
    /// Monday 2026-11-23 04:12:09 UTC.
    package static let start = Date(timeIntervalSince1970: 1_795_407_129)
    /// The ID of the audit whose findings are mitigated.
    package static let audit = "6f1c2d3e4b5a69788796a5b4c3d2e1f0"

    /// Eight checks with 9,120 findings, when the screens are drawn.
    ///
    /// - Parameter share: the share of the work that is done by then, from 0 to 1.
    package static func inProgress(share: Double = 1) -> AuditMitigationActionsTask {
        AuditMitigationActionsTask(
            taskStatus: .inProgress, startTime: start,
            taskStatistics: counts.mapValues { $0.scaled(by: share) },
            target: AuditMitigationActionsTaskTarget(
                auditTaskId: audit,
                auditCheckToReasonCodeFilter: [
                    shared: ["CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES"], expiring: ["CERTIFICATE_PAST_EXPIRATION"],
                ]),
            auditCheckToActionsMapping: mapping, actionsDefinition: actions)
    }

    /// A task that ended with this status after some seconds.
    package static func ended(
        _ status: TaskStatus, after seconds: Double, _ statistics: [CheckName: TaskStatisticsForAuditCheck]
    ) -> AuditMitigationActionsTask {
        var task = inProgress()
        task.taskStatus = status
        task.endTime = start.addingTimeInterval(seconds)
        task.taskStatistics = statistics
        task.auditCheckToActionsMapping = mapping.filter { statistics[$0.key] != nil }
        return task
    }

    package static var completed: AuditMitigationActionsTask {
        ended(.completed, after: 1_581, counts.mapValues(\.finished))
    }

    /// 3 of 10,000 findings failed.
    package static var failed: AuditMitigationActionsTask {
        ended(
            .failed, after: 1_786,
            [
                shared: .init(7_000, succeeded: 6_997, failed: 3), expiring: .init(2_500, succeeded: 2_500),
                "LOGGING_DISABLED_CHECK": .init(500, succeeded: 500),
            ])
    }

    /// 108 findings are unprocessed.
    package static var canceled: AuditMitigationActionsTask {
        var statistics = counts
        statistics[expiring]?.canceledFindingsCount = 1_615
        statistics[shared]?.canceledFindingsCount = 793
        statistics["CONFLICTING_CLIENT_IDS_CHECK"]?.canceledFindingsCount = 180
        statistics["REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK"]?.canceledFindingsCount = 12
        return ended(.canceled, after: 1_141, statistics)
    }

    /// A task with many checks that are not in the catalogue.
    package static func manyChecks(_ count: Int) -> AuditMitigationActionsTask {
        var task = inProgress()
        task.target = nil
        let names = (1...count).map { CheckName("CUSTOM_CHECK_\($0 < 100 ? $0 < 10 ? "00" : "0" : "")\($0)") }
        task.taskStatistics = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                let total = Int64(index * index * 37 + 12)
                return (
                    name,
                    .init(
                        total, succeeded: total * Int64(index % 11) / 10,
                        skipped: index % 7 == 0 && index % 11 < 10 ? 1 : 0)
                )
            })
        task.auditCheckToActionsMapping = Dictionary(uniqueKeysWithValues: names.map { ($0, ["PublishFindings"]) })
        return task
    }

    /// Texts that try to break the screen, and numbers that try to break the arithmetic.
    package static var hostile: AuditMitigationActionsTask {
        let names: [CheckName] = [
            "RED_\u{1B}[31mALERT", "RIGHT_TO_\u{202E}TFEL", "漢字検査のなまえがとてもながい検査",
            "ZALGO_E\u{301}\u{302}\u{303}\u{304}", CheckName(String(repeating: "LONG_", count: 60)), "",
        ]
        let numbers: [TaskStatisticsForAuditCheck] = [
            .init(.max, succeeded: .max), .init(-5, succeeded: -7, failed: .min), .init(10, succeeded: 50, failed: 60),
            .init(.max, succeeded: .max, failed: .max, skipped: .max), .init(1_234_567, succeeded: 1, failed: 1),
            TaskStatisticsForAuditCheck(),
        ]
        return AuditMitigationActionsTask(
            taskStatus: "PAUSED\u{9B}2J", startTime: Date(timeIntervalSince1970: -1e18),
            taskStatistics: Dictionary(uniqueKeysWithValues: zip(names, numbers)),
            target: AuditMitigationActionsTaskTarget(
                auditTaskId: "audit\u{0}\n\u{7F}", findingIds: ["\u{FEFF}finding", String(repeating: "f", count: 300)]),
            auditCheckToActionsMapping: Dictionary(
                uniqueKeysWithValues: names.map { ($0, ["Evil\u{1B}]0;title\u{7}", "missing"]) }),
            actionsDefinition: [
                MitigationAction(
                    name: "Evil\u{1B}]0;title\u{7}", id: "\u{202D}id", roleArn: "no/arn\u{200B}",
                    actionParams: MitigationActionParams(unknownMembers: ["wipe\u{0}DeviceParams"]))
            ])
    }

    package static let shared: CheckName = "DEVICE_CERTIFICATE_SHARED_CHECK"
    package static let expiring: CheckName = "DEVICE_CERTIFICATE_EXPIRING_CHECK"

    package static let counts: [CheckName: TaskStatisticsForAuditCheck] = [
        shared: .init(2_040, succeeded: 1_216, failed: 31),
        "IOT_POLICY_OVERLY_PERMISSIVE_CHECK": .init(260, succeeded: 212, failed: 3),
        "CA_CERTIFICATE_KEY_QUALITY_CHECK": .init(480, succeeded: 480),
        "CONFLICTING_CLIENT_IDS_CHECK": .init(180),
        expiring: .init(4_790, succeeded: 2_899, skipped: 276),
        "CA_CERTIFICATE_EXPIRING_CHECK": .init(38, succeeded: 38),
        "REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK": .init(1_331, succeeded: 1_256),
        "LOGGING_DISABLED_CHECK": .init(1, succeeded: 1),
    ]

    private static let mapping: [CheckName: [String]] = [
        shared: ["QuarantineThings", "DeactivateCerts"],
        "IOT_POLICY_OVERLY_PERMISSIVE_CHECK": ["BlankPolicy"],
        "CA_CERTIFICATE_KEY_QUALITY_CHECK": ["DeactivateCA", "PublishFindings"],
        "CONFLICTING_CLIENT_IDS_CHECK": ["PublishFindings"],
        expiring: ["QuarantineThings"],
        "CA_CERTIFICATE_EXPIRING_CHECK": ["DeactivateCA"],
        "REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK": ["DeactivateCerts"],
        "LOGGING_DISABLED_CHECK": ["EnableLogging"],
    ]

    private static let role = "arn:aws:iam::123456789012:role/MitigationRole"

    private static let actions: [MitigationAction] = [
        action("QuarantineThings", 1) {
            $0.addThingsToThingGroupParams = .init(
                thingGroupNames: ["quarantine", "audit-hold"], overrideDynamicGroups: true)
        },
        action("DeactivateCerts", 2) { $0.updateDeviceCertificateParams = .init(action: "DEACTIVATE") },
        action("BlankPolicy", 3) { $0.replaceDefaultPolicyVersionParams = .init(templateName: "BLANK_POLICY") },
        action("DeactivateCA", 4) { $0.updateCACertificateParams = .init(action: "DEACTIVATE") },
        action("PublishFindings", 5) {
            $0.publishFindingToSnsParams = .init(topicArn: "arn:aws:sns:eu-west-1:123456789012:device-findings")
        },
        action("EnableLogging", 6) {
            $0.enableIoTLoggingParams = .init(
                roleArnForLogging: "arn:aws:iam::123456789012:role/LoggingRole", logLevel: "ERROR")
        },
    ]

    private static func action(
        _ name: String, _ number: Int, _ set: (inout MitigationActionParams) -> Void
    ) -> MitigationAction {
        var params = MitigationActionParams()
        set(&params)
        return MitigationAction(name: name, id: "8f0e1d2c-\(number)", roleArn: role, actionParams: params)
    }
}

extension CheckName: ExpressibleByStringLiteral {
    /// The check of that name.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension TaskStatus: ExpressibleByStringLiteral {
    /// The status of that name.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension TaskStatisticsForAuditCheck {
    /// All five counts. A count that is not given is zero.
    package init(_ total: Int64, succeeded: Int64 = 0, failed: Int64 = 0, skipped: Int64 = 0, canceled: Int64 = 0) {
        self.init(
            totalFindingsCount: total, failedFindingsCount: failed, succeededFindingsCount: succeeded,
            skippedFindingsCount: skipped, canceledFindingsCount: canceled)
    }

    fileprivate func scaled(by share: Double) -> Self {
        guard remaining > 0 else { return self }
        func part(_ count: Int64?) -> Int64 { Int64((Double(count ?? 0) * share).rounded()) }
        return .init(
            totalFindingsCount ?? 0, succeeded: part(succeededFindingsCount), failed: part(failedFindingsCount),
            skipped: part(skippedFindingsCount), canceled: part(canceledFindingsCount))
    }

    private var remaining: Int64 {
        let parts = [succeededFindingsCount, failedFindingsCount, skippedFindingsCount, canceledFindingsCount]
        return (totalFindingsCount ?? 0) - parts.reduce(0) { $0 + ($1 ?? 0) }
    }

    fileprivate var finished: Self {
        var counts = self
        let parts = (failedFindingsCount ?? 0) + (skippedFindingsCount ?? 0) + (canceledFindingsCount ?? 0)
        counts.succeededFindingsCount = (totalFindingsCount ?? 0) - parts
        return counts
    }
}
