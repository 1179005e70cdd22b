import FoundationEssentials

/// What DescribeAuditMitigationActionsTask answers: every member of the API's response, each optional as there.
///
/// The coding is that of the wire: JSON with the API's member names. Times are numbers of seconds since 1970, so coders
/// are set to `.secondsSince1970`. Unknown members are ignored, and null is the same as absent.
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
    /// For each check the names of its actions (1 to 5), in the order in which they are applied.
    public var auditCheckToActionsMapping: [CheckName: [String]]?
    /// The actions that the names in `auditCheckToActionsMapping` stand for.
    public var actionsDefinition: [MitigationAction]?

    /// Members that are not given are absent, as in the API.
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

    /// Reads the members that are there; nulls in lists and maps are dropped.
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
