import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// A session whose cost is measured: it polls each second, and its data is the same in each run.
package struct FixedWatch: Sendable {
    private var driver: WatchDriver
    private var server = FindingsServer(fixed: 0)

    /// A session that begins now.
    package init(size: Size, interval: Duration = .seconds(1)) {
        var setup = WatchSetup.sample
        setup.interval = interval
        setup.allowsCancel = true
        let start = Moment(wall: SampleTask.start.addingTimeInterval(600), uptime: .seconds(5_000))
        driver = WatchDriver(setup, size: size, from: start)
        send(.started)
        send(.accountIdentified("123456789012"))
    }

    /// A session with responses one second apart, in which the task made progress each time. The last one came now.
    package init(size: Size, checks: Int, polls: Int = 120) {
        self.init(size: size)
        for poll in 1...polls { answerNext(FixedTask.at(share: 0.4 * Double(poll) / Double(polls), checks: checks)) }
    }

    package var state: State { driver.state }

    /// The task of the latest response.
    package var task: AuditMitigationActionsTask? { state.watch.latest?.task }

    package mutating func send(_ event: Event) {
        driver.send(event)
        driver.forgetEffects()
    }

    package mutating func press(_ keys: Key...) {
        for key in keys { send(.keyPressed(key)) }
    }

    package mutating func tick(after duration: Duration = .seconds(1)) {
        driver.pass(duration)
        send(.ticked)
    }

    /// The response to the latest poll comes now. AWS's clock is the machine's.
    package mutating func answer(_ task: AuditMitigationActionsTask) {
        driver.answer(task)
        driver.forgetEffects()
    }

    /// Ticks whenever the state schedules a tick, until the next poll is due.
    package mutating func waitForPoll() {
        while case .due(let at) = state.watch.polling.phase, at > driver.now.uptime {
            tick(after: max(.zero, min(at, state.nextTick ?? at) - driver.now.uptime))
        }
    }

    /// Waits for the next poll, whose response comes at once.
    package mutating func answerNext(_ task: AuditMitigationActionsTask) {
        waitForPoll()
        answer(task)
    }

    /// The session on a terminal of another size.
    package func resized(to size: Size) -> FixedWatch {
        var watch = self
        watch.send(.resized(size))
        return watch
    }

    /// The session with more lines in its journal.
    package func withJournal(lines: Int) -> FixedWatch {
        var watch = self
        for line in 0..<lines { watch.send(.credentialsWarned("line \(line) of the journal")) }
        return watch
    }

    /// The selected check's screen, with all findings listed.
    package func inCheck(findings: Int) -> FixedWatch {
        var watch = self
        watch.server = FindingsServer(fixed: findings)
        for key in [Key.enter, .end, .home] {
            watch.driver.press(key)
            watch.server.serve(&watch.driver)
        }
        watch.driver.forgetEffects()
        return watch
    }
}
