import FoundationEssentials
import Synchronization

/// Caches credentials until shortly before they expire. Credentials without an expiration are read again after a
/// minute, so that a poll every second does not read the shared files each time.
///
/// All waiting callers share one refresh and its result. When the last of them is canceled, the refresh is canceled
/// too. If a refresh fails while the old credentials are still valid, those are returned, and the refresh is retried a
/// minute later.
public final class CachedCredentials: CredentialsSource {
    /// How long before their expiration credentials are renewed, as in botocore.
    static let window: TimeInterval = 15 * 60
    /// The least time between two refreshes of credentials that are still valid, or have no expiration.
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
        /// They are not requested again before this time: the pause, or their expiration if that is earlier.
        let restsUntil: Date

        init(_ credentials: Credentials, at now: Date) {
            self.credentials = credentials
            let rested = now.addingTimeInterval(pause)
            restsUntil = credentials.expiration.map { min(rested, $0) } ?? rested
        }
    }

    private struct Refresh {
        let task: Task<Void, Never>
        /// The waiting callers, by ticket.
        var waiting: [Int: Waiter] = [:]
        /// All callers that had waited were canceled. Those that wait now came later.
        var isCancelled = false
    }

    private typealias Outcome = Result<Credentials, CredentialsError>
    private typealias Waiter = CheckedContinuation<Outcome?, Never>

    /// Caches the credentials of `source`, by the clock `now`.
    public init(_ source: any CredentialsSource, now: @escaping @Sendable () -> Date) {
        self.source = source
        self.now = now
        name = source.name
    }

    /// The credentials of the AWS CLI and SDKs, cached.
    ///
    /// Expirations count by the server's clock if its offset is known.
    ///
    /// - Parameters:
    ///   - profile: The profile in use.
    ///   - context: What the sources need to know about the machine.
    ///   - config: Reads the shared files. It is called for each lookup.
    /// - Returns: The cache.
    public static func standard(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigError) -> SharedConfig
    ) -> CachedCredentials {
        CachedCredentials(
            DefaultCredentials(profile: profile, context: context, config: config),
            now: { context.serverTime })
    }

    /// The cached credentials, or new ones. A canceled caller does not wait.
    ///
    /// - Returns: Credentials that have not expired.
    /// - Throws: ``CredentialsError`` of the source, or with the reason `cancelled`.
    public func credentials() async throws(CredentialsError) -> Credentials {
        guard let outcome = await outcome() else {
            throw .broken(source: name, reason: .cancelled)
        }
        return try outcome.get()
    }

    /// Removes these credentials from the cache.
    public func invalidate(_ credentials: Credentials) async {
        state.withLock { state in
            if state.held?.credentials == credentials {
                state.held = nil
            }
        }
        await source.invalidate(credentials)
    }

    /// The cached credentials, or the result of the current or a new refresh. Nil if the caller is canceled.
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

    /// The result if there is one at once; nil if the caller has to wait.
    private func enter(_ waiter: Waiter, ticket: Int) -> Outcome?? {
        let now = now()
        return state.withLock { state in
            if let held = state.held, !Self.needsRefresh(held, at: now) {
                return .some(.success(held.credentials))
            }
            // The lock is held: a later cancellation finds the call in the queue.
            guard !Task.isCancelled else { return .some(nil) }
            var refresh = state.refresh ?? start()
            refresh.waiting[ticket] = waiter
            state.refresh = refresh
            return nil
        }
    }

    /// Takes a canceled caller out of the queue. A refresh without callers is canceled before this returns.
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

    /// Resumes the waiting callers. Callers that came after a refresh was canceled get a new one, after it: two at the
    /// same time may use up a token.
    private func finish(_ outcome: Outcome) {
        let now = now()
        let (result, finished) = state.withLock { state -> (Outcome, [Int: Waiter]) in
            let result = keep(outcome, at: now, in: &state.held)
            let waiting = state.refresh?.waiting ?? [:]
            if case .failure = result, state.refresh?.isCancelled == true, !waiting.isEmpty {
                state.refresh = start()
                state.refresh?.waiting = waiting
                return (result, [:])
            }
            state.refresh = nil
            return (result, waiting)
        }
        for waiter in finished.values {
            waiter.resume(returning: result)
        }
    }
}

extension CachedCredentials {
    private static func needsRefresh(_ held: Held, at now: Date) -> Bool {
        guard now >= held.restsUntil else { return false }
        return held.credentials.expiration.map { now >= $0.addingTimeInterval(-window) } ?? true
    }

    /// The result for the callers: a failure only if no valid credentials are cached. Expired credentials are a failure
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

    /// Whether credentials are known to be still valid: false for those without an expiration.
    private static func hold(_ credentials: Credentials, at now: Date) -> Bool {
        credentials.expiration.map { $0 > now } ?? false
    }
}
