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
    /// When the credentials expire.
    var expiration: Date?
    /// What it takes to renew them: `automatic`, `code`, `login` or `never`.
    var renewal: String?
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

/// User actions and settings in a recording. The time of a poll is recorded with its response.
extension LineMembers {
    init?(_ act: RecordedAction) {
        switch act {
        case .pollAsked: return nil
        case .taskPicked(let id):
            self.init("taskPicked")
            taskId = id
        case .cancelAsked(let id):
            self.init("cancelAsked")
            taskId = id
        case .paused: self.init("paused")
        case .resumed: self.init("resumed")
        case .intervalChanged(let interval):
            self.init("intervalChanged")
            seconds = interval.recorded
        case .alertPutAway(let kind):
            self.init("alertPutAway")
            text = kind.rawValue
        case .slept(let duration):
            self.init("slept")
            seconds = duration?.recorded
        case .scanEnded(let check, let found, let counted, let asked):
            self.init("scanEnded")
            (checkName, self.found, self.counted, askedFindings) = (check, found, counted, asked)
        }
    }

    /// Nil if the line is not an action.
    func act() throws(UnreadableLine) -> RecordedAction? {
        switch event {
        case "taskPicked": .taskPicked(try need(\.taskId, "taskId"))
        case "cancelAsked": .cancelAsked(try need(\.taskId, "taskId"))
        case "paused": .paused
        case "resumed": .resumed
        case "intervalChanged": .intervalChanged(to: Duration(recorded: try need(\.seconds, "seconds")))
        case "alertPutAway": Alert.Kind(rawValue: try need(\.text, "text")).map { .alertPutAway($0) }
        case "slept": .slept(for: seconds.map { Duration(recorded: $0) })
        case "scanEnded":
            .scanEnded(
                try need(\.checkName, "checkName"), found: try need(\.found, "found"), of: counted,
                checked: try need(\.askedFindings, "askedFindings"))
        default: nil
        }
    }
}
