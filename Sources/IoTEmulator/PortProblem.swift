import Glibc
import NIOCore

/// Why the server cannot listen on its port.
public struct PortProblem: Error, Hashable, CustomStringConvertible {
    /// The port that was asked for.
    public let port: Int
    /// The system's number of the error, such as EADDRINUSE.
    public let errorNumber: Int32

    /// What NIO tells; nil where that is no error of the system.
    init?(_ error: any Error, port: Int) {
        guard let error = error as? IOError else { return nil }
        self.port = port
        errorNumber = error.errnoCode
    }

    /// What is wrong and what to do, in one line.
    public var description: String {
        switch errorNumber {
        case EADDRINUSE: "port \(port) of 127.0.0.1 is taken: name another, or 0 for a free one"
        case EACCES, EPERM: "port \(port) of 127.0.0.1 is not for this user: name one from 1024 on, or 0 for a free one"
        default: "port \(port) of 127.0.0.1 cannot be had: \(String(cString: strerror(errorNumber)))"
        }
    }
}
