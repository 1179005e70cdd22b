import Crypto
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The token file of `aws sso login`.
struct SingleSignOnTokenFile: Sendable {
    let path: String

    /// The file of a session, or of a start URL in the older form.
    init(home: String, key: String) {
        let digest = Insecure.SHA1.hash(data: Data(key.utf8))
        path = "\(home)/.aws/sso/cache/\(hexadecimal(digest)).json"
    }

    /// The contents of the file.
    enum Content: Hashable, Sendable {
        case token(SingleSignOnToken)
        /// The file does not exist.
        case none
        /// The file cannot be read; the system's error number.
        case unreadable(errno: Int32)
        /// It does not have a valid token.
        case flawed(SingleSignOnToken.Flaw)
    }

    /// Reads the file.
    func load() -> Content {
        do throws(SecretFile.Unreadable) {
            let data = try SecretFile(path: path).read()
            do throws(SingleSignOnToken.Flaw) {
                return .token(try SingleSignOnToken(data))
            } catch {
                return .flawed(error)
            }
        } catch {
            return error.errno == ENOENT ? .none : .unreadable(errno: error.errno)
        }
    }

    /// Replaces the file. False if it cannot be written.
    func save(_ token: SingleSignOnToken) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(token) else { return false }
        return SecretFile(path: path).replace(with: data)
    }
}

/// Renewed single sign-on tokens that could not be written to their file. The refresh token in the file may have been
/// valid only once, so the renewed token must not be lost.
final class UnsavedTokens: Sendable {
    private struct Unsaved {
        /// The token that the file still has.
        let replaced: SingleSignOnToken
        let token: SingleSignOnToken
    }

    private let tokens = Mutex<[String: Unsaved]>([:])

    /// The token to use if the file at `path` has `saved`: the renewed one, unless the operator has logged in again.
    func latest(at path: String, saved: SingleSignOnToken) -> SingleSignOnToken {
        tokens.withLock { tokens in
            guard let unsaved = tokens[path], unsaved.replaced == saved else { return saved }
            return unsaved.token
        }
    }

    /// Keeps a token for a file that still has `saved`.
    func keep(_ token: SingleSignOnToken, at path: String, saved: SingleSignOnToken) {
        tokens.withLock { $0[path] = Unsaved(replaced: saved, token: token) }
    }

    /// Drops the token, as its file has been written.
    func forget(_ path: String) {
        tokens.withLock { $0[path] = nil }
    }
}
