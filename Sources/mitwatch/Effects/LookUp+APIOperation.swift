import Dashboard
import IoTClient

extension LookUp {
    /// Nil for what changes something.
    init?(_ operation: APIOperation) {
        switch operation {
        case .listAuditFindings: self = .listFindings
        case .describeAuditFinding: self = .describeFinding
        case .listAuditMitigationActionsExecutions: self = .listExecutions
        case .listAuditMitigationActionsTasks: self = .listTasks
        case .describeAuditMitigationActionsTask: self = .describeTask
        case .cancelAuditMitigationActionsTask: return nil
        }
    }
}
