import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The file of a login session. The AWS CLI and other programs write it too, and none of them locks it.
struct LoginSessionFile: Sendable {
    let path: String
    /// Waits. It throws if its task is canceled.
    let sleep: @Sendable (Duration) async throws -> Void

    /// The number of times that a file is read if it is not complete. The AWS CLI empties the file before it writes.
    static let mostReads = 5
    /// The wait before it is read again.
    static let pause = Duration.milliseconds(100)

    /// Why there is no session.
    enum Failure: Error, Hashable, Sendable {
        /// The file does not exist: there was no login, or a logout since.
        case none
        /// The file cannot be read; the system's error number.
        case unreadable(errno: Int32)
        /// It has no valid session.
        case flawed(LoginSession.Flaw)
        /// The caller was canceled during a wait.
        case cancelled
    }

    /// Reads the file, several times if it is not complete.
    func load() async throws(Failure) -> LoginSession {
        for _ in 1..<Self.mostReads {
            do throws(Failure) {
                return try content()
            } catch {
                guard error == .flawed(.notJSON) else { throw error }
            }
            do {
                try await sleep(Self.pause)
            } catch {
                throw .cancelled
            }
        }
        return try content()
    }

    private func content() throws(Failure) -> LoginSession {
        let data: Data
        do throws(SecretFile.Unreadable) {
            data = try SecretFile(path: path).read()
        } catch {
            throw error.errno == ENOENT ? .none : .unreadable(errno: error.errno)
        }
        do throws(LoginSession.Flaw) {
            return try LoginSession(data)
        } catch {
            throw .flawed(error)
        }
    }

    /// Replaces the file. False if it cannot be written.
    func save(_ session: LoginSession) -> Bool {
        SecretFile(path: path).replace(with: session.data)
    }
}
