import FoundationEssentials
import MitigationModel

extension AuditService {
    /// Tasks that were started in a span of time, the newest first.
    func listTasks(_ query: QueryParameters) throws(ServiceError) -> [UInt8] {
        let (start, end) = (try query.requiredDate("startTime"), try query.requiredDate("endTime"))
        guard start <= end else { throw .invalidRequest("startTime must not be after endTime.") }
        guard start >= now.addingTimeInterval(-ServiceLimits.retention) else {
            throw .invalidRequest("startTime must lie within the last 90 days.")
        }
        let auditTaskId = try query.optional("auditTaskId", .auditTaskId)
        let findingId = try query.optional("findingId", .identifier)
        let status = try query.optional("taskStatus", oneOf: ["IN_PROGRESS", "COMPLETED", "FAILED", "CANCELED"])
        let finding = findingId.map { account.address(ofFinding: $0) }
        let matches = account.tasks.indices.filter { position in
            auditTaskId.map { account.tasks[position].plan.auditTaskId == $0 } ?? true
                && finding.map { $0?.task == position } ?? true
                && (start...end).contains(account.date(ofTask: position, at: 0))
        }
        .map { summary(ofTask: $0) }
        .filter { status == nil || $0.taskStatus?.rawValue == status }
        let question = ["tasks", String(describing: start), String(describing: end), auditTaskId, findingId, status]
        return try page(matches, of: "tasks", query, question: question) { $0.taskSummary($1) }
    }

    private func summary(ofTask position: Int) -> AuditMitigationActionsTaskSummary {
        let plan = account.tasks[position].plan
        return AuditMitigationActionsTaskSummary(
            taskId: plan.taskId, startTime: account.date(ofTask: position, at: 0),
            taskStatus: plan.phase(at: moment(ofTask: position)).status)
    }

    /// The result of each action on one finding. The model has no ResourceNotFoundException here: an unknown finding
    /// has no executions.
    func listExecutions(_ query: QueryParameters) throws(ServiceError) -> [UInt8] {
        let taskId = try query.required("taskId", .identifier)
        let findingId = try query.required("findingId", .identifier)
        let status = try query.optional(
            "actionStatus", oneOf: ["IN_PROGRESS", "COMPLETED", "FAILED", "CANCELED", "SKIPPED", "PENDING"])
        let executions = executions(taskId: taskId, findingId: findingId)
            .filter { status == nil || $0.status?.rawValue == status }
        let question = ["executions", taskId, findingId, status]
        return try page(executions, of: "actionsExecutions", query, question: question) { $0.execution($1) }
    }

    private func executions(taskId: String, findingId: String) -> [AuditMitigationActionExecution] {
        guard let position = account.position(ofTask: taskId),
            let address = account.address(ofFinding: findingId), address.task == position
        else { return [] }
        return account.tasks[position].plan.executions(
            ofCheck: address.check, index: address.index, findingId: findingId, at: moment(ofTask: position)
        ) { account.date(ofTask: position, at: $0) }
    }

    private func page<Element>(
        _ entries: [Element], of name: String, _ query: QueryParameters, question: [String?],
        _ write: (inout JSONWriter, Element) -> Void
    ) throws(ServiceError) -> [UInt8] {
        let size = try query.pageSize()
        let token = PageToken(hash: account.builder.hash, question: question)
        let start = Int(clamping: try token.position(query.nextToken).index)
        let rest = entries.dropFirst(start)
        let next = rest.count > size ? FindingAddress(task: 0, check: 0, index: UInt64(start + size)) : nil
        return JSONWriter.object { json in
            json.member(name, Array(rest.prefix(size))) { $0.array($1, write) }
            json.member("nextToken", next.map(token.token))
        }
    }
}
