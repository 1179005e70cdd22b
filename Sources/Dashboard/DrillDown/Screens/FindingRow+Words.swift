import MitigationModel
import Screen

/// What a row of the list says of a finding.
extension FindingRow {
    /// Its resource; nil where AWS no longer knows the finding.
    var resource: ResourceWords? {
        finding?.nonCompliantResource?.words
    }

    /// How severe it is.
    var severity: AuditFindingSeverity? {
        finding?.severity
    }

    /// Why the resource did not pass.
    var reasonCode: String? {
        finding?.reasonForNonComplianceCode
    }

    /// What became of the actions on it; nil until it is known.
    var executions: [AuditMitigationActionExecution]? {
        answer.executions
    }

    /// In place of what became of its actions where that is not known: the longest words first.
    var words: [Line] {
        if isGone {
            return [Line("! gone: AWS keeps them 90 days", .warning), Line("! gone", .warning), Line("!", .warning)]
        }
        if isOutsideFilter {
            return [Line("↷ outside the filter", .skipped), Line("↷ outside", .skipped), Line("↷", .skipped)]
        }
        return answer.words
    }
}

extension FindingRow.Answer {
    /// In place of what became of the actions on a finding where that is not known: the longest words first.
    var words: [Line] {
        switch self {
        case .unasked: [Line("? not asked", .dim), Line("?", .dim)]
        case .asking: [Line("asking …", .accent), Line("…", .accent)]
        case .known: [Line("· nothing done yet", .dim), Line("· not yet", .dim), Line("·", .dim)]
        case .failed(let failure):
            [
                Line("! \(failure.short(of: .listExecutions))", .warning), Line("! not known", .warning),
                Line("!", .warning),
            ]
        }
    }

    /// What became of the actions; nil until it is known.
    var executions: [AuditMitigationActionExecution]? {
        if case .known(let executions, _) = self { executions } else { nil }
    }
}

extension AuditFindingSeverity {
    /// AWS's word in lower case; one that AWS added later as it came.
    var word: String {
        switch self {
        case .critical: "critical"
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        default: rawValue
        }
    }

    /// One column, as for checks.
    var mark: Line {
        switch self {
        case .critical: Severity.critical.mark
        case .high: Severity.high.mark
        case .medium, .low: Severity.low.mark
        default: Severity.unknown.mark
        }
    }
}
