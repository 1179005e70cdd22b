import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing

@testable import mitwatch

struct WaitRuleTests {
    /// A watch that had an answer, and then so many failures in a row, half a minute apart.
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
            guard case .due(let at) = state.polling.phase, number + 1 < failures + (answered ? 1 : 0) else { break }
            now = Moment(wall: now.wall, uptime: at)
            effects = update(&state, .ticked, at: now)
        }
        return state
    }

    @Test(arguments: [CallFailure.Kind.throttled, .serverError, .noAnswer("timeout"), .undecodable("HTML"), .other])
    func `what may pass never ends a wait that had an answer`(kind: CallFailure.Kind) {
        let state = state(answered: true, failures: 50, kind)
        #expect(state.polling.failures?.count == 50)
        #expect(WaitRule().end(of: state) == nil)
    }

    @Test(arguments: [CallFailure.Kind.notFound, .accessDenied, .credentialsExpired, .noCredentials([])])
    func `a refusal ends a wait that had an answer the third time in a row`(kind: CallFailure.Kind) {
        #expect(WaitRule().end(of: state(answered: true, failures: 2, kind)) == nil)
        #expect(WaitRule().end(of: state(answered: true, failures: 3, kind)) == .failed(CallFailure(kind: kind)))
        #expect(WaitRule().end(of: state(answered: false, failures: 1, kind)) == .failed(CallFailure(kind: kind)))
    }

    @Test func `throttling from the start is waited out`() {
        #expect(WaitRule().end(of: state(answered: false, failures: 50, .throttled)) == nil)
    }
}
