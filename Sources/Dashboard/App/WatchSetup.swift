/// What a session is about, and what it may do.
public struct WatchSetup: Hashable, Sendable {
    /// The task to watch first; nil if the operator chooses one.
    public var taskId: String?
    /// The region.
    public var region: String
    /// The profile that was set, if any.
    public var profile: String?
    /// The endpoint.
    public var endpoint: Endpoint
    /// The interval between polls at the start.
    public var interval: Duration
    /// The speed of the session's clocks, above 0: 1 except in a replay or a time-lapse.
    public var speed: Double
    /// Whether to wait for a task that does not exist yet.
    public var waitsForTask = false
    /// Whether the task may be canceled from this session.
    public var allowsCancel = false
    /// The failure threshold that raises an alert; nil for none.
    public var failureAlert: FailureAlert?
    /// A running task without progress for this long is stalled.
    public var stall = Duration.seconds(300)
    /// The offset of local time.
    public var timeZone = LocalTime.utc
    /// How to reach the clipboard of the operator's terminal.
    public var clipboard = Clipboard.terminal
    /// Whether the mouse is on at the start.
    public var usesMouse = false
    /// A command that is spelled much like the task ID: the operator may have meant it.
    public var similarCommand: String?

    /// The version of mitwatch, for reports.
    public var productVersion = ""
    /// The file to which the session is recorded; nil if it is not.
    public var recordingPath: String?
    /// Whether a recording is replayed: no calls are made, and all data is from that time.
    public var isReplay = false

    /// The setup of a session.
    public init(
        taskId: String?, region: String, profile: String? = nil, endpoint: Endpoint, interval: Duration = .seconds(5),
        speed: Double = 1, similarCommand: String? = nil
    ) {
        self.taskId = taskId
        self.region = region
        self.profile = profile
        self.endpoint = endpoint
        self.interval = interval
        self.speed = speed
        self.similarCommand = similarCommand
    }

    /// The same session with another task, without the settings that only concern the first task.
    func watching(_ id: String) -> Self {
        var setup = self
        setup.taskId = id
        setup.similarCommand = nil
        setup.waitsForTask = false
        return setup
    }

    /// What a text passes on its way to the operator's clipboard. None of them confirms it.
    public enum Clipboard: Hashable, Sendable {
        /// The terminal has no clipboard that mitwatch can reach.
        case none
        /// The terminal itself.
        case terminal
        /// tmux.
        case tmux
        /// GNU screen.
        case screen
        /// tmux or GNU screen on another machine.
        case tmuxOrScreen
    }

    /// The failure threshold that raises an alert.
    public enum FailureAlert: Hashable, Sendable {
        /// A number of failed findings, 1 or more.
        case count(Int64)
        /// A percentage of the findings that were processed (succeeded or failed), above 0 and at most 100.
        case percent(Double)
    }

    /// The endpoint, as the operator needs to know it.
    public enum Endpoint: Hashable, Sendable {
        /// The AWS endpoint of the region: its host.
        case aws(host: String)
        /// A custom endpoint: host and port.
        case custom(String)
        /// The built-in emulator: host and port, and its scenario.
        case embedded(String, scenario: String)
    }
}
