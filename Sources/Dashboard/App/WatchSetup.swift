/// What a watch is about, and what it may do: fixed from its start to its end.
public struct WatchSetup: Hashable, Sendable {
    /// The task that is watched at first; nil where the operator picks one.
    public var taskId: String?
    /// The region that is asked.
    public var region: String
    /// The profile that was named, if any.
    public var profile: String?
    /// The server that is asked.
    public var endpoint: Endpoint
    /// Time between polls at the start.
    public var interval: Duration
    /// How much faster than the machine's the watch's clocks run, above 0: 1 but in a time-lapse.
    public var speed: Double
    /// Whether a task that does not exist yet is waited for.
    public var waitsForTask = false
    /// Whether the task may be canceled from here.
    public var allowsCancel = false
    /// How many failures raise an alert; nil for none.
    public var failureAlert: FailureAlert?
    /// A task that is in progress and makes none for so long is stalled.
    public var stall = Duration.seconds(300)
    /// What local time is.
    public var timeZone = LocalTime.utc
    /// How a text gets to the clipboard of the operator's terminal.
    public var clipboard = Clipboard.terminal
    /// A command of this program that is spelled much like the task id: the operator may have meant it.
    public var similarCommand: String?

    /// This program's version, for reports.
    public var productVersion = ""
    /// The file in which what happens is kept, as far as it is.
    public var recordingPath: String?
    /// Whether a recording is replayed: AWS is not asked, and what is shown was so then.
    public var isReplay = false

    /// A watch of a task.
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

    /// The same session with another task. What the command line says of its first task does not apply.
    func watching(_ id: String) -> Self {
        var setup = self
        setup.taskId = id
        setup.similarCommand = nil
        setup.waitsForTask = false
        return setup
    }

    /// What a text passes on its way to the operator's clipboard. None of them confirms it.
    public enum Clipboard: Hashable, Sendable {
        /// The terminal has no clipboard that a program can reach.
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

    /// How many failures raise an alert.
    public enum FailureAlert: Hashable, Sendable {
        /// As many failed findings, 1 or more.
        case count(Int64)
        /// As many of a hundred findings that were worked off (succeeded or failed), above 0 and at most 100.
        case percent(Double)
    }

    /// The server that is asked, as far as the operator has to know it.
    public enum Endpoint: Hashable, Sendable {
        /// AWS's own endpoint of the region: its host.
        case aws(host: String)
        /// An endpoint that the operator named: host and port.
        case custom(String)
        /// The server inside this program: host and port, and the scenario that it plays.
        case embedded(String, scenario: String)
    }
}
