import FoundationEssentials
import Synchronization
import Testing

@testable import IoTEmulator

/// An emulator with sign-in services, without a socket, with a clock that the test sets.
struct TestSignIn {
    private final class Clock: Sendable {
        let now = Mutex(TestWorld.startedAt)
    }

    private let clock = Clock()
    let core: EmulatorCore
    static let host = "127.0.0.1:8080"

    init(_ change: (inout SignInOptions) -> Void = { _ in }) {
        var signIn = SignInOptions()
        change(&signIn)
        var options = TestSigner.options
        options.scenario = .signIn
        options.signIn = signIn
        core = EmulatorCore(
            options, startedAt: TestWorld.startedAt, elapsed: { .seconds(20) },
            now: { [clock] in clock.now.withLock { $0 } })
        core.signIn?.serve(at: "http://\(Self.host)")
    }

    /// The clock for signatures, proofs and ends.
    var now: Date {
        get { clock.now.withLock { $0 } }
        nonmutating set { clock.now.withLock { $0 = newValue } }
    }

    /// Lets time pass.
    func wait(_ seconds: TimeInterval) {
        now += seconds
    }

    func session(clientId: String = SignInSession.crossDevice, region: String = "eu-west-1") throws -> SignInSession {
        try #require(core.signIn).createSession(of: "ops", clientId: clientId, region: region)
    }

    /// The session with its current refresh token.
    func current(_ session: SignInSession) throws -> SignInSession {
        try #require(core.signIn?.sessions.last { $0.proofKey == session.proofKey })
    }

    func change(_ body: String) -> Answer {
        send("PUT", "/emulator/sign-in", body: body)
    }

    /// An unsigned request.
    func send(_ method: String, _ target: String, headers: [String: String] = [:], body: String = "") -> Answer {
        Answer(core.react(to: TestToken.request(method, target, headers: headers, body: body)))
    }

    /// A signed call of AWS IoT.
    func callIoT(with key: AccessKey?) -> Answer {
        Answer(core.react(to: signer("iot", key).request("GET", "/audit/mitigationactions/tasks/demo-sign-in")))
    }

    /// Signs with temporary keys, or with the emulator's own.
    func signer(_ service: String, _ key: AccessKey?) -> TestSigner {
        var signer = TestSigner(service: service, date: now)
        if let key {
            (signer.accessKeyId, signer.secretAccessKey) = (key.id, key.secret)
            signer.sessionToken = key.sessionToken
        }
        return signer
    }

    var refusals: [String: Int] {
        core.counters.refusals
    }
}
