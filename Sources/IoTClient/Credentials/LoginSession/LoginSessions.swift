import FoundationEssentials
import Synchronization

/// What this process knows about login sessions besides their files. All sources of a process share one, so that two of
/// them do not renew the same session at once. It is never printed.
final class LoginSessions: Sendable, Redacted {
    /// How long a session whose keys are still valid is not renewed again after a failure.
    static let pause: TimeInterval = 60

    private struct Entry {
        /// The last piece of work, which the next one waits for.
        var last: Task<Void, Never>?
        var unsaved: Unsaved?
        var failure: Failure?
        var hasWarned = false
        /// The region that accepted the session, if it is not the first choice.
        var region: Region?
    }

    private struct Unsaved {
        /// The session that the file still has.
        let replaced: LoginSession
        let session: LoginSession
    }

    private struct Failure {
        let session: LoginSession
        let trouble: LoginSessionTrouble
        let date: Date
        /// The number of failures so far.
        let number: Int
    }

    private struct State {
        /// By path.
        var entries: [String: Entry] = [:]
        /// The IDs of keys that AWS rejected.
        var rejected: Set<String> = []
    }

    private let state = Mutex(State())

    var description: String {
        "LoginSessions(redacted)"
    }

    /// Runs `work` after all earlier work for the same file. It finishes even if the caller is canceled: a refresh
    /// token may be valid only once.
    func inTurn<Value: Sendable>(at path: String, _ work: @escaping @Sendable () async -> Value) async -> Value {
        let task = state.withLock { state in
            let last = state.entries[path]?.last
            let task = Task {
                await last?.value
                return await work()
            }
            state.entries[path, default: Entry()].last = Task { _ = await task.value }
            return task
        }
        return await task.value
    }

    /// The session to use if the file has `saved`: the one in memory, unless another program has written the file.
    func latest(at path: String, saved: LoginSession) -> LoginSession {
        state.withLock { state in
            guard let unsaved = state.entries[path]?.unsaved, unsaved.replaced == saved else { return saved }
            return unsaved.session
        }
    }

    /// Notes a renewed session. If it was not saved, it is kept for as long as the file has `saved`.
    ///
    /// - Parameter region: The region that accepted it, if it is not the first choice.
    /// - Returns: Whether the operator should be warned: once for each file.
    func keep(_ renewed: LoginSession, at path: String, saved: LoginSession, isSaved: Bool, region: Region?) -> Bool {
        state.withLock { state in
            var entry = state.entries[path] ?? Entry()
            entry.failure = nil
            entry.region = region
            entry.unsaved = isSaved ? nil : Unsaved(replaced: saved, session: renewed)
            let warns = !isSaved && !entry.hasWarned
            entry.hasWarned = entry.hasWarned || warns
            state.entries[path] = entry
            state.rejected.remove(saved.accessKeyId)
            return warns
        }
    }

    /// The region that accepted the session, if it is not the first choice.
    func region(at path: String) -> Region? {
        state.withLock { $0.entries[path]?.region }
    }

    /// The number of failed renewals so far.
    func failures(at path: String) -> Int {
        state.withLock { $0.entries[path]?.failure?.number ?? 0 }
    }

    /// Notes that a session could not be renewed.
    func note(_ trouble: LoginSessionTrouble, of session: LoginSession, at path: String, on date: Date) {
        state.withLock { state in
            let number = (state.entries[path]?.failure?.number ?? 0) + 1
            state.entries[path, default: Entry()].failure = Failure(
                session: session, trouble: trouble, date: date, number: number)
        }
    }

    /// A failure that counts for this renewal too: the session is the same, and it failed while the caller waited for
    /// its turn, or a moment ago while the keys are still valid.
    ///
    /// - Parameter failures: The number of failures before the caller waited.
    func trouble(
        with session: LoginSession, at path: String, since failures: Int, mayRest: Bool, now: Date
    ) -> LoginSessionTrouble? {
        state.withLock { state in
            guard let failure = state.entries[path]?.failure, failure.session.isUnchanged(since: session) else {
                return nil
            }
            let age = now.timeIntervalSince(failure.date)
            let rests = mayRest && (0..<Self.pause).contains(age)
            return rests || failure.number > failures ? failure.trouble : nil
        }
    }

    /// Notes keys that AWS rejected, although they are still valid by this machine's clock.
    func reject(accessKeyId: String) {
        state.withLock { _ = $0.rejected.insert(accessKeyId) }
    }

    func isRejected(_ session: LoginSession) -> Bool {
        state.withLock { $0.rejected.contains(session.accessKeyId) }
    }
}
