/// How to find a task's findings.
public enum FindingsRoute: Hashable, Sendable {
    /// The task names an audit: its findings can be listed check by check.
    case audit(String)
    /// The task names its findings: each can be described. If it names an audit too, findings of other audits do not
    /// belong to the task.
    case findings([String], audit: String?)
    /// The task names neither: its findings cannot be listed.
    case none

    /// The route for a target. AWS documents that one member is set; any combination is accepted.
    public init(_ target: AuditMitigationActionsTaskTarget?) {
        if let ids = target?.findingIds, !ids.isEmpty {
            self = .findings(ids, audit: target?.auditTaskId)
        } else if let audit = target?.auditTaskId {
            self = .audit(audit)
        } else {
            self = .none
        }
    }
}
