import Crypto
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The file in which `aws sso login` keeps a token.
struct SingleSignOnTokenFile: Sendable {
    let path: String

    /// The file of a session, or of a start URL in the older form.
    init(home: String, key: String) {
        let digest = Insecure.SHA1.hash(data: Data(key.utf8))
        path = "\(home)/.aws/sso/cache/\(hexadecimal(digest)).json"
    }

    /// What the file holds.
    enum Content: Hashable, Sendable {
        case token(SingleSignOnToken)
        /// There is no file.
        case none
        /// The file cannot be read; the system's error number.
        case unreadable(errno: Int32)
        /// There is something else in it.
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

    /// A token needs little room: of a longer file only the beginning is read.
    private static let limit = 1 << 20

    /// Does not wait if the file is a pipe that another program has to write to.
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

    /// Puts the token in the file's place in one step. No one but the user can ever read it: mkstemp makes files of mode 0600.
    ///
    /// False where it cannot be written.
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
