import FoundationEssentials
import MitigationModel

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

    /// An empty body is one without members.
    init(_ body: [UInt8]) throws(ServiceError) {
        guard !body.isEmpty else { return }
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(body))
        } catch {
            throw ServiceError.serialization
        }
    }
}
