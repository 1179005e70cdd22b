import FoundationEssentials
import MitigationModel

extension AuditService {
    /// How many findings a page examines. A page may therefore be short or empty without being the last.
    private static let lookedAt = 1_000

    /// The findings of an audit or of a span of time.
    func listFindings(_ request: ListAuditFindingsRequest) throws(ServiceError) -> [UInt8] {
        let span = try span(request)
        let scope = FindingScope(
            auditTaskId: try request.taskId.map { value throws(ServiceError) in
                try Constraint.auditTaskId.check(value, at: "taskId")
            },
            check: request.checkName.map { CheckName($0) }, suppressed: request.listSuppressedFindings)
        let size = try QueryParameters.checkPageSize(request.maxResults)
        let token = PageToken(hash: account.builder.hash, question: question(request))
        let (findings, next) = page(from: try token.position(request.nextToken), in: scope, size: size) { finding in
            let matches = request.resourceIdentifier.map { $0 == finding.nonCompliantResource?.resourceIdentifier }
            return (matches ?? true) && (finding.findingTime.map { span?.contains($0) ?? true } ?? true)
        }
        return JSONWriter.object { json in
            json.member("findings", findings) { $0.array($1) { $0.finding($1) } }
            json.member("nextToken", next.map(token.token))
        }
    }

    /// The model requires either the audit or both times.
    private func span(_ request: ListAuditFindingsRequest) throws(ServiceError) -> ClosedRange<Date>? {
        switch (request.taskId, request.startTime, request.endTime) {
        case (.some, nil, nil): return nil
        case (nil, .some(let start), .some(let end)):
            guard start <= end else { throw .invalidRequest("startTime must not be after endTime.") }
            return Date(timeIntervalSince1970: start)...Date(timeIntervalSince1970: end)
        default:
            throw .invalidRequest("Specify either the taskId, or both startTime and endTime, but not both.")
        }
    }

    private func question(_ request: ListAuditFindingsRequest) -> [String?] {
        [
            "findings", request.taskId, request.checkName, request.resourceIdentifier.map { String(describing: $0) },
            request.startTime?.description, request.endTime?.description, request.listSuppressedFindings?.description,
        ]
    }

    private func page(
        from start: FindingAddress, in scope: FindingScope, size: Int, where matches: (AuditFinding) -> Bool
    ) -> (findings: [AuditFinding], next: FindingAddress?) {
        var findings: [AuditFinding] = []
        var next = account.next(from: start, in: scope)
        var lookedAt = 0
        while let address = next, findings.count < size, lookedAt < Self.lookedAt {
            let finding = account.finding(at: address)
            if matches(finding) {
                findings.append(finding)
            }
            lookedAt += 1
            let following = FindingAddress(task: address.task, check: address.check, index: address.index + 1)
            next = account.next(from: following, in: scope)
        }
        return (findings, next)
    }
}

/// The body of ListAuditFindings.
struct ListAuditFindingsRequest: Decodable, Sendable {
    var taskId: String?
    var checkName: String?
    var resourceIdentifier: ResourceIdentifier?
    var maxResults: Int?
    var nextToken: String?
    var startTime: Double?
    var endTime: Double?
    var listSuppressedFindings: Bool?

    private enum CodingKeys: CodingKey {
        case taskId, checkName, resourceIdentifier, maxResults, nextToken, startTime, endTime, listSuppressedFindings
    }

    /// An empty body has no members.
    init(_ body: [UInt8]) throws(ServiceError) {
        guard !body.isEmpty else { return }
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(body))
        } catch {
            throw ServiceError.serialization
        }
    }
}
