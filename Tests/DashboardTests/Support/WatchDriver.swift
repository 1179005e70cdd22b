import FoundationEssentials
import MitigationModel
import Screen

@testable import Dashboard

/// A watch that is driven by hand: events at seconds of the test's own choice.
struct WatchDriver {
    var state: State
    /// When both clocks were at zero.
    static let epoch = Date(timeIntervalSince1970: 1_700_000_000)

    /// A watch that has not started; the first poll is due at second 0.
    init(
        taskId: String? = "quarantine-0412", interval: Duration = .seconds(5),
        size: Size = Size(columns: 80, rows: 24), speed: Double = 1
    ) {
        let setup = WatchSetup(
            taskId: taskId, region: "eu-west-1", endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"),
            interval: interval, speed: speed)
        state = State(setup: setup, size: size, now: Self.moment(0))
    }

    /// A watch whose first poll was answered at second 0.
    init(_ task: AuditMitigationActionsTask, interval: Duration = .seconds(5)) {
        self.init(interval: interval)
        send(.started, at: 0)
        answer(task, at: 0)
    }

    static func moment(_ seconds: Double) -> Moment {
        Moment(wall: epoch.addingTimeInterval(seconds), uptime: .seconds(seconds))
    }

    /// The second of the latest event.
    var second: Double {
        state.now.uptime.inSeconds
    }

    var journal: [JournalEvent] {
        state.journal.entries.map(\.event)
    }

    @discardableResult
    mutating func send(_ event: Event, at seconds: Double) -> [Effect] {
        update(&state, event, at: Self.moment(seconds))
    }

    /// Answers the latest poll.
    @discardableResult
    mutating func answer(_ task: AuditMitigationActionsTask, serverDate: Date? = nil, at seconds: Double) -> [Effect] {
        let answer = PollAnswer(task: task, requestId: "request", serverDate: serverDate)
        return send(.pollSucceeded(PollID(state.polling.lastNumber), answer), at: seconds)
    }

    /// Lets the latest poll fail.
    @discardableResult
    mutating func fail(_ kind: CallFailure.Kind, retryAfter: Duration? = nil, at seconds: Double) -> [Effect] {
        let failure = CallFailure(kind: kind, retryAfter: retryAfter)
        return send(.pollFailed(PollID(state.polling.lastNumber), failure), at: seconds)
    }

    /// Presses keys one after the other, at the second of the latest event.
    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { send(.keyPressed($0), at: second) }
    }

    /// Lets time pass until the poll that is due at this second, and answers it at once.
    @discardableResult
    mutating func poll(_ task: AuditMitigationActionsTask, at seconds: Double) -> [Effect] {
        let asked = run(until: seconds)?.effects ?? []
        return asked + answer(task, at: seconds)
    }

    /// Lets time pass until the poll that is due at this second, and lets it fail at once.
    mutating func poll(failing kind: CallFailure.Kind, at seconds: Double) {
        run(until: seconds)
        fail(kind, at: seconds)
    }

    /// Ticks whenever the state asks for it, until something is asked of the outside or this second has come.
    @discardableResult
    mutating func run(until end: Double) -> (effects: [Effect], at: Double)? {
        while let next = state.nextTick?.inSeconds, next <= end {
            let effects = send(.ticked, at: next)
            if !effects.isEmpty { return (effects, next) }
        }
        return nil
    }
}
