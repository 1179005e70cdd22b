import FoundationEssentials

/// The response of DescribeAuditMitigationActionsTask: every member of the API, each optional as there.
///
/// The coding is that of the wire: JSON with the API's member names. Times are seconds since 1970, so set coders to
/// `.secondsSince1970`. Unknown members are ignored, and null is the same as absent.
public struct AuditMitigationActionsTask: Hashable, Sendable, Codable {
    /// The current status of the task.
    public var taskStatus: TaskStatus?
    /// When the task was started.
    public var startTime: Date?
    /// When the task was completed or canceled.
    public var endTime: Date?
    /// The counts of each check.
    public var taskStatistics: [CheckName: TaskStatisticsForAuditCheck]?
    /// The findings that the task applies to.
    public var target: AuditMitigationActionsTaskTarget?
    /// For each check, the names of its actions (1 to 5) in the order in which they are applied.
    public var auditCheckToActionsMapping: [CheckName: [String]]?
    /// The actions that the names in `auditCheckToActionsMapping` refer to.
    public var actionsDefinition: [MitigationAction]?

    /// Omitted members are absent, as in the API.
    public init(
        taskStatus: TaskStatus? = nil, startTime: Date? = nil, endTime: Date? = nil,
        taskStatistics: [CheckName: TaskStatisticsForAuditCheck]? = nil,
        target: AuditMitigationActionsTaskTarget? = nil,
        auditCheckToActionsMapping: [CheckName: [String]]? = nil, actionsDefinition: [MitigationAction]? = nil
    ) {
        self.taskStatus = taskStatus
        self.startTime = startTime
        self.endTime = endTime
        self.taskStatistics = taskStatistics
        self.target = target
        self.auditCheckToActionsMapping = auditCheckToActionsMapping
        self.actionsDefinition = actionsDefinition
    }

    /// Decodes the members that are present; nulls in lists and maps are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        taskStatus = try members.decodeIfPresent(TaskStatus.self, forKey: .taskStatus)
        startTime = try members.decodeIfPresent(Date.self, forKey: .startTime)
        endTime = try members.decodeIfPresent(Date.self, forKey: .endTime)
        taskStatistics = try members.decodeMapIfPresent(forKey: .taskStatistics)
        target = try members.decodeIfPresent(AuditMitigationActionsTaskTarget.self, forKey: .target)
        auditCheckToActionsMapping = try members.decodeMapOfListsIfPresent(forKey: .auditCheckToActionsMapping)
        actionsDefinition = try members.decodeListIfPresent(forKey: .actionsDefinition)
    }
}

/// The findings that a task applies to: those of an audit, a list of findings, or a filter by check and reason code.
///
/// AWS documents that one member is set; any combination is accepted here.
public struct AuditMitigationActionsTaskTarget: Hashable, Sendable, Codable {
    /// The audit whose findings are mitigated.
    public var auditTaskId: String?
    /// The findings that are mitigated, 1 to 25.
    public var findingIds: [String]?
    /// For each check, the reason codes (1 to 25) of the findings that are mitigated.
    public var auditCheckToReasonCodeFilter: [CheckName: [String]]?

    /// Omitted members are absent, as in the API.
    public init(
        auditTaskId: String? = nil, findingIds: [String]? = nil,
        auditCheckToReasonCodeFilter: [CheckName: [String]]? = nil
    ) {
        self.auditTaskId = auditTaskId
        self.findingIds = findingIds
        self.auditCheckToReasonCodeFilter = auditCheckToReasonCodeFilter
    }

    /// Decodes the members that are present; nulls in lists and maps are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        auditTaskId = try members.decodeIfPresent(String.self, forKey: .auditTaskId)
        findingIds = try members.decodeListIfPresent(forKey: .findingIds)
        auditCheckToReasonCodeFilter = try members.decodeMapOfListsIfPresent(forKey: .auditCheckToReasonCodeFilter)
    }
}

/// `taskStatus` of an audit mitigation actions task.
public struct TaskStatus: OpenEnumeration {
    /// The status on the wire.
    public let rawValue: String

    /// The status with this value on the wire.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The task is being applied.
    public static let inProgress = Self("IN_PROGRESS")
    /// The task has ended normally.
    public static let completed = Self("COMPLETED")
    /// The task has ended, and some or all of it failed according to the counts.
    public static let failed = Self("FAILED")
    /// The task was canceled. Actions that were applied stay applied.
    public static let canceled = Self("CANCELED")

    /// Whether the task has ended: COMPLETED, FAILED or CANCELED. An unknown status is not final.
    public var isFinal: Bool {
        [.completed, .failed, .canceled].contains(self)
    }
}
