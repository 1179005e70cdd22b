/// The findings that a task applies to: those of an audit, a list of findings, a filter by check and reason code.
///
/// AWS documents that one member is set; any combination is accepted here.
public struct AuditMitigationActionsTaskTarget: Hashable, Sendable, Codable {
    /// The audit whose findings are mitigated.
    public var auditTaskId: String?
    /// The findings that are mitigated, 1 to 25.
    public var findingIds: [String]?
    /// For each check, the reason codes (1 to 25) of the findings that are mitigated.
    public var auditCheckToReasonCodeFilter: [CheckName: [String]]?

    /// Members that are not given are absent, as in the API.
    public init(
        auditTaskId: String? = nil, findingIds: [String]? = nil,
        auditCheckToReasonCodeFilter: [CheckName: [String]]? = nil
    ) {
        self.auditTaskId = auditTaskId
        self.findingIds = findingIds
        self.auditCheckToReasonCodeFilter = auditCheckToReasonCodeFilter
    }

    /// Reads the members that are there; nulls in lists and maps are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        auditTaskId = try members.decodeIfPresent(String.self, forKey: .auditTaskId)
        findingIds = try members.decodeListIfPresent(forKey: .findingIds)
        auditCheckToReasonCodeFilter = try members.decodeMapOfListsIfPresent(forKey: .auditCheckToReasonCodeFilter)
    }
}
