import NIOCore

#if canImport(Glibc)
import Glibc
#endif

/// Why the server cannot listen on its port.
public struct ListenProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system's number for it, such as `EADDRINUSE`.
    public let code: Int32

    /// The system's word for it.
    public var description: String {
        switch code {
        case EADDRINUSE: "another program has this port"
        case EACCES: "this port is for the administrator alone"
        default: String(cString: strerror(code))
        }
    }

    /// What the network library throws says which of its functions failed, which is of no use to who chose the port.
    static func wrapping(_ error: any Error) -> any Error {
        (error as? IOError).map { ListenProblem(code: $0.errnoCode) } ?? error
    }
}
