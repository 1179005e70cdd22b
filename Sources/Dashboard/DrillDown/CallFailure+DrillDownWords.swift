import MitigationModel

/// A call about findings that failed, in a few words: those of polls name the task and its permission.
extension CallFailure {
    /// A call about findings.
    enum DrillDownCall {
        /// The findings of a check were listed.
        case listFindings
        /// What became of the actions on a finding was asked.
        case listExecutions
        /// A finding was asked for by its id.
        case describeFinding
    }

    /// What went wrong: `access denied: needs iot:ListAuditFindings`.
    func short(of call: DrillDownCall) -> String {
        switch kind {
        case .notFound: call.unknown
        case .accessDenied: "\(short): needs \(call.permission)"
        default: short
        }
    }

    /// What went wrong, when it is asked for again by itself, and the key that asks at once: where anything can be asked.
    func remark(on call: DrillDownCall, nextTry: String? = nil) -> String {
        guard kind != .notRecorded else { return short(of: call) }
        let tries = nextTry.map { "next try at \($0) · r now" } ?? "r tries again"
        return "\(short(of: call)) · \(tries)"
    }
}

extension CallFailure.DrillDownCall {
    fileprivate var permission: String {
        switch self {
        case .listFindings: "iot:ListAuditFindings"
        case .listExecutions: "iot:ListAuditMitigationActionsExecutions"
        case .describeFinding: "iot:DescribeAuditFinding"
        }
    }

    fileprivate var unknown: String {
        switch self {
        case .listFindings: "AWS knows no such audit: they are kept 90 days"
        case .listExecutions: "AWS knows no such task or finding: they are kept 90 days"
        case .describeFinding: "AWS knows no such finding: they are kept 90 days"
        }
    }
}
