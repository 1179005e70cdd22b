import Glibc

/// A file that is being made, readable for its owner alone. A file that exists is never touched, a link never followed.
struct NewFile: Sendable {
    /// How bytes reach a file: write(2)'s arguments and result.
    typealias Write = @Sendable (Int32, UnsafeRawPointer, Int) -> Int

    let path: String
    private let descriptor: Int32

    /// Fails with EEXIST where anything has that name, a link that leads nowhere included.
    init(creating path: String) throws(FileProblem) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem(path: path, code: errno) }
    }

    /// Writes all of it after what was written before. It waits for the disk.
    func append(_ bytes: [UInt8], by write: Write) throws(FileProblem) {
        if let code = writeAll(bytes, by: write) { throw FileProblem(path: path, code: code) }
    }

    /// Leaves only the first bytes of it, as many.
    func cut(to size: Int) {
        ftruncate(descriptor, off_t(size))
    }

    /// Brings it down to the disk, and closes it. Some file systems tell only then that there is no room.
    func finish() throws(FileProblem) {
        let failure = failureOf { fsync(descriptor) }
        let closing = failureOf { close(descriptor) }
        if let code = failure ?? closing { throw FileProblem(path: path, code: code) }
    }

    /// It is of no use.
    func remove() {
        unlink(path)
    }

    /// Nil, or the error's number.
    private func writeAll(_ bytes: [UInt8], by write: Write) -> Int32? {
        bytes.withUnsafeBytes { bytes in
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
    }

    private func failureOf(_ call: () -> Int32) -> Int32? {
        call() == 0 ? nil : errno
    }
}
