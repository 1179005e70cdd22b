/// The five counts of one audit check, as AWS sends them: any may be missing, parts may exceed the total, and counts
/// may decrease from one response to the next.
public struct TaskStatisticsForAuditCheck: Hashable, Sendable, Codable {
    /// Findings to which the task applies.
    public var totalFindingsCount: Int64?
    /// Findings for which at least one action failed.
    public var failedFindingsCount: Int64?
    /// Findings for which all actions succeeded.
    public var succeededFindingsCount: Int64?
    /// Findings excluded by the request's filter conditions.
    public var skippedFindingsCount: Int64?
    /// Findings that were not processed because the task was canceled.
    public var canceledFindingsCount: Int64?

    /// Omitted counts are absent, as in the API.
    public init(
        totalFindingsCount: Int64? = nil, failedFindingsCount: Int64? = nil, succeededFindingsCount: Int64? = nil,
        skippedFindingsCount: Int64? = nil, canceledFindingsCount: Int64? = nil
    ) {
        self.totalFindingsCount = totalFindingsCount
        self.failedFindingsCount = failedFindingsCount
        self.succeededFindingsCount = succeededFindingsCount
        self.skippedFindingsCount = skippedFindingsCount
        self.canceledFindingsCount = canceledFindingsCount
    }

    /// Decodes the members that are present. A number that is not a 64-bit integer is an error that includes its path.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        totalFindingsCount = try members.decodeCountIfPresent(forKey: .totalFindingsCount)
        failedFindingsCount = try members.decodeCountIfPresent(forKey: .failedFindingsCount)
        succeededFindingsCount = try members.decodeCountIfPresent(forKey: .succeededFindingsCount)
        skippedFindingsCount = try members.decodeCountIfPresent(forKey: .skippedFindingsCount)
        canceledFindingsCount = try members.decodeCountIfPresent(forKey: .canceledFindingsCount)
    }
}
