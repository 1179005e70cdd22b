import MitigationModel

/// The account's tasks, as far as they were read.
public struct TaskPicker: Hashable, Sendable {
    /// The tasks, the newest first as far as read.
    public internal(set) var tasks: [AuditMitigationActionsTaskSummary] = []

    /// Nothing was read.
    public init() {}
}
