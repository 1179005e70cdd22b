#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open file descriptor, closed when nobody holds it any more. No child inherits it unless it is told to.
final class Descriptor: Sendable {
    let number: CInt

    private init(_ number: CInt) {
        self.number = number
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(number)
    }

    /// The two ends of a new pipe.
    static func pipe() throws(ChildProcess.Failure) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [CInt] = [0, 0]
        #if canImport(Glibc)
        let result = Glibc.pipe(&ends)
        #else
        let result = Darwin.pipe(&ends)
        #endif
        guard result == 0 else { throw ChildProcess.Failure(errno: errno) }
        return (Descriptor(ends[0]), Descriptor(ends[1]))
    }
}
