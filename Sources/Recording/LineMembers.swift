import Dashboard
import FoundationEssentials
import MitigationModel

/// What a line of a recording may have beside its time: each name of an event or act has some of these members. What
/// comes from AWS has AWS's names and form.
struct LineMembers: Codable {
    /// The event's or act's name.
    var event: String

    var number: Int?
    var asked: Double?
    var requestId: String?
    var serverDate: Date?
    /// The whole answer to a poll, where more than counts changed since the one before.
    var task: AuditMitigationActionsTask?
    /// The checks whose counts alone changed since the answer before.
    var counts: [CheckName: TaskStatisticsForAuditCheck]?
    var failure: FailureMembers?

    var account: String?
    var text: String?
    var files: [String]?
    var seconds: Double?
    /// The API's name of what was called.
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

    /// A member that the event cannot do without. Throws where it is missing.
    func need<Value>(_ path: KeyPath<Self, Value?>, _ name: String) throws(UnreadableLine) -> Value {
        guard let value = self[keyPath: path] else { throw UnreadableLine("\(event) without \(name)") }
        return value
    }
}
