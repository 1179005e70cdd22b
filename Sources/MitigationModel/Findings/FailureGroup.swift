/// Failed executions that failed in the same way.
public struct FailureGroup: Hashable, Sendable {
    /// What they have in common.
    public let cause: FailureCause
    /// How many findings failed so.
    public var count: Int

    /// A group.
    public init(cause: FailureCause, count: Int) {
        self.cause = cause
        self.count = count
    }
}

/// Why an execution failed.
public struct FailureCause: Hashable, Sendable {
    /// The action's name, as in the task's `actionsDefinition`.
    public let actionName: String?
    /// AWS's code of the error.
    public let errorCode: String?
    /// AWS's words.
    public let message: String?

    /// A cause; what AWS did not send is nil.
    public init(actionName: String?, errorCode: String?, message: String?) {
        self.actionName = actionName
        self.errorCode = errorCode
        self.message = message
    }

    /// Of an execution that failed.
    public init(_ execution: AuditMitigationActionExecution) {
        self.init(actionName: execution.actionName, errorCode: execution.errorCode, message: execution.message)
    }
}
