import FoundationEssentials
import MitigationModel

/// A task in progress. Its counts follow from two numbers, and are the same in each run.
package enum FixedTask {
    /// The task after a share of the work.
    ///
    /// - Parameters:
    ///   - checks: how many checks it has. The first ones have AWS's own names.
    ///   - share: the share of the work, from 0 to 1. It does not change the order of the checks.
    ///   - failures: how many findings of a check failed, in addition to those that failed from the start.
    package static func at(
        share: Double, checks: Int = 20, failures: (Int) -> Int64 = { _ in 0 }
    ) -> AuditMitigationActionsTask {
        let names = (0..<checks).map(name)
        let statistics = (0..<checks).map { counts(of: $0, share: share, failures: failures($0)) }
        return AuditMitigationActionsTask(
            taskStatus: .inProgress, startTime: SampleTask.start,
            taskStatistics: Dictionary(zip(names, statistics), uniquingKeysWith: { first, _ in first }),
            target: AuditMitigationActionsTaskTarget(auditTaskId: SampleTask.audit),
            auditCheckToActionsMapping: Dictionary(
                names.map { ($0, ["QuarantineThings", "PublishFindings"]) }, uniquingKeysWith: { first, _ in first }),
            actionsDefinition: actions)
    }

    /// The same task with one more processed finding. It belongs to the check with the second most failures, which is
    /// shown below the selected check.
    package static func withOneMore(_ task: AuditMitigationActionsTask) -> AuditMitigationActionsTask {
        var task = task
        let worst = (task.taskStatistics ?? [:]).sorted {
            $0.value.failedFindingsCount ?? 0 > $1.value.failedFindingsCount ?? 0
        }
        guard let check = worst.dropFirst().first else { return task }
        task.taskStatistics?[check.key]?.succeededFindingsCount = (check.value.succeededFindingsCount ?? 0) + 1
        return task
    }

    /// The same task, completed.
    package static func completed(_ task: AuditMitigationActionsTask) -> AuditMitigationActionsTask {
        var task = task
        task.taskStatus = .completed
        task.endTime = SampleTask.start.addingTimeInterval(1_581)
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
