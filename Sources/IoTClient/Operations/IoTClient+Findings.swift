import FoundationEssentials
import MitigationModel

/// The findings that ListAuditFindings returns: those of an audit, or those of a period. The API rejects both together.
public enum AuditFindingsScope: Hashable, Sendable {
    /// The findings of this audit. Its ID is a task's `target.auditTaskId`.
    case audit(taskId: String)
    /// The findings from the first time to the second.
    case period(from: Date, to: Date)
}

extension IoTClient {
    /// Lists the findings of an audit or of a period.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_ListAuditFindings.html>.
    ///
    /// - Parameters:
    ///   - scope: The audit or the period.
    ///   - checkName: Only findings of this check.
    ///   - resourceIdentifier: Only findings about this resource.
    ///   - listSuppressedFindings: Only suppressed findings, or only others; nil for both. A suppressed finding is
    ///     never mitigated.
    ///   - maxResults: Entries per page, 1 to 250; nil for AWS's default.
    /// - Returns: The pages. Each is requested when it is needed, and may throw an ``IoTError``.
    public func listAuditFindings(
        _ scope: AuditFindingsScope, checkName: CheckName? = nil, resourceIdentifier: ResourceIdentifier? = nil,
        listSuppressedFindings: Bool? = false, maxResults: Int? = nil
    ) -> Pages<AuditFindingsPage> {
        var body = ListAuditFindingsBody(
            checkName: checkName, resourceIdentifier: resourceIdentifier, maxResults: maxResults,
            listSuppressedFindings: listSuppressedFindings)
        switch scope {
        case .audit(let taskId): body.taskId = taskId
        case .period(let start, let end): (body.startTime, body.endTime) = (start, end)
        }
        return pages(.listAuditFindings) { [body] token in
            var request = request(.post, "audit", "findings")
            request.headers.append(name: "Content-Type", value: "application/json")
            request.body = body.json(nextToken: token)
            return request
        }
    }

    /// Describes a finding.
    ///
    /// See <https://docs.aws.amazon.com/iot/latest/apireference/API_DescribeAuditFinding.html>.
    ///
    /// - Parameter findingId: The ID of the finding. Its form is checked before anything is sent.
    /// - Returns: The finding.
    /// - Throws: ``IoTError/invalidFindingId(_:)`` if the form of the ID is not valid,
    ///   ``IoTError/resourceNotFound(_:)`` if AWS no longer keeps the finding, or another ``IoTError``.
    public func describeAuditFinding(findingId: String) async throws(IoTError) -> Response<DescribedAuditFinding> {
        do throws(TaskIdError) {
            try TaskId.validate(findingId)
        } catch {
            throw .invalidFindingId(error)
        }
        return try await call(.describeAuditFinding, request(.get, "audit", "findings", findingId))
    }
}

private struct ListAuditFindingsBody: Encodable {
    var taskId: String?
    var checkName: CheckName?
    var resourceIdentifier: ResourceIdentifier?
    var maxResults: Int?
    var nextToken: String?
    var startTime: Date?
    var endTime: Date?
    var listSuppressedFindings: Bool?

    func json(nextToken: String?) -> Data {
        var page = self
        page.nextToken = nextToken
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = .sortedKeys
        // Encoding fails only for a time that is not a number. Then the body is empty.
        return (try? encoder.encode(page)) ?? Data()
    }
}
