/// The operation of a request, by its method and path.
enum Operation: Hashable, Sendable {
    case describeAuditMitigationActionsTask(taskId: String)
    case listAuditMitigationActionsTasks
    case listAuditMitigationActionsExecutions
    case listAuditFindings
    case describeAuditFinding(findingId: String)
    case cancelAuditMitigationActionsTask(taskId: String)

    /// Nil for anything that is not an operation of the emulator.
    init?(_ request: APIRequest) {
        let segments = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { PercentCoding.decode($0) }
        switch (request.method, segments.count, segments.first) {
        case ("GET", 3, "audit") where segments.dropFirst() == ["mitigationactions", "tasks"]:
            self = .listAuditMitigationActionsTasks
        case ("GET", 3, "audit") where segments.dropFirst() == ["mitigationactions", "executions"]:
            self = .listAuditMitigationActionsExecutions
        case ("GET", 4, "audit") where segments[1...2] == ["mitigationactions", "tasks"]:
            self = .describeAuditMitigationActionsTask(taskId: segments[3])
        case ("PUT", 5, "audit") where segments[1...2] == ["mitigationactions", "tasks"] && segments[4] == "cancel":
            self = .cancelAuditMitigationActionsTask(taskId: segments[3])
        case ("POST", 2, "audit") where segments[1] == "findings":
            self = .listAuditFindings
        case ("GET", 3, "audit") where segments[1] == "findings":
            self = .describeAuditFinding(findingId: segments[2])
        default: return nil
        }
    }

    /// The API's name of the operation.
    var name: String {
        switch self {
        case .describeAuditMitigationActionsTask: "DescribeAuditMitigationActionsTask"
        case .listAuditMitigationActionsTasks: "ListAuditMitigationActionsTasks"
        case .listAuditMitigationActionsExecutions: "ListAuditMitigationActionsExecutions"
        case .listAuditFindings: "ListAuditFindings"
        case .describeAuditFinding: "DescribeAuditFinding"
        case .cancelAuditMitigationActionsTask: "CancelAuditMitigationActionsTask"
        }
    }
}
