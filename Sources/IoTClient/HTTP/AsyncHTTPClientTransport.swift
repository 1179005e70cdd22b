import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Sends requests through async-http-client, on one of its shared event loops.
///
/// Connections are kept open between requests. TLS certificates are always verified. Redirects are not followed. Each
/// call is one attempt; but a read is repeated at once if the server closed a kept connection at that moment. All
/// requests through a proxy, also those over plain http, use a tunnel (CONNECT). Compressed responses are supported.
public struct AsyncHTTPClientTransport: HTTPTransport, Redacted {
    /// Limits of time and size.
    public struct Limits: Hashable, Sendable {
        /// From the start to an open connection, including the proxy and the TLS handshake.
        public var connect: Duration
        /// Between two parts of the response.
        public var read: Duration
        /// From the start to the head of the response. It detects a dead connection.
        public var head: Duration
        /// From the start to the last byte of the response.
        public var request: Duration
        /// The body of a response, in bytes, after decompression.
        public var bodyBytes: Int

        /// Default: 3, 8, 10 and 30 seconds, and 16 MiB.
        public init(
            connect: Duration = .seconds(3), read: Duration = .seconds(8), head: Duration = .seconds(10),
            request: Duration = .seconds(30), bodyBytes: Int = 16 << 20
        ) {
            self.connect = connect
            self.read = read
            self.head = head
            self.request = request
            self.bodyBytes = bodyBytes
        }
    }

    /// A client of the library has one proxy, or none, for all its requests.
    private let clients: [Proxy?: HTTPClient]
    private let connections: ConnectionCount
    private let eventLoop: any EventLoop
    private let proxies: ProxySettings
    private let limits: Limits
    private let userAgent: String
    private let now: (@Sendable () -> Date)?
    /// The thread of the connections. Calls that run on it do not wake other threads. Do not block it.
    public let executor: any TaskExecutor

    /// Creates a transport. It must be shut down before it is released.
    ///
    /// - Parameters:
    ///   - product: The product in the User-Agent header.
    ///   - version: The version in the User-Agent header.
    ///   - limits: The timeouts, and the largest response.
    ///   - proxies: The proxies (default: none).
    ///   - roots: The trusted authorities (default: the system's).
    ///   - now: The machine's time, to recognize expired certificates; nil if errors need not name them.
    public init(
        product: String, version: String, limits: Limits = Limits(), proxies: ProxySettings = .none,
        trusting roots: TrustRoots = .system, now: (@Sendable () -> Date)? = nil
    ) {
        let routes: [Proxy?] = [nil] + Array(proxies.usable)
        let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
        self.eventLoop = eventLoop
        executor = EventLoopExecutor(eventLoop)
        let connections = ConnectionCount()
        self.connections = connections
        clients = Dictionary(
            uniqueKeysWithValues: routes.map { proxy in
                let configuration = Self.configuration(limits, proxy, roots, counting: connections)
                return (proxy, HTTPClient(eventLoopGroupProvider: .shared(eventLoop), configuration: configuration))
            })
        self.proxies = proxies
        self.limits = limits
        userAgent = "\(product)/\(version)"
        self.now = now
    }

    /// Only the product, as the library's clients hold the password of a proxy.
    public var description: String {
        "AsyncHTTPClientTransport(\(userAgent))"
    }

    /// Closes all connections. Current and later requests fail.
    public func shutdown() async {
        // The only error is that it is already shut down.
        for client in clients.values {
            try? await client.shutdown()
        }
    }

    /// Sends the request once and reads the whole response.
    ///
    /// - Parameter request: The request, already signed.
    /// - Returns: The response, with any status.
    /// - Throws: ``TransportError`` if there was no complete response, or the proxy settings are invalid.
    public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        var route: Proxy?
        let response: HTTPResponse
        do {
            route = try proxies.proxy(for: request.endpoint)
            guard let client = clients[route] else { throw HTTPClientError.invalidProxyConfiguration }
            response = try await self.response(to: message(for: request), from: client, mayRepeat: request.onlyReads)
        } catch {
            let reason = Task.isCancelled ? .cancelled : reason(for: error)
            throw TransportError(request, await explained(reason, request, proxy: route), proxy: route)
        }
        guard !Task.isCancelled else { throw TransportError(request, .cancelled) }
        return response
    }

    /// The library's deadline is for the whole exchange. A separate timer is for the head.
    private func response(
        to message: HTTPClient.Request, from client: HTTPClient, mayRepeat: Bool
    ) async throws -> HTTPResponse {
        let opened = connections.value
        let collector = ResponseCollector(bodyLimit: limits.bodyBytes)
        let exchange = client.execute(
            request: message, delegate: collector, eventLoop: .delegate(on: eventLoop),
            deadline: .now() + TimeAmount(limits.request))
        let alarm = eventLoop.scheduleTask(in: TimeAmount(limits.head)) {
            if !collector.hasHead { exchange.fail(reason: HTTPClientError.deadlineExceeded) }
        }
        defer { alarm.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await exchange.get()
            } onCancel: {
                exchange.cancel()
            }
        } catch {
            let isRepeated = mayRepeat && !Task.isCancelled && connections.value == opened
            guard isRepeated, isStale(error, collector) else { throw error }
        }
        return try await response(to: message, from: client, mayRepeat: false)
    }

    /// Whether a request was lost because the server closed a kept connection.
    private func isStale(_ error: any Error, _ collector: ResponseCollector) -> Bool {
        guard !collector.hasHead else { return false }
        return switch reason(for: error) {
        case .closedEarly: true
        case .connectionReset: collector.isSent
        default: false
        }
    }

    /// The library's error for a large decompressed body does not have the limit.
    private func reason(for error: any Error) -> TransportError.Reason {
        switch error {
        case let problem as ProxyError: .unusableProxy(problem)
        case NIOHTTPDecompression.DecompressionError.limit: .bodyTooLarge(limit: limits.bodyBytes)
        default: TransportError.Reason(error)
        }
    }

    /// The same reason, with the facts of the certificate if it is about one.
    private func explained(
        _ reason: TransportError.Reason, _ request: HTTPRequest, proxy: Proxy?
    ) async -> TransportError.Reason {
        guard case .tlsFailed(let failure) = reason, failure.isOfCertificate else { return reason }
        let inspection = TLSInspection(
            host: request.endpoint.host, port: request.endpoint.port, proxy: proxy, limit: limits.connect,
            eventLoop: eventLoop)
        guard let chain = await inspection.chain() else { return reason }
        return Task.isCancelled ? .cancelled : .tlsFailed(failure.explained(by: chain, at: now?()))
    }

    private func message(for request: HTTPRequest) throws -> HTTPClient.Request {
        var headers = HTTPHeaders([("Host", request.endpoint.authority), ("User-Agent", userAgent)])
        for field in request.headers {
            headers.add(name: field.name, value: field.value)
        }
        return try HTTPClient.Request(
            url: request.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
            body: request.body.isEmpty ? nil : .data(request.body))
    }

    private static func configuration(
        _ limits: Limits, _ proxy: Proxy?, _ roots: TrustRoots, counting connections: ConnectionCount
    ) -> HTTPClient.Configuration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = roots.roots
        // Same as OpenSSL and botocore. AWS requires it.
        tls.minimumTLSVersion = .tlsv12
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
        configuration.proxy = proxy.map { proxy in
            .server(
                host: proxy.host, port: proxy.port,
                authorization: proxy.login.map { .basic(username: $0.userName, password: $0.password) })
        }
        configuration.decompression = .enabled(limit: .size(limits.bodyBytes))
        configuration.timeout.connect = TimeAmount(limits.connect)
        configuration.timeout.read = TimeAmount(limits.read)
        configuration.connectionPool.retryConnectionEstablishment = false
        // Longer than the longest poll interval, so that the connection is kept.
        configuration.connectionPool.idleTimeout = .minutes(6)
        configuration.httpVersion = .http1Only
        configuration.http1_1ConnectionDebugInitializer = { channel in
            connections.recordOpened()
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        return configuration
    }
}
