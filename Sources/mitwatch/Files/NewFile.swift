import Glibc

/// A file that is being made, readable for its owner alone. A file that exists is never touched, a link never followed.
struct NewFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Fails with EEXIST where anything has that name, a link that leads nowhere included.
    init(creating path: String) throws(FileProblem) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileProblem(path: path, code: errno) }
    }

    /// Writes all of it after what was written before. It waits for the disk.
    func append(_ bytes: [UInt8], by write: SystemWrite) throws(FileProblem) {
        do throws(SystemError) {
            try bytes.write(to: descriptor, by: write)
        } catch {
            throw FileProblem(path: path, code: error.code)
        }
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

    private func failureOf(_ call: () -> Int32) -> Int32? {
        call() == 0 ? nil : errno
    }
}
