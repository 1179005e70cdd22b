import NIOCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A port of 127.0.0.1 that is bound while the value exists, but accepts no connection.
final class BoundSocket {
    /// How it responds to a connection.
    enum Answer {
        /// Nothing listens: connecting fails.
        case refused
        /// The backlog is full: there is no response.
        case silence
    }

    let port: Int
    private let descriptor: CInt
    private var waiting: [CInt] = []

    init(_ answer: Answer) throws {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return bind(descriptor, pointer, size) == 0 && getsockname(descriptor, pointer, &size) == 0
        }
        guard isBound else { throw IOError(errnoCode: errno, reason: "bind") }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        if answer == .silence {
            fillQueue(&address)
        }
    }

    deinit {
        for descriptor in waiting + [descriptor] {
            close(descriptor)
        }
    }

    private func fillQueue(_ address: inout sockaddr_in) {
        listen(descriptor, 0)
        for _ in 1...4 {
            let client = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            withUnsafeBytes(of: &address) { bytes in
                _ = connect(
                    client, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
            }
            waiting.append(client)
        }
    }
}
