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
        do throws(Unreadable) {
            let data = try bytes()
            do throws(SingleSignOnToken.Flaw) {
                return .token(try SingleSignOnToken(data))
            } catch {
                return .flawed(error)
            }
        } catch {
            return error.errno == ENOENT ? .none : .unreadable(errno: error.errno)
        }
    }

    private struct Unreadable: Error {
        let errno: Int32
    }

    /// A token is small. Of a longer file only the beginning is read.
    private static let limit = 1 << 20

    /// Does not block on a pipe.
    private func bytes() throws(Unreadable) -> Data {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unreadable(errno: errno) }
        defer { close(descriptor) }
        var (data, buffer) = (Data(), [UInt8](repeating: 0, count: 4_096))
        while data.count < Self.limit {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                data += buffer.prefix(count)
            } else if count == 0 {
                break
            } else if errno != EINTR {
                throw Unreadable(errno: errno)
            }
        }
        return data
    }

    /// Replaces the file atomically. Only the user can read it: mkstemp creates files with mode 0600.
    ///
    /// False if it cannot be written.
    func save(_ token: SingleSignOnToken) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(token) else { return false }
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return false }
        let isWritten = data.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
        let isSynced = isWritten && fsync(descriptor) == 0
        close(descriptor)
        let temporary = template.withUnsafeBufferPointer {
            String(decoding: UnsafeRawBufferPointer($0).dropLast(), as: UTF8.self)
        }
        if isSynced, rename(temporary, path) == 0 {
            return true
        }
        unlink(temporary)
        return false
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
