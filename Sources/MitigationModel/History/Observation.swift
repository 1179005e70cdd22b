import FoundationEssentials

/// One good response: the task as AWS described it at one moment.
public struct Observation: Hashable, Sendable {
    /// The number of the poll in this session, from 1.
    public let number: Int
    /// When the response arrived.
    public let at: Moment
    /// The task as AWS described it.
    public let task: AuditMitigationActionsTask
    /// AWS's ID of the request.
    public let requestId: String?
    /// The response's Date header: AWS's own clock, to the second.
    public let serverDate: Date?

    /// A response; absent members are nil.
    public init(
        number: Int, at: Moment, task: AuditMitigationActionsTask, requestId: String? = nil, serverDate: Date? = nil
    ) {
        self.number = number
        self.at = at
        self.task = task
        self.requestId = requestId
        self.serverDate = serverDate
    }
}

/// One moment, read from two clocks at once.
public struct Moment: Hashable, Sendable {
    /// The machine's calendar clock, for times that are shown. It may be wrong and may jump.
    public var wall: Date
    /// Time since the machine started, including sleep (CLOCK_BOOTTIME), for ages, intervals and rates. It never jumps.
    public var uptime: Duration

    /// A moment at which both clocks were read.
    public init(wall: Date, uptime: Duration) {
        self.wall = wall
        self.uptime = uptime
    }
}
