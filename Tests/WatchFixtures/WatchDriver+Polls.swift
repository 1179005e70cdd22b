import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// Sessions that begin together with the sample task, and polls one after the other.
extension WatchDriver {
    /// A started session. It begins some seconds after the sample task.
    package init(
        _ setup: WatchSetup, size: Size = Size(columns: 80, rows: 24), secondsAfterStart: Double = 1_000
    ) {
        let wall = SampleTask.start.addingTimeInterval(secondsAfterStart)
        self.init(setup, size: size, from: Moment(wall: wall, uptime: .seconds(5_000)))
        send(.started)
    }

    package static let requestId = "sample-request"

    /// The response to the latest poll comes. AWS's clock is the machine's.
    @discardableResult
    package mutating func answer(_ task: AuditMitigationActionsTask) -> [Effect] {
        send(.pollSucceeded(latestPoll, PollAnswer(task: task, requestId: Self.requestId, serverDate: now.wall)))
    }

    /// The latest poll fails. AWS's clock is the machine's.
    @discardableResult
    package mutating func fail(
        _ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, status: Int? = nil
    ) -> [Effect] {
        let failure = CallFailure(
            kind: kind, code: code, message: message, statusCode: status, serverDate: now.wall)
        return send(.pollFailed(latestPoll, failure))
    }

    /// Waits for the next poll, whose response comes at once.
    package mutating func answerNext(_ task: AuditMitigationActionsTask) {
        waitForPoll()
        answer(task)
    }

    /// Waits for the next poll, which fails at once.
    package mutating func failNext(
        _ kind: CallFailure.Kind, code: String? = nil, message: String? = nil, status: Int? = nil
    ) {
        waitForPoll()
        fail(kind, code: code, message: message, status: status)
    }

    /// Ticks once a second until the next poll is due.
    private mutating func waitForPoll() {
        while case .due(let at) = state.watch.polling.phase, at > now.uptime {
            tick(after: min(1, Double((at - now.uptime).components.seconds + 1)))
        }
    }

    package var latestPoll: PollID {
        PollID(state.watch.polling.lastNumber)
    }
}

/// Sessions that begin at second 0, and events at seconds of the test's choice.
extension WatchDriver {
    /// The wall clock at second 0.
    package static let epoch = Date(timeIntervalSince1970: 1_700_000_000)

    package static func moment(_ second: Double) -> Moment {
        Moment(wall: epoch.addingTimeInterval(second), uptime: .seconds(second))
    }

    /// A session that has not started. The first poll is due at second 0.
    package init(
        taskId: String? = "quarantine-0412", interval: Duration = .seconds(5),
        size: Size = Size(columns: 80, rows: 24), speed: Double = 1
    ) {
        let setup = WatchSetup(
            taskId: taskId, region: "eu-west-1", endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"),
            interval: interval, speed: speed)
        self.init(setup, size: size, from: Self.moment(0))
    }

    /// A started session. The first response came at second 0.
    package init(_ task: AuditMitigationActionsTask, interval: Duration = .seconds(5)) {
        self.init(interval: interval)
        send(.started, at: 0)
        answer(task, at: 0)
    }

    /// The response to the latest poll comes, without AWS's time unless the test sets it.
    @discardableResult
    package mutating func answer(
        _ task: AuditMitigationActionsTask, serverDate: Date? = nil, at second: Double
    ) -> [Effect] {
        let answer = PollAnswer(task: task, requestId: Self.requestId, serverDate: serverDate)
        return send(.pollSucceeded(latestPoll, answer), at: second)
    }

    /// The latest poll fails.
    @discardableResult
    package mutating func fail(
        _ kind: CallFailure.Kind, retryAfter: Duration? = nil, at second: Double
    ) -> [Effect] {
        send(.pollFailed(latestPoll, CallFailure(kind: kind, retryAfter: retryAfter)), at: second)
    }

    /// Ticks until the poll that is due at this second, whose response comes at once.
    @discardableResult
    package mutating func poll(_ task: AuditMitigationActionsTask, at second: Double) -> [Effect] {
        (run(until: second)?.effects ?? []) + answer(task, at: second)
    }

    /// Ticks until the poll that is due at this second, which fails at once.
    package mutating func poll(failing kind: CallFailure.Kind, at second: Double) {
        run(until: second)
        fail(kind, at: second)
    }

    /// Ticks whenever the state schedules a tick, until a tick has effects or this second has come.
    @discardableResult
    package mutating func run(until end: Double) -> (effects: [Effect], at: Double)? {
        while let next = state.nextTick.map({ ($0 - start.uptime).inSeconds }), next <= end {
            let effects = send(.ticked, at: next)
            if !effects.isEmpty { return (effects, next) }
        }
        return nil
    }
}

extension Effect {
    /// A poll of the task that most tests watch.
    package static func poll(_ id: PollID) -> Effect {
        .poll(id, taskId: "quarantine-0412")
    }
}
