import FoundationEssentials
import MitigationModel

extension IoTClient {
    /// Describes a task: its actions, target and progress.
    ///
    /// Canceling the Swift task ends the request at once.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_DescribeAuditMitigationActionsTask.html>.
    ///
    /// - Parameter taskId: The ID of the task. Its form is checked before anything is sent.
    /// - Returns: The task.
    /// - Throws: ``IoTError/invalidTaskId(_:)`` if the form of the ID is not valid, ``IoTError/resourceNotFound(_:)``
    ///   if the task does not exist in this account and region, ``IoTError/cancelled`` if the Swift task was canceled,
    ///   or another ``IoTError``.
    public func describeAuditMitigationActionsTask(
        taskId: String
    ) async throws(IoTError) -> Response<AuditMitigationActionsTask> {
        try validate(taskId: taskId)
        return try await call(
            .describeAuditMitigationActionsTask, request(.get, "audit", "mitigationactions", "tasks", taskId))
    }

    /// Lists the tasks that started in a period, in AWS's order.
    ///
    /// AWS keeps tasks for 90 days, and may reject an earlier `start`.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_ListAuditMitigationActionsTasks.html>.
    ///
    /// - Parameters:
    ///   - start: The earliest start time. It is sent in whole seconds, rounded down.
    ///   - end: The latest start time. It is sent in whole seconds, rounded up.
    ///   - auditTaskId: Only tasks for the findings of this audit.
    ///   - findingId: Only tasks that apply to this finding.
    ///   - taskStatus: Only tasks with this status.
    ///   - maxResults: Entries per page, 1 to 250; nil for AWS's default.
    /// - Returns: The pages. Each is requested when it is needed, and may throw an ``IoTError``.
    public func listAuditMitigationActionsTasks(
        from start: Date, to end: Date, auditTaskId: String? = nil, findingId: String? = nil,
        taskStatus: TaskStatus? = nil, maxResults: Int? = nil
    ) -> Pages<AuditMitigationActionsTasksPage> {
        let span = (Self.timestamp(start, .down), Self.timestamp(end, .up))
        return pages(.listAuditMitigationActionsTasks) { token in
            request(
                .get, "audit", "mitigationactions", "tasks",
                query: [
                    "startTime": span.0, "endTime": span.1, "auditTaskId": auditTaskId, "findingId": findingId,
                    "taskStatus": taskStatus?.rawValue, "maxResults": maxResults.map(String.init),
                ], nextToken: token)
        }
    }

    /// Lists the action executions of a task on one finding.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_ListAuditMitigationActionsExecutions.html>.
    ///
    /// - Parameters:
    ///   - taskId: The ID of the task.
    ///   - findingId: The ID of the finding.
    ///   - actionStatus: Only executions with this status.
    ///   - maxResults: Entries per page, 1 to 250; nil for AWS's default.
    /// - Returns: The pages. Each is requested when it is needed, and may throw an ``IoTError``.
    public func listAuditMitigationActionsExecutions(
        taskId: String, findingId: String, actionStatus: AuditMitigationActionExecutionStatus? = nil,
        maxResults: Int? = nil
    ) -> Pages<AuditMitigationActionsExecutionsPage> {
        pages(.listAuditMitigationActionsExecutions) { token in
            request(
                .get, "audit", "mitigationactions", "executions",
                query: [
                    "taskId": taskId, "findingId": findingId, "actionStatus": actionStatus?.rawValue,
                    "maxResults": maxResults.map(String.init),
                ], nextToken: token)
        }
    }

    /// Cancels a task: AWS applies no further actions. Actions that were applied stay.
    ///
    /// It always makes one attempt. If it fails, the outcome may be unknown: describe the task to find out.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_CancelAuditMitigationActionsTask.html>.
    ///
    /// - Parameter taskId: The ID of the task. Its form is checked before anything is sent.
    /// - Returns: The request ID and the server's time.
    /// - Throws: ``IoTError/invalidTaskId(_:)`` if the form of the ID is not valid, ``IoTError/invalidRequest(_:)`` if
    ///   the task has ended, or another ``IoTError``.
    @discardableResult
    public func cancelAuditMitigationActionsTask(taskId: String) async throws(IoTError) -> Response<Void> {
        try validate(taskId: taskId)
        let request = request(.put, "audit", "mitigationactions", "tasks", taskId, "cancel")
        var call = Call(.cancelAuditMitigationActionsTask, request, of: self)
        let response = try await call.response()
        do throws(UndecodableResponse) {
            if !response.body.isEmpty {
                _ = try ResponseDecoder.decode(Acknowledgement.self, from: response)
            }
            return Response((), response)
        } catch {
            throw .undecodable(error)
        }
    }

    private func validate(taskId: String) throws(IoTError) {
        do throws(TaskIdError) {
            try TaskId.validate(taskId)
        } catch {
            throw .invalidTaskId(error)
        }
    }

    /// The time in ISO 8601, for a query. The calendar ends with the year 9999.
    private static func timestamp(_ date: Date, _ rule: FloatingPointRoundingRule) -> String {
        let seconds = min(max(0, date.timeIntervalSince1970), 253_402_300_799)
        return Date(timeIntervalSince1970: seconds.rounded(rule)).formatted(.iso8601)
    }
}

/// A JSON object whose members are ignored.
private struct Acknowledgement: Decodable {}

/// AWS IoT's rule for the ID of an audit mitigation actions task: 1 to 128 of `a-z A-Z 0-9 _ -`.
public enum TaskId {
    /// The most characters of an ID.
    public static let maximumLength = 128

    /// Checks the form of an ID. It does not check that the task exists.
    ///
    /// - Parameter id: The ID.
    /// - Throws: ``TaskIdError`` if the form is not valid.
    public static func validate(_ id: String) throws(TaskIdError) {
        guard !id.isEmpty else { throw .empty }
        for (position, character) in id.enumerated() where !isAllowed(character) {
            throw .illegalCharacter(character, position: position)
        }
        guard id.count <= maximumLength else { throw .tooLong(count: id.count) }
    }

    private static func isAllowed(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "_" || character == "-")
    }
}

/// Why a string is not a valid task ID.
public enum TaskIdError: Error, Hashable, Sendable {
    /// The ID is empty.
    case empty
    /// A character that is not allowed; positions count from 0.
    case illegalCharacter(Character, position: Int)
    /// The ID has more than 128 characters.
    case tooLong(count: Int)
}
