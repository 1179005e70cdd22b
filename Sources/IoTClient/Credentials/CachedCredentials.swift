import FoundationEssentials
import Synchronization

/// Caches credentials until shortly before they expire. Credentials without an expiration are read again after a
/// minute, so that a poll every second does not read the shared files each time.
///
/// All waiting callers share one refresh and its result. When the last of them is canceled, the refresh is canceled
/// too. If a refresh fails while the old credentials are still valid, those are returned, and the refresh is retried a
/// minute later. So an MFA code or a login in another program is noticed within a minute.
///
/// Credentials of a source that is cheap to read, and that other programs change, are read for each request.
public final class CachedCredentials: CredentialsSource {
    /// How long before their expiration credentials are renewed, as in botocore.
    static let window: TimeInterval = 15 * 60
    /// The least time between two refreshes of credentials that are still valid, or have no expiration.
    static let pause: TimeInterval = 60

    /// The name of the source.
    public let name: SanitizedText
    private let source: any CredentialsSource
    private let now: @Sendable () -> Date
    private let onStatus: @Sendable (CredentialsStatus) -> Void
    private let state = Mutex(State())

    private struct State {
        var held: Held?
        var refresh: Refresh?
        /// The callers that need a refresh which has not begun yet, by ticket.
        var queue: [Int: Waiter] = [:]
        var lastTicket = 0
        /// The last status that was reported.
        var status: CredentialsStatus?
    }

    private struct Held {
        let credentials: Credentials
        /// They are not requested again before this time: the pause, or their expiration if that is earlier.
        let restsUntil: Date

        /// - Parameter isFresh: Whether the source returned them just now; false after a failed refresh.
        init(_ credentials: Credentials, at now: Date, isFresh: Bool = true) {
            self.credentials = credentials
            let rested = isFresh && credentials.readsEachTime ? now : now.addingTimeInterval(pause)
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

    private struct Waiter {
        let continuation: CheckedContinuation<Outcome?, Never>
        /// Whether the caller needs new credentials, and the error if there are none.
        let needsNew: Bool
    }

    /// Caches the credentials of a source.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - now: The time that expirations count by.
    ///   - onStatus: Called when there are new credentials, when a refresh fails while the old ones are valid, and when
    ///     it succeeds again. It is called from any thread, and not again for the same status.
    public init(
        _ source: any CredentialsSource, now: @escaping @Sendable () -> Date,
        onStatus: @escaping @Sendable (CredentialsStatus) -> Void = { _ in }
    ) {
        self.source = source
        self.now = now
        self.onStatus = onStatus
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
    ///   - onStatus: Called when there are new credentials, when a refresh fails while the old ones are valid, and when
    ///     it succeeds again. It is called from any thread, and not again for the same status.
    /// - Returns: The cache.
    public static func standard(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigError) -> SharedConfig,
        onStatus: @escaping @Sendable (CredentialsStatus) -> Void = { _ in }
    ) -> CachedCredentials {
        CachedCredentials(
            DefaultCredentials(profile: profile, context: context, config: config),
            now: { context.serverTime }, onStatus: onStatus)
    }

    /// The cached credentials, or new ones. A canceled caller does not wait.
    ///
    /// - Returns: Credentials that have not expired.
    /// - Throws: ``CredentialsError`` of the source, or with the reason `cancelled`.
    public func credentials() async throws(CredentialsError) -> Credentials {
        try await credentials(needsNew: false)
    }

    /// New credentials, from a refresh that begins after this call. All callers that wait share it. If it fails, the
    /// old credentials stay in the cache. A canceled caller does not wait.
    ///
    /// Call it after an MFA code was entered, or a login.
    ///
    /// - Returns: The new credentials, which may be the old ones if the source still has those.
    /// - Throws: ``CredentialsError`` of the source, or with the reason `cancelled`.
    public func renewed() async throws(CredentialsError) -> Credentials {
        try await credentials(needsNew: true)
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

    private func credentials(needsNew: Bool) async throws(CredentialsError) -> Credentials {
        guard let outcome = await outcome(needsNew: needsNew) else {
            throw .broken(source: name, reason: .cancelled)
        }
        return try outcome.get()
    }

    /// The cached credentials, or the result of the current or a new refresh. Nil if the caller is canceled.
    private func outcome(needsNew: Bool) async -> Outcome? {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = Waiter(continuation: continuation, needsNew: needsNew)
                enter(waiter, ticket: ticket).map { continuation.resume(returning: $0) }
            }
        } onCancel: {
            leave(ticket)
        }
    }

    /// The result if there is one at once; nil if the caller has to wait.
    private func enter(_ waiter: Waiter, ticket: Int) -> Outcome?? {
        let now = now()
        return state.withLock { state in
            if !waiter.needsNew, let held = state.held, !Self.needsRefresh(held, at: now) {
                return .some(.success(held.credentials))
            }
            // The lock is held: a later cancellation finds the call in the queue.
            guard !Task.isCancelled else { return .some(nil) }
            if waiter.needsNew, state.refresh != nil {
                // That refresh may not have seen what the caller knows, such as a code.
                state.queue[ticket] = waiter
                return nil
            }
            var refresh = state.refresh ?? start()
            refresh.waiting[ticket] = waiter
            state.refresh = refresh
            return nil
        }
    }

    /// Takes a canceled caller out of the queue. A refresh without callers is canceled before this returns.
    private func leave(_ ticket: Int) {
        let (waiter, task) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
            if let waiter = state.queue.removeValue(forKey: ticket) { return (waiter, nil) }
            guard let waiter = state.refresh?.waiting.removeValue(forKey: ticket) else { return (nil, nil) }
            guard state.refresh?.waiting.isEmpty == true else { return (waiter, nil) }
            state.refresh?.isCancelled = true
            return (waiter, state.refresh?.task)
        }
        task?.cancel()
        waiter?.continuation.resume(returning: nil)
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

    /// Reports a change of the status, and then resumes the waiting callers. No other refresh begins before that, so
    /// that changes are reported in order.
    private func finish(_ outcome: Outcome) {
        let now = now()
        let outcome = checked(outcome, at: now)
        let (result, change) = state.withLock { state in
            let result = keep(outcome, at: now, in: &state.held)
            return (result, status(after: outcome, in: &state))
        }
        change.map(onStatus)
        for waiter in finished(after: result) {
            waiter.continuation.resume(returning: waiter.needsNew ? outcome : result)
        }
    }

    /// The callers that have their result. Callers that came after a refresh was canceled, and those that need a newer
    /// one, get a new one, after it: two at the same time may use up a token.
    private func finished(after result: Outcome) -> [Waiter] {
        state.withLock { state in
            var waiting = state.refresh?.waiting ?? [:]
            var later = state.queue
            if case .failure = result, state.refresh?.isCancelled == true {
                later.merge(waiting) { queued, _ in queued }
                waiting = [:]
            }
            state.queue = [:]
            state.refresh = later.isEmpty ? nil : start()
            state.refresh?.waiting = later
            return Array(waiting.values)
        }
    }
}

extension CachedCredentials {
    private static func needsRefresh(_ held: Held, at now: Date) -> Bool {
        guard now >= held.restsUntil else { return false }
        guard !held.credentials.readsEachTime else { return true }
        return held.credentials.expiration.map { now >= $0.addingTimeInterval(-window) } ?? true
    }

    /// Expired credentials are a failure, as in botocore.
    private func checked(_ outcome: Outcome, at now: Date) -> Outcome {
        guard case .success(let new) = outcome, let end = new.expiration, end <= now else { return outcome }
        return .failure(.broken(source: new.origin ?? name, reason: .expired(at: end)))
    }

    /// The result for the callers: a failure only if no valid credentials are cached.
    private func keep(_ outcome: Outcome, at now: Date, in held: inout Held?) -> Outcome {
        switch outcome {
        case .success(let new):
            held = Held(new, at: now)
            return outcome
        case .failure:
            held = (held?.credentials).flatMap { Self.hold($0, at: now) ? Held($0, at: now, isFresh: false) : nil }
            return held.map { .success($0.credentials) } ?? outcome
        }
    }

    /// Whether credentials are known to be still valid: false for those without an expiration.
    private static func hold(_ credentials: Credentials, at now: Date) -> Bool {
        credentials.expiration.map { $0 > now } ?? false
    }

    /// The status to report; nil without credentials, or if it is the same as before.
    private func status(after outcome: Outcome, in state: inout State) -> CredentialsStatus? {
        guard let held = state.held else {
            state.status = nil
            return nil
        }
        var failure: CredentialsError?
        if case .failure(let error) = outcome {
            // No caller waits for a canceled refresh, which says nothing about the source.
            guard state.refresh?.isCancelled != true else { return nil }
            failure = error
        }
        let status = CredentialsStatus(held.credentials, source: name, failure: failure)
        guard state.status?.withoutRequest != status.withoutRequest else { return nil }
        state.status = status
        return status
    }
}
