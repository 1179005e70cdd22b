import FoundationEssentials
import MitigationModel

/// A task in progress whose counts follow from two numbers: the same in each run.
public enum FixedTask {
    /// Monday 2026-11-23 04:12:09 UTC.
    public static let start = Date(timeIntervalSince1970: 1_795_407_129)
    /// The audit whose findings are mitigated.
    public static let audit = "6f1c2d3e4b5a69788796a5b4c3d2e1f0"

    /// The task at a moment.
    ///
    /// - Parameter checks: how many it has; the first ones have AWS's own names.
    /// - Parameter share: how much of the work is done, from 0 to 1. The order of the checks does not change.
    /// - Parameter failures: how many findings of each check failed beyond those that have from the start.
    public static func at(
        share: Double, checks: Int = 20, failures: (Int) -> Int64 = { _ in 0 }
    ) -> AuditMitigationActionsTask {
        let names = (0..<checks).map(name)
        let statistics = (0..<checks).map { counts(of: $0, share: share, failures: failures($0)) }
        return AuditMitigationActionsTask(
            taskStatus: .inProgress, startTime: start,
            taskStatistics: Dictionary(zip(names, statistics), uniquingKeysWith: { first, _ in first }),
            target: AuditMitigationActionsTaskTarget(auditTaskId: audit),
            auditCheckToActionsMapping: Dictionary(
                names.map { ($0, ["QuarantineThings", "PublishFindings"]) }, uniquingKeysWith: { first, _ in first }),
            actionsDefinition: actions)
    }

    /// The same task with one more finding of the check with the second most failures, which is shown below the
    /// selected one.
    public static func withOneMore(_ task: AuditMitigationActionsTask) -> AuditMitigationActionsTask {
        var task = task
        let worst = (task.taskStatistics ?? [:]).sorted {
            $0.value.failedFindingsCount ?? 0 > $1.value.failedFindingsCount ?? 0
        }
        guard let check = worst.dropFirst().first else { return task }
        task.taskStatistics?[check.key]?.succeededFindingsCount = (check.value.succeededFindingsCount ?? 0) + 1
        return task
    }

    /// The same task, completed.
    public static func completed(_ task: AuditMitigationActionsTask) -> AuditMitigationActionsTask {
        var task = task
        task.taskStatus = .completed
        task.endTime = start.addingTimeInterval(1_581)
        return task
    }

    private static func name(_ index: Int) -> CheckName {
        let known = CheckCatalogue.entries
        return known.indices.contains(index) ? known[index].name : CheckName("CUSTOM_CHECK_\(100 + index)")
    }

    private static func counts(of index: Int, share: Double, failures: Int64) -> TaskStatisticsForAuditCheck {
        let total = Int64(10_000 * (index % 9 + 1) + 37 * index)
        let done = Int64(Double(total) * min(1, share * (0.8 + 0.02 * Double(index % 10))))
        let failed = (index.isMultiple(of: 4) ? Int64(20 + index) : 0) + failures
        let skipped = index.isMultiple(of: 5) ? done / 50 : 0
        return TaskStatisticsForAuditCheck(
            totalFindingsCount: total, failedFindingsCount: failed,
            succeededFindingsCount: max(0, done - failed - skipped), skippedFindingsCount: skipped,
            canceledFindingsCount: 0)
    }

    private static let actions: [MitigationAction] = [
        MitigationAction(
            name: "QuarantineThings", id: "8f0e1d2c-1", roleArn: "arn:aws:iam::123456789012:role/MitigationRole",
            actionParams: MitigationActionParams(
                addThingsToThingGroupParams: .init(thingGroupNames: ["quarantine"], overrideDynamicGroups: true))),
        MitigationAction(
            name: "PublishFindings", id: "8f0e1d2c-2", roleArn: "arn:aws:iam::123456789012:role/MitigationRole",
            actionParams: MitigationActionParams(
                publishFindingToSnsParams: .init(topicArn: "arn:aws:sns:eu-west-1:123456789012:findings"))),
    ]
}
