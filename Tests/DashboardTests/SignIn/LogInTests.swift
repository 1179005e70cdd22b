import FoundationEssentials
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// L, and the warning before credentials expire.
struct LogInTests {
    private static func shows(_ text: String, _ watch: WatchDriver) -> Bool {
        view(watch.state).text().contains { $0.contains(text) }
    }

    @Test func `L runs the advised command before there is any data`() {
        var watch = SampleWatch.refused(.signInNeeded(FailureSamples.refusal, FailureSamples.login))
        #expect(Self.shows("Press L to run this here", watch))
        #expect(watch.press(.character("L")) == [.logIn(FailureSamples.login)])
    }

    @Test func `L runs the command that renews a login which ends soon`() {
        var watch = SampleWatch.loginEnds
        #expect(Self.shows("! keys expire in 4m 10s · L: aws sso login --use-device-code --profile ops", watch))
        #expect(watch.press(.character("L")).contains { if case .logIn = $0 { true } else { false } })
    }

    @Test func `L says so if no login is needed`() {
        let watch = SampleWatch.running().pressing(.character("L"))
        #expect(watch.state.notice == .nothing("no login needed", brief: "no login needed"))
        #expect(!watch.effects.contains { if case .logIn = $0 { true } else { false } })
    }

    @Test func `after a login the sources are read and the task is polled`() {
        var watch = SampleWatch.refused(.signInNeeded(FailureSamples.refusal, FailureSamples.login))
        let effects = watch.send(.loggedIn(.succeeded))
        #expect(effects.contains(.renewCredentials))
        #expect(effects.contains { if case .poll = $0 { true } else { false } })
        #expect(watch.journal.last == .loggedIn)
    }

    @Test(arguments: [
        (LoginOutcome.failed(status: 255), "login command failed with exit code 255"),
        (.failed(status: -9), "login command ended by signal 9"),
        (.notStarted("aws is not in PATH"), "cannot log in: aws is not in PATH"),
    ])
    func `a login that failed says how`(outcome: LoginOutcome, words: String) {
        var watch = SampleWatch.running()
        #expect(watch.send(.loggedIn(outcome)) == [])
        #expect(Self.shows(words, watch))
    }

    @Test(arguments: [
        (CredentialsFacts.Renewal.never, true), (.login(FailureSamples.login), true), (.automatic, false), (nil, false),
    ])
    func `credentials that need the operator are announced ten minutes before they expire`(
        renewal: CredentialsFacts.Renewal?, warns: Bool
    ) {
        #expect(SampleWatch.expiring(renewal, in: 599).state.warnsOfExpiration == warns)
        #expect(!SampleWatch.expiring(renewal, in: 601).state.warnsOfExpiration)
    }

    @Test func `a renewal that failed is announced although the credentials renew automatically`() {
        var watch = SampleWatch.running()
        watch.send(
            .credentialsReported(
                CredentialsFacts(
                    origin: "credential_process", expiration: watch.now.wall.addingTimeInterval(300),
                    renewal: .automatic, failure: CallFailure(kind: .serverError))))
        #expect(Self.shows("! credentials expire in 5m 00s · renewal failed", watch))
    }

    @Test func `the warning appears without a key or a response`() throws {
        var watch = SampleWatch.expiring(.never, in: 700)
        while !watch.state.warnsOfExpiration {
            let next = try #require(watch.state.nextTick)
            watch.pass(next - watch.now.uptime)
            watch.send(.ticked)
        }
        #expect(try #require(watch.state.credentialsLeft) > .seconds(595))
    }

    @Test func `the account is known from the credentials`() {
        var watch = WatchDriver(.task())
        watch.send(.accountNotIdentified)
        #expect(watch.state.accountId == nil)
        watch.send(.credentialsReported(CredentialsFacts(origin: "login session", accountId: "123456789012")))
        #expect(watch.state.accountId == "123456789012")
    }
}
