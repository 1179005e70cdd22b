import Glibc

/// A file that is being made, readable for its owner alone. A file that exists is never touched, a link never followed.
struct NewFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Fails with EEXIST where anything has that name, a link that leads nowhere included.
    init(creating path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// Writes all of it after what was written before. It waits for the disk.
    func append(_ bytes: [UInt8], by write: SystemWrite) throws(FileError) {
        do throws(SystemError) {
            try bytes.write(to: descriptor, by: write)
        } catch {
            throw FileError(path: path, code: error.code)
        }
    }

    /// Leaves only the first bytes of it, as many.
    func cut(to size: Int) {
        ftruncate(descriptor, off_t(size))
    }

    /// Brings it down to the disk, and closes it. Some file systems tell only then that there is no room.
    func finish() throws(FileError) {
        let failure = failureOf { fsync(descriptor) }
        let closing = failureOf { close(descriptor) }
        if let code = failure ?? closing { throw FileError(path: path, code: code) }
    }

    /// It is of no use.
    func remove() {
        unlink(path)
    }

    private func failureOf(_ call: () -> Int32) -> Int32? {
        call() == 0 ? nil : errno
    }
}

/// A call of the system that failed on a file.
struct FileError: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    /// The system's word for it: `no space left on device`.
    var reason: String {
        SystemError(code: code).description
    }

    var description: String {
        "\(path): \(reason)"
    }
}

/// Why a call of the system failed.
struct SystemError: Error, Hashable, CustomStringConvertible {
    /// As errno has it.
    let code: Int32

    /// The system's words for it: `No space left on device`.
    var words: String {
        String(cString: strerror(code))
    }

    /// The same within a sentence: `no space left on device`.
    var description: String {
        words.prefix(1).lowercased() + words.dropFirst()
    }
}

/// How bytes reach a file: write(2)'s arguments and result.
typealias SystemWrite = @Sendable (Int32, UnsafeRawPointer, Int) -> Int

extension [UInt8] {
    /// Writes all of it to an open file, in as many calls as that takes. A call that takes nothing would be made for ever.
    func write(to descriptor: Int32, by write: SystemWrite = { Glibc.write($0, $1, $2) }) throws(SystemError) {
        let failure = withUnsafeBytes { bytes -> Int32? in
            var done = 0
            while let start = bytes.baseAddress, done < bytes.count {
                let count = write(descriptor, start + done, bytes.count - done)
                if count > 0 {
                    done += count
                } else if count == 0 {
                    return EIO
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
        if let failure { throw SystemError(code: failure) }
    }
}
