import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing

@testable import mitwatch

struct WaitRuleTests {
    /// A session with a response, followed by this many failures in a row, half a minute apart.
    private func state(answered: Bool, failures: Int, _ kind: CallFailure.Kind) -> State {
        var now = Moment(wall: Date(timeIntervalSince1970: 1_795_407_129), uptime: .seconds(100))
        let setup = WatchSetup(taskId: "t", region: "eu-west-1", endpoint: .custom("localhost"))
        var state = State(setup: setup, size: Size(columns: 80, rows: 24), now: now)
        var effects = update(&state, .started, at: now)
        for number in 0..<(failures + (answered ? 1 : 0)) {
            for case .poll(let id, _) in effects {
                let event: Event =
                    answered && number == 0
                    ? .pollSucceeded(id, PollAnswer(task: AuditMitigationActionsTask(taskStatus: .inProgress)))
                    : .pollFailed(id, CallFailure(kind: kind))
                _ = update(&state, event, at: now)
            }
            guard number + 1 < failures + (answered ? 1 : 0) else { break }
            guard case .due(let at) = state.watch.polling.phase else { break }
            now = Moment(wall: now.wall, uptime: at)
            effects = update(&state, .ticked, at: now)
        }
        return state
    }

    @Test(arguments: [
        CallFailure.Kind.throttled, .serverError, .noAnswer(.described(text: "timeout")),
        .undecodable(.described(text: "HTML")), .other,
    ])
    func `what may pass never ends a wait that had an answer`(kind: CallFailure.Kind) {
        let state = state(answered: true, failures: 50, kind)
        #expect(state.watch.polling.failures?.count == 50)
        #expect(WaitRule().end(of: state) == nil)
    }

    @Test(arguments: [CallFailure.Kind.notFound, .accessDenied, .credentialsExpired, .noCredentials([])])
    func `a refusal ends a wait that had an answer the third time in a row`(kind: CallFailure.Kind) {
        #expect(WaitRule().end(of: state(answered: true, failures: 2, kind)) == nil)
        #expect(WaitRule().end(of: state(answered: true, failures: 3, kind)) == .failed(CallFailure(kind: kind)))
        #expect(WaitRule().end(of: state(answered: false, failures: 1, kind)) == .failed(CallFailure(kind: kind)))
    }

    /// A session whose response has 5 failures among 200 findings, 50 of which are processed.
    private func state(_ status: TaskStatus) -> State {
        let task = AuditMitigationActionsTask(
            taskStatus: status,
            taskStatistics: [
                CheckName(rawValue: "A"): TaskStatisticsForAuditCheck(
                    totalFindingsCount: 200, failedFindingsCount: 5, succeededFindingsCount: 45,
                    skippedFindingsCount: 0, canceledFindingsCount: 0)
            ])
        let now = Moment(wall: Date(timeIntervalSince1970: 1_795_407_129), uptime: .seconds(100))
        let setup = WatchSetup(taskId: "t", region: "eu-west-1", endpoint: .custom("localhost"))
        return State(setup: setup, answer: PollAnswer(task: task), now: now)
    }

    @Test func `a limit reads as it was typed`() {
        let limits: [WaitRule.Limit] = [.moreThan(0), .moreThan(10), .morePercent(5), .morePercent(0.5)]
        #expect(limits.map(\.description) == ["0", "10", "5%", "0.5%"])
    }

    @Test(
        arguments: [
            (.moreThan(4), true), (.moreThan(5), false), (.moreThan(0), true), (.morePercent(2.4), true),
            (.morePercent(2.5), false), (.morePercent(10), false),
        ] as [(WaitRule.Limit, Bool)])
    func `a limit is passed by more failures than it says`(limit: WaitRule.Limit, isPassed: Bool) {
        let rule = WaitRule(limit: limit)
        #expect(rule.end(of: state(.inProgress)) == (isPassed ? .tooManyFailed(5, limit: limit) : nil))
        // The end is not confirmed yet.
        #expect(rule.end(of: state(.completed)) == (isPassed ? .tooManyFailed(5, limit: limit) : nil))
        #expect(WaitRule().end(of: state(.completed)) == nil)
    }

    @Test func `the time is over at its end, not before, and that goes before a refusal`() {
        var state = state(.inProgress)
        let rule = WaitRule(timeout: .seconds(3_600))
        #expect(rule.deadline(of: state) == .seconds(3_700))
        state.now.uptime = .seconds(3_700) - .nanoseconds(1)
        #expect(rule.end(of: state) == nil)
        state.now.uptime = .seconds(3_700)
        #expect(rule.end(of: state) == .timedOut)
        var refused = self.state(answered: false, failures: 1, .accessDenied)
        refused.now.uptime = .seconds(3_700)
        #expect(rule.end(of: refused) == .timedOut)
    }

    @Test(arguments: [(299, false), (300, true)])
    func `no answer from the start is borne for five minutes`(seconds: Int, isEnd: Bool) {
        var state = state(answered: false, failures: 1, .noAnswer(.described(text: "timeout")))
        state.now.uptime = state.watch.startedAt.uptime + .seconds(seconds)
        #expect(
            WaitRule().end(of: state)
                == (isEnd ? .failed(CallFailure(kind: .noAnswer(.described(text: "timeout")))) : nil))
    }

    @Test func `throttling from the start is waited out`() {
        #expect(WaitRule().end(of: state(answered: false, failures: 50, .throttled)) == nil)
    }
}
