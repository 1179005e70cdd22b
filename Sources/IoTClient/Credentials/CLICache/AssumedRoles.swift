import FoundationEssentials
import Synchronization

/// The credentials of roles that this session has used. They are needed if the AWS CLI's cache cannot be written, so
/// that no code is needed twice.
final class AssumedRoles: Sendable {
    private struct State {
        /// By the name of the cache entry.
        var used: [String: Credentials] = [:]
        /// The access key IDs that AWS rejected. Their entries are not used.
        var rejected: Set<String> = []
        var isWarned = false
    }

    /// Credentials that are still valid.
    struct Held: Sendable, Redacted {
        let credentials: Credentials
        /// The seconds until they expire.
        let remaining: TimeInterval
        /// Whether they were not used before: another program has renewed them, or this is the first time.
        let isNew: Bool

        /// Shows nothing of the credentials.
        var description: String {
            "Held(redacted)"
        }
    }

    private let state = Mutex(State())

    /// The credentials of an entry that expire last: those of the file, or those used before. Nil if none are valid.
    func latest(of name: String, saved: Credentials?, at now: Date) -> Held? {
        state.withLock { state in
            let used = state.used[name]
            let isSame = saved?.accessKeyId == used?.accessKeyId
            // Those used before know where they came from.
            let candidates = [used, isSame ? nil : saved].compactMap(\.self)
            let valid = candidates.filter { !state.rejected.contains($0.accessKeyId) }
            guard let latest = valid.max(by: { Self.end($0) < Self.end($1) }), Self.end(latest) > now else {
                return nil
            }
            return Held(
                credentials: latest, remaining: Self.end(latest).timeIntervalSince(now),
                isNew: latest.accessKeyId != used?.accessKeyId)
        }
    }

    /// Keeps the credentials that are used now.
    func keep(_ credentials: Credentials, for name: String) {
        state.withLock { $0.used[name] = credentials }
    }

    /// Remembers that AWS rejected an access key.
    func reject(_ accessKeyId: String) {
        state.withLock { _ = $0.rejected.insert(accessKeyId) }
    }

    /// Whether AWS rejected an access key.
    func isRejected(_ accessKeyId: String) -> Bool {
        state.withLock { $0.rejected.contains(accessKeyId) }
    }

    /// True the first time that it is called.
    func isFirstWarning() -> Bool {
        state.withLock { state in
            defer { state.isWarned = true }
            return !state.isWarned
        }
    }

    private static func end(_ credentials: Credentials) -> Date {
        credentials.expiration ?? .distantPast
    }
}
