import MitigationModel
import Screen

/// What a row of the list shows of a finding.
extension FindingRow {
    /// Its resource; nil if AWS no longer has the finding.
    var resource: ResourceWords? {
        finding?.nonCompliantResource?.words
    }

    /// Its severity.
    var severity: AuditFindingSeverity? {
        finding?.severity
    }

    /// Why the resource is noncompliant.
    var reasonCode: String? {
        finding?.reasonForNonComplianceCode
    }

    /// The results of its actions; nil until they are known.
    var executions: [AuditMitigationActionExecution]? {
        answer.executions
    }

    /// The text in place of the results if they are unknown, the longest wording first.
    var words: [Line] {
        if isGone {
            return [Line("! expired (AWS keeps 90 days)", .warning), Line("! expired", .warning), Line("!", .warning)]
        }
        if isOutsideFilter {
            return [Line("↷ skipped by filter", .skipped), Line("↷ skipped", .skipped), Line("↷", .skipped)]
        }
        return answer.words
    }
}

extension FindingRow.Answer {
    /// The text in place of the results of a finding's actions if they are unknown, the longest wording first.
    var words: [Line] {
        switch self {
        case .unknown: [Line("? not checked", .dim), Line("?", .dim)]
        case .loading: [Line("checking …", .accent), Line("…", .accent)]
        case .known: [Line("· not started", .dim), Line("·", .dim)]
        case .failed(let failure):
            [
                Line("! \(failure.short(of: .listExecutions))", .warning), Line("! unknown", .warning),
                Line("!", .warning),
            ]
        }
    }

    /// The results of the actions; nil until they are known.
    var executions: [AuditMitigationActionExecution]? {
        if case .known(let executions, _) = self { executions } else { nil }
    }
}

extension AuditFindingSeverity {
    /// The API's status in lower case; an unknown one as received.
    var word: String {
        switch self {
        case .critical: "critical"
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        default: rawValue
        }
    }

    /// One column, as in the table of checks.
    var mark: Line {
        switch self {
        case .critical: Severity.critical.mark
        case .high: Severity.high.mark
        case .medium, .low: Severity.low.mark
        default: Severity.unknown.mark
        }
    }
}
