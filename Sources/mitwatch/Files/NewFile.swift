import Glibc

/// A new file, readable only by its owner. An existing file is never changed, and a link is never followed.
struct NewFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Fails with EEXIST if anything has that name, including a dangling link.
    init(creating path: String) throws(FileError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// Appends all bytes. It waits for the disk.
    func append(_ bytes: [UInt8], by write: SystemWrite) throws(FileError) {
        do throws(SystemError) {
            try bytes.write(to: descriptor, by: write)
        } catch {
            throw FileError(path: path, code: error.code)
        }
    }

    /// Truncates the file to a size.
    func cut(to size: Int) {
        ftruncate(descriptor, off_t(size))
    }

    /// Flushes the file to disk and closes it. Some file systems report a full disk only then.
    func finish() throws(FileError) {
        let failure = failureOf { fsync(descriptor) }
        let closing = failureOf { close(descriptor) }
        if let code = failure ?? closing { throw FileError(path: path, code: code) }
    }

    /// Removes the file, which is of no use.
    func remove() {
        unlink(path)
    }

    private func failureOf(_ call: () -> Int32) -> Int32? {
        call() == 0 ? nil : errno
    }
}

/// A system call that failed for a file.
struct FileError: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    /// The system's text for it: `no space left on device`.
    var reason: String {
        SystemError(code: code).description
    }

    var description: String {
        "\(path): \(reason)"
    }
}

extension Problem {
    /// A recording that cannot be created or written.
    init(recording error: FileError) {
        let other = "choose another file with --record"
        let isTaken = error.code == EEXIST
        self.init(
            what: "cannot record the session", facts: ["\(error)"],
            fix: isTaken ? "\(other), or remove this one" : other)
    }

    /// A log that cannot be opened.
    init(log error: FileError) {
        self.init(
            what: "cannot write the log", facts: ["\(error)"],
            fix: "choose another file with --log-file")
    }
}

/// Why a system call failed.
struct SystemError: Error, Hashable, CustomStringConvertible {
    /// The value of errno.
    let code: Int32

    /// The system's text for it: `No space left on device`.
    var words: String {
        String(cString: strerror(code))
    }

    /// The same text within a sentence: `no space left on device`.
    var description: String {
        words.prefix(1).lowercased() + words.dropFirst()
    }
}

/// The function that writes bytes to a file: write(2)'s arguments and result.
typealias SystemWrite = @Sendable (Int32, UnsafeRawPointer, Int) -> Int

extension [UInt8] {
    /// Writes all bytes to an open file, in as many calls as necessary. A call that writes nothing counts as an error,
    /// because retrying might never end.
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
