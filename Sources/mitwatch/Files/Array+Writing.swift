import Glibc

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
