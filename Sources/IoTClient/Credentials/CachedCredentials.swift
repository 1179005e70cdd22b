import FoundationEssentials

/// Keeps credentials that end until shortly before they do. Those without an end are asked for each time.
///
/// However many callers wait, there is one refresh in flight, and all get what it gives. A refresh that fails while the old
/// credentials still hold is not told: they are used, and it is tried again a minute later.
public actor CachedCredentials: CredentialsSource {
    /// How long before their end credentials are renewed, as botocore does it.
    static let window: TimeInterval = 15 * 60
    /// The least time between two refreshes of credentials that still hold.
    static let pause: TimeInterval = 60

    /// The name of the source.
    public nonisolated let name: String
    private let source: any CredentialsSource
    private let now: @Sendable () -> Date

    private var held: Held?
    /// Who waits for the refresh in flight, by ticket; nil where there is none.
    private var waiting: [Int: CheckedContinuation<Outcome?, Never>]?
    private var lastTicket = 0

    private struct Held {
        let credentials: Credentials
        /// Until then they are not asked for again.
        let restsUntil: Date
    }

    private typealias Outcome = Result<Credentials, CredentialsProblem>

    /// Keeps what `source` gives, by the clock `now`.
    public init(_ source: any CredentialsSource, now: @escaping @Sendable () -> Date) {
        self.source = source
        self.now = now
        name = source.name
    }

    /// The usual sources of AWS's own tools, kept. Where STS said that this machine's clock is wrong, the end counts by STS's.
    public static func standard(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigProblem) -> SharedConfig
    ) -> CachedCredentials {
        CachedCredentials(
            DefaultCredentials(profile: profile, context: context, config: config),
            now: { context.clock.corrected(context.now()) })
    }

    /// The credentials that are kept, or new ones. A cancelled caller does not wait, but the refresh goes on: it may have
    /// used up a token that works once.
    public func credentials() async throws(CredentialsProblem) -> Credentials {
        if let held, !needsRefresh(held) {
            return held.credentials
        }
        guard let outcome = await refreshed() else {
            throw .broken(source: name, reason: .cancelled)
        }
        return try outcome.get()
    }

    /// Forgets these credentials, if they are the ones that are kept.
    public func invalidate(_ credentials: Credentials) async {
        if held?.credentials == credentials {
            held = nil
        }
        await source.invalidate(credentials)
    }

    private func needsRefresh(_ held: Held) -> Bool {
        guard let end = held.credentials.expiration else { return true }
        return now() >= held.restsUntil && now() >= end.addingTimeInterval(-Self.window)
    }

    /// Waits for the refresh in flight, or starts one. Nil for a caller that is cancelled.
    private func refreshed() async -> Outcome? {
        lastTicket += 1
        let ticket = lastTicket
        if waiting == nil {
            waiting = [:]
            Task.detached { await self.finish(await self.ask()) }
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait($0, ticket: ticket) }
        } onCancel: {
            Task { await self.leave(ticket) }
        }
    }

    private func wait(_ continuation: CheckedContinuation<Outcome?, Never>, ticket: Int) {
        if Task.isCancelled {
            continuation.resume(returning: nil)
        } else {
            waiting?[ticket] = continuation
        }
    }

    private func leave(_ ticket: Int) {
        waiting?.removeValue(forKey: ticket)?.resume(returning: nil)
    }

    private nonisolated func ask() async -> Outcome {
        do throws(CredentialsProblem) {
            return .success(try await source.credentials())
        } catch {
            return .failure(error)
        }
    }

    private func finish(_ outcome: Outcome) {
        let told = keep(outcome)
        let finished = waiting ?? [:]
        waiting = nil
        for continuation in finished.values {
            continuation.resume(returning: told)
        }
    }

    /// What the callers are told: a failure only where nothing that still holds is kept. Credentials that are over are a failure
    /// too, as in botocore.
    private func keep(_ outcome: Outcome) -> Outcome {
        switch outcome {
        case .success(let new):
            guard let end = new.expiration else {
                held = nil
                return outcome
            }
            guard let rested = rested(new) else {
                return keep(.failure(.broken(source: new.origin ?? name, reason: .expired(at: end))))
            }
            held = rested
            return outcome
        case .failure:
            held = (held?.credentials).flatMap(rested)
            return held.map { .success($0.credentials) } ?? outcome
        }
    }

    /// Credentials that still hold, to be kept from now on: for the pause, but not beyond their end. Nil for others.
    private func rested(_ credentials: Credentials) -> Held? {
        let now = now()
        guard let end = credentials.expiration, end > now else { return nil }
        return Held(credentials: credentials, restsUntil: min(now.addingTimeInterval(Self.pause), end))
    }
}
