import FoundationEssentials
import MitigationModel

/// Responds to the operations for one account at one moment. It has no state: a cancel only returns that it is
/// permitted.
struct AuditService: Sendable {
    let account: Account
    /// The scenario time.
    let time: Milliseconds
    /// When a cancel request canceled the main task.
    let canceledAt: Milliseconds?
    /// The server's clock.
    let now: Date

    /// An effect of a request besides its response.
    enum Effect: Hashable, Sendable {
        case none
        case cancelTask
    }

    func respond(_ operation: Operation, _ request: APIRequest) throws(ServiceError) -> (body: [UInt8], effect: Effect)
    {
        switch operation {
        case .describeAuditMitigationActionsTask(let taskId): (try describeTask(taskId), .none)
        case .listAuditMitigationActionsTasks: (try listTasks(QueryParameters(request)), .none)
        case .listAuditMitigationActionsExecutions: (try listExecutions(QueryParameters(request)), .none)
        case .listAuditFindings: (try listFindings(ListAuditFindingsRequest(request.body)), .none)
        case .describeAuditFinding(let findingId): (try describeFinding(findingId), .none)
        case .cancelAuditMitigationActionsTask(let taskId): try cancelTask(taskId)
        }
    }

    func moment(ofTask position: Int) -> TaskMoment {
        account.moment(ofTask: position, now: time, canceledAt: canceledAt)
    }

    private func describeTask(_ taskId: String) throws(ServiceError) -> [UInt8] {
        let position = try position(ofTask: taskId)
        let task = account.tasks[position].plan.task(at: moment(ofTask: position)) {
            account.date(ofTask: position, at: $0)
        }
        var json = JSONWriter()
        json.task(task)
        return json.bytes
    }

    private func cancelTask(_ taskId: String) throws(ServiceError) -> (body: [UInt8], effect: Effect) {
        let position = try position(ofTask: taskId)
        let phase = account.tasks[position].plan.phase(at: moment(ofTask: position))
        guard !phase.status.isFinal else {
            throw .invalidRequest("The task is \(phase.status.rawValue) and cannot be canceled.")
        }
        return (JSONWriter.object { _ in }, .cancelTask)
    }

    private func position(ofTask taskId: String) throws(ServiceError) -> Int {
        let taskId = try Constraint.identifier.check(taskId, at: "taskId")
        guard let position = account.position(ofTask: taskId) else {
            throw .resourceNotFound("No audit mitigation actions task with the id \(taskId) was found.")
        }
        return position
    }

    private func describeFinding(_ findingId: String) throws(ServiceError) -> [UInt8] {
        let findingId = try Constraint.identifier.check(findingId, at: "findingId")
        guard let address = account.address(ofFinding: findingId) else {
            throw .resourceNotFound("No audit finding with the id \(findingId) was found.")
        }
        return JSONWriter.object { json in
            json.member("finding", account.finding(at: address)) { $0.finding($1) }
        }
    }
}
