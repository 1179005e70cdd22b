import FoundationEssentials

/// One action on one finding: an entry of ListAuditMitigationActionsExecutions
/// (`AuditMitigationActionExecutionMetadata` in the API). Every member is optional, as there.
public struct AuditMitigationActionExecution: Hashable, Sendable, Codable {
    /// The mitigation task.
    public var taskId: String?
    /// The finding.
    public var findingId: String?
    /// The action's name, as in the task's `actionsDefinition`.
    public var actionName: String?
    /// The action's identifier, as in the task's `actionsDefinition`.
    public var actionId: String?
    /// The status of the action.
    public var status: AuditMitigationActionExecutionStatus?
    /// When the action was started.
    public var startTime: Date?
    /// When the action ended or was canceled.
    public var endTime: Date?
    /// If it failed, the code of the error.
    public var errorCode: String?
    /// If it failed, the reason as text.
    public var message: String?

    /// Omitted members are absent, as in the API.
    public init(
        taskId: String? = nil, findingId: String? = nil, actionName: String? = nil, actionId: String? = nil,
        status: AuditMitigationActionExecutionStatus? = nil, startTime: Date? = nil, endTime: Date? = nil,
        errorCode: String? = nil, message: String? = nil
    ) {
        self.taskId = taskId
        self.findingId = findingId
        self.actionName = actionName
        self.actionId = actionId
        self.status = status
        self.startTime = startTime
        self.endTime = endTime
        self.errorCode = errorCode
        self.message = message
    }
}

/// `status` of one action on one finding.
public struct AuditMitigationActionExecutionStatus: OpenEnumeration {
    /// The status on the wire.
    public let rawValue: String

    /// The status with this value on the wire.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The action waits for its turn.
    public static let pending = Self("PENDING")
    /// The action is being applied.
    public static let inProgress = Self("IN_PROGRESS")
    /// The action was applied.
    public static let completed = Self("COMPLETED")
    /// The action was applied and failed.
    public static let failed = Self("FAILED")
    /// The action was not applied, because an earlier one on the same finding failed.
    public static let skipped = Self("SKIPPED")
    /// The task was canceled before the action was applied.
    public static let canceled = Self("CANCELED")
}

/// A page of the response of ListAuditMitigationActionsExecutions.
public struct AuditMitigationActionsExecutionsPage: Hashable, Sendable, Codable {
    /// The executions of this page; it may be empty even if there is a next page.
    public var actionsExecutions: [AuditMitigationActionExecution]?
    /// The token for the next page; nil on the last page.
    public var nextToken: String?

    /// Omitted members are absent, as in the API.
    public init(actionsExecutions: [AuditMitigationActionExecution]? = nil, nextToken: String? = nil) {
        self.actionsExecutions = actionsExecutions
        self.nextToken = nextToken
    }

    /// Decodes the members that are present; nulls in the list are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        actionsExecutions = try members.decodeListIfPresent(forKey: .actionsExecutions)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}

/// What a finding's executions have in common.
extension Collection<AuditMitigationActionExecution> {
    /// Whether nothing more will happen: there are executions, and none of them is PENDING or IN_PROGRESS.
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
