import Synchronization

/// Renewed single sign-on tokens that could not be written back. The refresh token in the file may have been good only once, so
/// what came of it must not be lost.
final class UnsavedTokens: Sendable {
    private struct Unsaved {
        /// What the file has still.
        let replaced: SingleSignOnToken
        let token: SingleSignOnToken
    }

    private let tokens = Mutex<[String: Unsaved]>([:])

    /// The token to use where the file at `path` has `saved`: one that has been renewed since, unless someone has signed in again.
    func latest(at path: String, saved: SingleSignOnToken) -> SingleSignOnToken {
        tokens.withLock { tokens in
            guard let unsaved = tokens[path], unsaved.replaced == saved else { return saved }
            return unsaved.token
        }
    }

    /// Keeps a token for a file that has `saved` still.
    func keep(_ token: SingleSignOnToken, at path: String, saved: SingleSignOnToken) {
        tokens.withLock { $0[path] = Unsaved(replaced: saved, token: token) }
    }

    /// The file has been written.
    func forget(_ path: String) {
        tokens.withLock { $0[path] = nil }
    }
}
