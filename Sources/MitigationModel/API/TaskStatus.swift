/// `taskStatus` of an audit mitigation actions task.
public struct TaskStatus: OpenEnumeration {
    /// The status as the wire has it.
    public let rawValue: String

    /// The status that the wire carries as `rawValue`.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The task is being applied.
    public static let inProgress = Self("IN_PROGRESS")
    /// The task has ended by itself.
    public static let completed = Self("COMPLETED")
    /// The task has ended; the counts tell how much of it failed.
    public static let failed = Self("FAILED")
    /// The task was canceled. What had been applied stays applied.
    public static let canceled = Self("CANCELED")

    /// Whether nothing more is expected of the task: COMPLETED, FAILED or CANCELED. An unknown status is not final.
    public var isFinal: Bool {
        [.completed, .failed, .canceled].contains(self)
    }
}
