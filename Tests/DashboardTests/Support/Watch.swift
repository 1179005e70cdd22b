import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// A watch that is played event by event, on clocks that move only when told to.
struct Watch {
    private(set) var state: State
    /// What was asked for so far.
    private(set) var effects: [Effect] = []
    private var now: Moment

    /// Monday 2026-11-23 04:12:09 UTC, when the sample tasks started.
    static let taskStart = Date(timeIntervalSince1970: 1_795_407_129)

    /// A watch that begins so many seconds after the task.
    init(
        _ setup: WatchSetup = .sample, size: Size = Size(columns: 80, rows: 24), secondsAfterStart: Double = 1_000
    ) {
        now = Moment(wall: Self.taskStart.addingTimeInterval(secondsAfterStart), uptime: .seconds(5_000))
        state = State(setup: setup, size: size, now: now)
        send(.started)
    }

    /// Lets time pass without an event.
    mutating func pass(_ seconds: Double) {
        now.wall.addTimeInterval(seconds)
        now.uptime += .milliseconds(Int64(seconds * 1_000))
    }

    /// Lets time pass and a tick come.
    mutating func tick(after seconds: Double) {
        pass(seconds)
        send(.ticked)
    }

    mutating func send(_ event: Event) {
        effects += update(&state, event, at: now)
    }

    mutating func press(_ keys: Key...) {
        for key in keys { send(.keyPressed(key)) }
    }

    mutating func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// The same watch after a key was pressed once or more.
    func pressing(_ keys: Key..., times: Int = 1) -> Watch {
        var watch = self
        for _ in 0..<times { keys.forEach { watch.press($0) } }
        return watch
    }

    /// The same watch after a text was typed.
    func typing(_ text: String) -> Watch {
        var watch = self
        watch.type(text)
        return watch
    }

    /// Answers the poll in flight. AWS's clock is the machine's.
    mutating func answer(_ task: AuditMitigationActionsTask) {
        send(.pollSucceeded(pollInFlight, PollAnswer(task: task, requestId: "sample-request", serverDate: now.wall)))
    }

    mutating func fail(_ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, status: Int? = nil) {
        let failure = CallFailure(
            kind: kind, code: code, message: message, statusCode: status, serverDate: now.wall)
        send(.pollFailed(pollInFlight, failure))
    }

    /// Waits for the next poll and answers it.
    mutating func answerNext(_ task: AuditMitigationActionsTask) {
        waitForPoll()
        answer(task)
    }

    mutating func failNext(
        _ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, status: Int? = nil
    ) {
        waitForPoll()
        fail(kind, code: code, message: message, status: status)
    }

    /// Shows the state on a terminal of another size.
    func resized(_ columns: Int, _ rows: Int) -> State {
        var state = state
        state.size = Size(columns: columns, rows: rows)
        return state
    }

    private mutating func waitForPoll() {
        while case .due(let at) = state.polling.phase, at > now.uptime {
            tick(after: min(1, Double((at - now.uptime).components.seconds + 1)))
        }
    }

    private var pollInFlight: PollID {
        PollID(state.polling.lastNumber)
    }
}

extension WatchSetup {
    static let sample = WatchSetup(
        taskId: "quarantine-0412", region: "eu-west-1", profile: "ops",
        endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"))

    static let demo = WatchSetup(
        taskId: "demo-typical-1", region: "eu-west-1",
        endpoint: .embedded("127.0.0.1:41234", scenario: "typical"))
}
