import FoundationEssentials
import Synchronization

/// The sign-in services of a running emulator: what they issued, for one request at a time.
final class SignInService: Sendable {
    private let options: SignInOptions
    private let state: Mutex<SignInState>
    private let clock: @Sendable () -> Date

    /// - Parameter clock: The clock of the signatures, which the ends of keys follow.
    init(
        _ options: SignInOptions, account: SignInAccount, ownKey: AccessKey, clock: @escaping @Sendable () -> Date
    ) {
        self.options = options
        self.clock = clock
        state = Mutex(SignInState(options, account: account, ownKey: ownKey))
    }

    /// The address at which clients reach the services.
    func serve(at address: String) {
        state.withLock { $0.address = address }
    }

    func react(to call: SignInCall, _ request: APIRequest, requestId: String) -> Reaction {
        let now = clock()
        return state.withLock { $0.react(to: call, request, now: now, requestId: requestId) }
    }

    func apply(_ change: SignInChange) {
        let now = clock()
        state.withLock { $0.apply(change, original: options, now: now) }
    }

    func createSession(of user: String, clientId: String, region: String) -> SignInSession {
        let now = clock()
        return state.withLock { $0.createSession(of: user, clientId: clientId, region: region, now: now) }
    }

    /// The keys besides the emulator's own.
    var keys: [String: AccessKey] {
        state.withLock { $0.keys }
    }

    /// How many token requests were rejected, by the name of the reason.
    var refusals: [String: Int] {
        state.withLock { $0.refusals }
    }

    /// The login sessions, the newest last.
    var sessions: [SignInSession] {
        state.withLock { $0.sessions }
    }

    /// The files of clients that use the services. Begins a login session the first time.
    var files: SignInFiles {
        let now = clock()
        return state.withLock { state in
            let session =
                state.sessions.last
                ?? state.createSession(
                    of: "ops", clientId: SignInSession.crossDevice, region: state.account.region, now: now)
            return SignInFiles(state, session: session)
        }
    }
}
