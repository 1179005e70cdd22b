import FoundationEssentials
import Synchronization

/// Keeps credentials that end until shortly before they do. Those without an end are asked for again after a minute: who polls
/// every second need not read the shared files as often.
///
/// However many callers wait, there is one refresh in flight, and all get what it gives. When the last of them is cancelled the
/// refresh is too, at once. A refresh that fails while the old credentials still hold is not told: they are used, and it is tried
/// again a minute later.
public final class CachedCredentials: CredentialsSource {
    /// How long before their end credentials are renewed, as botocore does it.
    static let window: TimeInterval = 15 * 60
    /// The least time between two refreshes of credentials that still hold, or have no end.
    static let pause: TimeInterval = 60

    /// The name of the source.
    public let name: SanitizedText
    private let source: any CredentialsSource
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    private struct State {
        var held: Held?
        var refresh: Refresh?
        var lastTicket = 0
    }

    private struct Held {
        let credentials: Credentials
        /// Until then they are not asked for again: for the pause, but not beyond their end.
        let restsUntil: Date

        init(_ credentials: Credentials, at now: Date) {
            self.credentials = credentials
            let rested = now.addingTimeInterval(pause)
            restsUntil = credentials.expiration.map { min(rested, $0) } ?? rested
        }
    }

    private struct Refresh {
        let task: Task<Void, Never>
        /// Who waits for it, by ticket.
        var waiting: [Int: Waiter] = [:]
        /// All who had waited are gone; those who wait now came later.
        var isCancelled = false
    }

    private typealias Outcome = Result<Credentials, CredentialsError>
    private typealias Waiter = CheckedContinuation<Outcome?, Never>

    /// Keeps what `source` gives, by the clock `now`.
    public init(_ source: any CredentialsSource, now: @escaping @Sendable () -> Date) {
        self.source = source
        self.now = now
        name = source.name
    }

    /// The usual sources of AWS's own tools, kept. Where STS said that this machine's clock is wrong, the end counts by STS's.
    public static func standard(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigError) -> SharedConfig
    ) -> CachedCredentials {
        CachedCredentials(
            DefaultCredentials(profile: profile, context: context, config: config),
            now: { context.serverTime })
    }

    /// The credentials that are kept, or new ones. A cancelled caller does not wait.
    public func credentials() async throws(CredentialsError) -> Credentials {
        guard let outcome = await outcome() else {
            throw .broken(source: name, reason: .cancelled)
        }
        return try outcome.get()
    }

    /// Forgets these credentials, if they are the ones that are kept.
    public func invalidate(_ credentials: Credentials) async {
        state.withLock { state in
            if state.held?.credentials == credentials {
                state.held = nil
            }
        }
        await source.invalidate(credentials)
    }

    /// What is kept, or what the refresh gives that is in flight or started here. Nil for a caller that is cancelled.
    private func outcome() async -> Outcome? {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                enter(waiter, ticket: ticket).map { waiter.resume(returning: $0) }
            }
        } onCancel: {
            leave(ticket)
        }
    }

    /// What to answer at once; nil for who has to wait.
    private func enter(_ waiter: Waiter, ticket: Int) -> Outcome?? {
        let now = now()
        return state.withLock { state in
            if let held = state.held, !Self.needsRefresh(held, at: now) {
                return .some(.success(held.credentials))
            }
            // Asked with the lock held: who is cancelled later than this is found by `leave`.
            guard !Task.isCancelled else { return .some(nil) }
            var refresh = state.refresh ?? start()
            refresh.waiting[ticket] = waiter
            state.refresh = refresh
            return nil
        }
    }

    /// Takes a cancelled caller out of the line. What runs for nobody else has been told to end when this returns.
    private func leave(_ ticket: Int) {
        let (waiter, task) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
            guard let waiter = state.refresh?.waiting.removeValue(forKey: ticket) else { return (nil, nil) }
            guard state.refresh?.waiting.isEmpty == true else { return (waiter, nil) }
            state.refresh?.isCancelled = true
            return (waiter, state.refresh?.task)
        }
        task?.cancel()
        waiter?.resume(returning: nil)
    }

    private func start() -> Refresh {
        Refresh(task: Task.detached { self.finish(await self.fetch()) })
    }

    private func fetch() async -> Outcome {
        do throws(CredentialsError) {
            return .success(try await source.credentials())
        } catch {
            return .failure(error)
        }
    }

    /// Tells those who wait. Who came after a refresh had been cancelled gets one of their own: two at once may use up a token.
    private func finish(_ outcome: Outcome) {
        let now = now()
        let (told, finished) = state.withLock { state -> (Outcome, [Int: Waiter]) in
            let told = keep(outcome, at: now, in: &state.held)
            let waiting = state.refresh?.waiting ?? [:]
            if case .failure = told, state.refresh?.isCancelled == true, !waiting.isEmpty {
                state.refresh = start()
                state.refresh?.waiting = waiting
                return (told, [:])
            }
            state.refresh = nil
            return (told, waiting)
        }
        for waiter in finished.values {
            waiter.resume(returning: told)
        }
    }
}

extension CachedCredentials {
    private static func needsRefresh(_ held: Held, at now: Date) -> Bool {
        guard now >= held.restsUntil else { return false }
        return held.credentials.expiration.map { now >= $0.addingTimeInterval(-window) } ?? true
    }

    /// What the callers are told: a failure only where nothing that still holds is kept. Credentials that are over are a failure
    /// too, as in botocore.
    private func keep(_ outcome: Outcome, at now: Date, in held: inout Held?) -> Outcome {
        switch outcome {
        case .success(let new):
            if let end = new.expiration, end <= now {
                let reason = CredentialsError.BrokenReason.expired(at: end)
                return keep(.failure(.broken(source: new.origin ?? name, reason: reason)), at: now, in: &held)
            }
            held = Held(new, at: now)
            return outcome
        case .failure:
            held = (held?.credentials).flatMap { Self.hold($0, at: now) ? Held($0, at: now) : nil }
            return held.map { .success($0.credentials) } ?? outcome
        }
    }

    /// Whether credentials are known to be good still: of those without an end nobody knows.
    private static func hold(_ credentials: Credentials, at now: Date) -> Bool {
        credentials.expiration.map { $0 > now } ?? false
    }
}
