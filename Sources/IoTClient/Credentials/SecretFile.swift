import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A small file that holds secrets and that other programs write too.
struct SecretFile: Sendable {
    let path: String

    /// Why a file cannot be read: the system's error number.
    struct Unreadable: Error {
        let errno: Int32
    }

    /// Of a longer file only the beginning is read.
    private static let limit = 1 << 20

    /// The contents of the file. It does not block on a pipe.
    func read() throws(Unreadable) -> Data {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unreadable(errno: errno) }
        defer { close(descriptor) }
        var (data, buffer) = (Data(), [UInt8](repeating: 0, count: 4_096))
        while data.count < Self.limit {
            let count = systemRead(descriptor, &buffer, buffer.count)
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
    /// - Parameter makingDirectories: Whether missing directories are created, for the user only.
    /// - Returns: False if it cannot be written.
    func replace(with data: Data, makingDirectories: Bool = false) -> Bool {
        if makingDirectories { Self.makeDirectories(for: path) }
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

    /// Creates the missing directories of a path with mode 0700. If that fails, so does writing the file.
    private static func makeDirectories(for path: String) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let directory = String(path[..<slash])
        guard access(directory, F_OK) != 0 else { return }
        makeDirectories(for: directory)
        mkdir(directory, 0o700)
    }
}

/// The system's `read`, which the method above hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
