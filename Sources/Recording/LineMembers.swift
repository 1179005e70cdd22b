import Dashboard
import FoundationEssentials
import MitigationModel

/// The possible members of a line besides its time: each event or action has some of them. What comes from AWS has
/// AWS's names and form.
struct LineMembers: Codable {
    /// The name of the event or action.
    var event: String

    var number: Int?
    var asked: Double?
    var requestId: String?
    var serverDate: Date?
    /// The whole response to a poll, if more than counts changed since the one before.
    var task: AuditMitigationActionsTask?
    /// The checks of which only the counts changed since the response before.
    var counts: [CheckName: TaskStatisticsForAuditCheck]?
    var failure: FailureMembers?

    var account: String?
    var text: String?
    var files: [String]?
    var seconds: Double?
    /// The API's name of the operation.
    var operation: String?

    var taskId: String?
    var auditTaskId: String?
    var checkName: CheckName?
    var findingId: String?
    var findings: [AuditFinding]?
    var actionsExecutions: [AuditMitigationActionExecution]?
    var finding: AuditFinding?
    var isLast: Bool?

    var reading: Int?
    var startTime: Date?
    var endTime: Date?
    var taskStatus: TaskStatus?
    var tasks: [AuditMitigationActionsTaskSummary]?

    var found: Int?
    var counted: Int64?
    var askedFindings: Int?

    init(_ event: String) {
        self.event = event
    }

    /// A required member. Throws if it is missing.
    func need<Value>(_ path: KeyPath<Self, Value?>, _ name: String) throws(UnreadableLine) -> Value {
        guard let value = self[keyPath: path] else { throw UnreadableLine("\(event) without \(name)") }
        return value
    }
}
