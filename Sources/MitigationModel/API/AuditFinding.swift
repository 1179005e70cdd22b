import FoundationEssentials

/// A finding of an audit: one resource that failed one check. Every member is optional, as in the API.
public struct AuditFinding: Hashable, Sendable, Codable {
    /// The identifier of the finding, `[a-zA-Z0-9_-]+`, 1 to 128 characters.
    public var findingId: String?
    /// The audit that created the finding. It is not the mitigation task.
    public var taskId: String?
    /// The check that the resource failed.
    public var checkName: CheckName?
    /// When the audit was started.
    public var taskStartTime: Date?
    /// When the finding was created.
    public var findingTime: Date?
    /// How severe the finding is.
    public var severity: AuditFindingSeverity?
    /// The resource that failed.
    public var nonCompliantResource: NonCompliantResource?
    /// Related resources, such as the client IDs that share a certificate.
    public var relatedResources: [RelatedResource]?
    /// Why it failed, as text.
    public var reasonForNonCompliance: String?
    /// Why it failed, as the reason code that a task's filter uses.
    public var reasonForNonComplianceCode: String?
    /// Whether the finding is suppressed. A suppressed finding is not mitigated.
    public var isSuppressed: Bool?

    /// Omitted members are absent, as in the API.
    public init(
        findingId: String? = nil, taskId: String? = nil, checkName: CheckName? = nil, taskStartTime: Date? = nil,
        findingTime: Date? = nil, severity: AuditFindingSeverity? = nil,
        nonCompliantResource: NonCompliantResource? = nil, relatedResources: [RelatedResource]? = nil,
        reasonForNonCompliance: String? = nil, reasonForNonComplianceCode: String? = nil, isSuppressed: Bool? = nil
    ) {
        self.findingId = findingId
        self.taskId = taskId
        self.checkName = checkName
        self.taskStartTime = taskStartTime
        self.findingTime = findingTime
        self.severity = severity
        self.nonCompliantResource = nonCompliantResource
        self.relatedResources = relatedResources
        self.reasonForNonCompliance = reasonForNonCompliance
        self.reasonForNonComplianceCode = reasonForNonComplianceCode
        self.isSuppressed = isSuppressed
    }

    /// Decodes the members that are present; nulls in lists are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        findingId = try members.decodeIfPresent(String.self, forKey: .findingId)
        taskId = try members.decodeIfPresent(String.self, forKey: .taskId)
        checkName = try members.decodeIfPresent(CheckName.self, forKey: .checkName)
        taskStartTime = try members.decodeIfPresent(Date.self, forKey: .taskStartTime)
        findingTime = try members.decodeIfPresent(Date.self, forKey: .findingTime)
        severity = try members.decodeIfPresent(AuditFindingSeverity.self, forKey: .severity)
        nonCompliantResource = try members.decodeIfPresent(NonCompliantResource.self, forKey: .nonCompliantResource)
        relatedResources = try members.decodeListIfPresent(forKey: .relatedResources)
        reasonForNonCompliance = try members.decodeIfPresent(String.self, forKey: .reasonForNonCompliance)
        reasonForNonComplianceCode = try members.decodeIfPresent(String.self, forKey: .reasonForNonComplianceCode)
        isSuppressed = try members.decodeIfPresent(Bool.self, forKey: .isSuppressed)
    }
}

/// `severity` of an audit finding.
public struct AuditFindingSeverity: OpenEnumeration {
    /// The severity on the wire.
    public let rawValue: String

    /// The severity with this value on the wire.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The highest of the four.
    public static let critical = Self("CRITICAL")
    /// Below critical.
    public static let high = Self("HIGH")
    /// Below high.
    public static let medium = Self("MEDIUM")
    /// The lowest of the four.
    public static let low = Self("LOW")
}

/// A page of the response of ListAuditFindings.
public struct AuditFindingsPage: Hashable, Sendable, Codable {
    /// The findings of this page; it may be empty even if there is a next page.
    public var findings: [AuditFinding]?
    /// The token for the next page; nil on the last page.
    public var nextToken: String?

    /// Omitted members are absent, as in the API.
    public init(findings: [AuditFinding]? = nil, nextToken: String? = nil) {
        self.findings = findings
        self.nextToken = nextToken
    }

    /// Decodes the members that are present; nulls in the list are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        findings = try members.decodeListIfPresent(forKey: .findings)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}

/// The response of DescribeAuditFinding.
public struct DescribedAuditFinding: Hashable, Sendable, Codable {
    /// The finding.
    public var finding: AuditFinding?

    /// An omitted member is absent, as in the API.
    public init(finding: AuditFinding? = nil) {
        self.finding = finding
    }
}
