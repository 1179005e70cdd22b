import Dispatch
import Glibc
import Synchronization

/// A server on 127.0.0.1 that plays AWS services: it responds to each request as a test defines, on a separate
/// connection.
struct LoopbackService {
    /// The reaction to a request.
    enum Reaction {
        case answer(String, status: Int = 200, type: String = "application/json", requestId: String = "r-1")
        /// The connection stays open without a response.
        case silence
    }

    /// A request as received.
    struct Request: Sendable {
        /// The request line and the header fields.
        let head: String
        let body: String

        /// The method and the path, such as `GET /a?b=c`.
        var target: String {
            head.split(separator: " ").prefix(2).joined(separator: " ")
        }

        /// The value of a header field; nil if there is none.
        func header(_ name: String) -> String? {
            for line in head.split(separator: "\r\n") {
                let field = line.split(separator: ": ", maxSplits: 1)
                if field.count == 2, field[0].lowercased() == name.lowercased() { return String(field[1]) }
            }
            return nil
        }
    }

    let port: Int
    private let log: Log

    /// Runs `body` with a server, and shuts it down. Requests reach `react` one at a time, in the order of their
    /// arrival.
    static func run<Value>(
        _ react: @escaping @Sendable (Request) -> Reaction, _ body: (LoopbackService) async throws -> Value
    ) async throws -> Value {
        let listener = try Descriptor.listening()
        let log = Log(react: react)
        // A separate queue has a separate thread, whatever else the tests wait for.
        DispatchQueue(label: "loopback service").async { Self.accept(listener, log) }
        defer {
            // Wakes the accepting thread.
            shutdown(listener, Int32(SHUT_RDWR))
            log.closeAll()
        }
        return try await body(LoopbackService(port: Descriptor.port(of: listener), log: log))
    }

    /// `http://127.0.0.1:PORT`
    var url: String {
        "http://127.0.0.1:\(port)"
    }

    /// The requests so far, in order.
    var requests: [Request] {
        log.requests
    }

    /// The requests whose path has this prefix.
    func requests(to path: String) -> [Request] {
        requests.filter { $0.target.split(separator: " ").last?.hasPrefix(path) == true }
    }

    /// How many connections neither side has closed yet.
    var openConnections: Int {
        log.openConnections
    }

    private static func accept(_ listener: Int32, _ log: Log) {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            guard connection >= 0 else { break }
            log.opened(connection)
            DispatchQueue(label: "loopback connection").async { serve(connection, log) }
        }
        close(listener)
    }

    private static func serve(_ connection: Int32, _ log: Log) {
        guard let request = Descriptor.readRequest(from: connection) else { return log.close(connection) }
        switch log.reaction(to: request) {
        case .answer(let body, let status, let type, let requestId):
            Descriptor.write(
                "HTTP/1.1 \(status) Status\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
                    + "x-amzn-RequestId: \(requestId)\r\nConnection: close\r\n\r\n\(body)", to: connection)
        case .silence:
            Descriptor.waitForEnd(of: connection)
        }
        log.close(connection)
    }
}

/// The requests to a service, and the open connections.
private final class Log: Sendable {
    private let react: @Sendable (LoopbackService.Request) -> LoopbackService.Reaction
    private let state = Mutex<(requests: [LoopbackService.Request], connections: Set<Int32>)>(([], []))

    init(react: @escaping @Sendable (LoopbackService.Request) -> LoopbackService.Reaction) {
        self.react = react
    }

    var requests: [LoopbackService.Request] {
        state.withLock(\.requests)
    }

    var openConnections: Int {
        state.withLock(\.connections.count)
    }

    func reaction(to request: LoopbackService.Request) -> LoopbackService.Reaction {
        state.withLock { state in
            state.requests.append(request)
            return react(request)
        }
    }

    func opened(_ connection: Int32) {
        state.withLock { _ = $0.connections.insert(connection) }
    }

    func close(_ connection: Int32) {
        state.withLock { state in
            if state.connections.remove(connection) != nil {
                _ = Glibc.close(connection)
            }
        }
    }

    /// Ends the connections; each is then closed by the thread that reads from it.
    func closeAll() {
        state.withLock { state in
            for connection in state.connections {
                shutdown(connection, Int32(SHUT_RDWR))
            }
        }
    }
}

/// A service's socket calls.
private enum Descriptor {
    struct Failure: Error {
        let number: Int32
    }

    /// A socket that listens on a free port of 127.0.0.1.
    static func listening() throws -> Int32 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isBound = withUnsafeBytes(of: &address) { bytes in
            let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return bind(listener, pointer, socklen_t(bytes.count)) == 0
        }
        guard isBound, listen(listener, 16) == 0 else { throw Failure(number: errno) }
        return listener
    }

    static func port(of listener: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(listener, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// A head, and as much of a body as it announces; nil if the connection ends before.
    static func readRequest(from connection: Int32) -> LoopbackService.Request? {
        var text = ""
        while true {
            if let end = text.firstRange(of: "\r\n\r\n") {
                let request = LoopbackService.Request(
                    head: String(text[..<end.lowerBound]), body: String(text[end.upperBound...]))
                let length = request.header("Content-Length").flatMap { Int($0) } ?? 0
                if request.body.utf8.count >= length { return request }
            }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(connection, &bytes, bytes.count)
            guard count > 0 else { return nil }
            text += String(decoding: bytes.prefix(count), as: UTF8.self)
        }
    }

    static func waitForEnd(of connection: Int32) {
        var byte: UInt8 = 0
        while read(connection, &byte, 1) > 0 {}
    }

    static func write(_ text: String, to connection: Int32) {
        let bytes = Array(text.utf8)
        // The program may have exited: that must not end the tests with SIGPIPE.
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}

extension LoopbackService {
    /// A response of DescribeAuditMitigationActionsTask in which no ARN names an account.
    static let taskWithoutRole = """
        {"taskStatus": "IN_PROGRESS", "startTime": 1700000000.0, "taskStatistics": {"LOGGING_DISABLED_CHECK": \
        {"totalFindingsCount": 9, "failedFindingsCount": 1, "succeededFindingsCount": 4, "skippedFindingsCount": 0, \
        "canceledFindingsCount": 0}}, "auditCheckToActionsMapping": {}, "actionsDefinition": []}
        """
}
