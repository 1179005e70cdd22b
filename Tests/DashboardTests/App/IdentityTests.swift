import MitigationModel
import Testing
import WatchFixtures

@testable import Dashboard

struct IdentityTests {
    private static let roleTask = AuditMitigationActionsTask(
        taskStatus: .inProgress,
        actionsDefinition: [MitigationAction(roleArn: "arn:aws:iam::210987654321:role/Mitigation")])

    @Test func `the account is looked up once, after the first poll is sent`() {
        var watch = WatchDriver()
        #expect(watch.send(.started, at: 0) == [.poll(PollID(1)), .identifyAccount])
        #expect(watch.answer(.task(), at: 1) == [])
        #expect(watch.send(.ticked, at: 6) == [.poll(PollID(2))])
    }

    @Test func `the account from STS takes precedence over the one in a role ARN`() {
        var watch = WatchDriver(Self.roleTask)
        #expect(watch.state.accountId == "210987654321")
        #expect(watch.send(.accountIdentified("123456789012"), at: 1) == [])
        #expect(watch.state.accountId == "123456789012")
    }

    @Test func `without STS, the account comes from a role ARN`() {
        var watch = WatchDriver(Self.roleTask)
        watch.send(.accountNotIdentified, at: 1)
        #expect(watch.state.accountId == "210987654321")
    }

    @Test func `STS is called again once polls succeed after failures`() {
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
