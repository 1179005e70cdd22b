import MitigationModel

/// Which findings a list is about, as far as that can be told without looking at each.
struct FindingScope: Sendable {
    /// Only those of this audit.
    var auditTaskId: String?
    /// Only those of this check.
    var check: CheckName?
    /// Only the suppressed ones, or only the others.
    var suppressed: Bool?

    func contains(_ plan: TaskPlan) -> Bool {
        auditTaskId.map { $0 == plan.auditTaskId } ?? true
    }

    func indexes(of plan: CheckPlan) -> Range<UInt64> {
        guard check.map({ $0 == plan.check.name }) ?? true else { return 0..<0 }
        return switch suppressed {
        case nil: 0..<plan.listed
        case true?: plan.total..<plan.listed
        case false?: 0..<plan.total
        }
    }
}
