import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// A session that is played event by event, with clocks that a test advances. A copy continues independently.
public struct FixedWatch: Sendable {
    /// The current state.
    public private(set) var state: State
    /// Effects that have no response yet.
    private var asked: [Effect] = []
    private var now: Moment
    private var server = FixedFindings(count: 0)

    /// A session that begins now, and polls each second.
    public init(size: Size, interval: Duration = .seconds(1)) {
        var setup = WatchSetup(
            taskId: "quarantine-0412", region: "eu-west-1", profile: "ops",
            endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"), interval: interval)
        setup.allowsCancel = true
        now = Moment(wall: FixedTask.start.addingTimeInterval(600), uptime: .seconds(5_000))
        state = State(setup: setup, size: size, now: now)
        send(.started)
        send(.accountIdentified("123456789012"))
    }

    /// A session with this many responses, a second apart, with progress each time; the last response arrived now.
    public init(size: Size, checks: Int, polls: Int = 120) {
        self.init(size: size)
        for poll in 1...polls { answerNext(FixedTask.at(share: 0.4 * Double(poll) / Double(polls), checks: checks)) }
    }

    /// The counts of the latest response.
    public var task: AuditMitigationActionsTask? { state.latest?.task }

    /// Handles an event, now.
    public mutating func send(_ event: Event) {
        asked += update(&state, event, at: now).filter(\.wantsAnswer)
    }

    /// Presses keys.
    public mutating func press(_ keys: Key...) {
        for key in keys { send(.keyPressed(key)) }
    }

    /// Lets time pass, and sends a tick.
    public mutating func tick(after duration: Duration = .seconds(1)) {
        now = Moment(wall: now.wall.addingTimeInterval(duration / .seconds(1)), uptime: now.uptime + duration)
        send(.ticked)
    }

    /// Responds to the poll in flight, now. AWS's clock is the machine's.
    public mutating func answer(_ task: AuditMitigationActionsTask) {
        let id = PollID(state.polling.lastNumber)
        send(.pollSucceeded(id, PollAnswer(task: task, requestId: "fixed-request", serverDate: now.wall)))
    }

    /// Lets time pass until the next poll is due.
    public mutating func waitForPoll() {
        while case .due(let at) = state.polling.phase, at > now.uptime {
            tick(after: max(.zero, min(at, state.nextTick ?? at) - now.uptime))
        }
    }

    /// Lets time pass until the next poll is due, and responds to it immediately.
    public mutating func answerNext(_ task: AuditMitigationActionsTask) {
        waitForPoll()
        answer(task)
    }

    /// The session on a terminal of another size.
    public func resized(to size: Size) -> FixedWatch {
        var watch = self
        watch.send(.resized(size))
        return watch
    }
}

/// Further contents of memory.
extension FixedWatch {
    /// With this many additional lines in its journal.
    public func withJournal(lines: Int) -> FixedWatch {
        var watch = self
        for line in 0..<lines { watch.send(.credentialsWarned("line \(line) of the journal")) }
        return watch
    }

    /// In the selected check's own screen, with all of its findings listed.
    public func inCheck(findings: Int) -> FixedWatch {
        var watch = self
        watch.server = FixedFindings(count: findings)
        watch.press(.enter)
        watch.serve()
        watch.press(.end)
        watch.serve()
        watch.press(.home)
        watch.serve()
        return watch
    }

    /// Responds to all calls about findings, until there are none.
    private mutating func serve() {
        while !asked.isEmpty {
            let effects = asked
            asked = []
            for effect in effects { server.answer(effect).map { send($0) } }
        }
    }
}

extension Effect {
    /// Whether a fixed session responds to it.
    fileprivate var wantsAnswer: Bool {
        switch self {
        case .listFindings, .listExecutions, .describeFinding: true
        default: false
        }
    }
}
