import MitigationModel
import Testing
import WatchFixtures

@testable import Dashboard

struct IdentityTests {
    private static let roleTask = AuditMitigationActionsTask(
        taskStatus: .inProgress,
        actionsDefinition: [MitigationAction(roleArn: "arn:aws:iam::210987654321:role/Mitigation")])

    @Test func `the account is asked for once, behind the first poll`() {
        var watch = WatchDriver()
        #expect(watch.send(.started, at: 0) == [.poll(PollID(1)), .identifyAccount])
        #expect(watch.answer(.task(), at: 1) == [])
        #expect(watch.send(.ticked, at: 6) == [.poll(PollID(2))])
    }

    @Test func `what STS says goes before what a role tells`() {
        var watch = WatchDriver(Self.roleTask)
        #expect(watch.state.accountId == "210987654321")
        #expect(watch.send(.accountIdentified("123456789012"), at: 1) == [])
        #expect(watch.state.accountId == "123456789012")
    }

    @Test func `where STS does not say it, a role tells the account`() {
        var watch = WatchDriver(Self.roleTask)
        watch.send(.accountNotIdentified, at: 1)
        #expect(watch.state.accountId == "210987654321")
    }

    @Test func `STS is asked again once polls succeed after failures`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.send(.accountNotIdentified, at: 1)
        watch.fail(.credentialsExpired, at: 1)
        #expect(watch.send(.ticked, at: 31) == [.poll(PollID(2))])
        #expect(watch.answer(.task(), at: 32) == [.identifyAccount])
        watch.send(.accountNotIdentified, at: 33)
        #expect(watch.send(.ticked, at: 36) == [.poll(PollID(3))])
        #expect(watch.answer(.task(), at: 37) == [])
    }
}
