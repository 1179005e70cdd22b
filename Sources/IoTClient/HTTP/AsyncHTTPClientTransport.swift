import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1

/// Sends requests through async-http-client, on its shared event loops.
///
/// Connections are kept open between requests. TLS certificates are always verified. Redirects are not followed, and a
/// connection that fails is not tried again: each call is one attempt with one clear reason.
public struct AsyncHTTPClientTransport: HTTPTransport {
    /// How long things may take, and how large they may be.
    public struct Limits: Hashable, Sendable {
        /// From the start until a connection is there, its TLS handshake included.
        public var connect: Duration
        /// Without a single byte of the answer.
        public var read: Duration
        /// From the start until the answer's last byte.
        public var request: Duration
        /// The body of an answer, in bytes.
        public var bodyBytes: Int

        /// 3, 8 and 10 seconds and 16 MiB, where nothing else is given.
        public init(
            connect: Duration = .seconds(3), read: Duration = .seconds(8), request: Duration = .seconds(10),
            bodyBytes: Int = 16 << 20
        ) {
            self.connect = connect
            self.read = read
            self.request = request
            self.bodyBytes = bodyBytes
        }
    }

    private let client: HTTPClient
    private let limits: Limits
    private let userAgent: String

    /// A transport that names itself `product/version` in User-Agent. It must be shut down before it goes out of use.
    public init(product: String, version: String, limits: Limits = Limits()) {
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration(limits))
        self.limits = limits
        userAgent = "\(product)/\(version)"
    }

    /// Closes all connections. Requests under way fail, later ones too.
    public func shutdown() async {
        // The only error is that it has been shut down before, which is what is asked for.
        try? await client.shutdown()
    }

    /// Sends the request once and reads the answer to its end.
    public func send(_ request: HTTPRequest) async throws(TransportProblem) -> HTTPResponse {
        let outcome = await withTaskGroup(of: Result<HTTPResponse, TransportProblem>.self) { group in
            group.addTask { await exchange(request) }
            group.addTask { await deadline(of: request) }
            let first = await group.next()
            group.cancelAll()
            return first
        }
        guard let outcome, !Task.isCancelled else { throw TransportProblem(request, .cancelled) }
        return try outcome.get()
    }

    /// The library's own deadline ends with the answer's head; this one covers the body too.
    private func deadline(of request: HTTPRequest) async -> Result<HTTPResponse, TransportProblem> {
        try? await Task.sleep(for: limits.request)
        return .failure(TransportProblem(request, .deadlineExceeded))
    }

    private func exchange(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportProblem> {
        do {
            let response = try await client.execute(
                message(for: request), deadline: .now() + TimeAmount(limits.request))
            let body = try await collect(response.body)
            let headers = HeaderFields(response.headers.map { HeaderFields.Field(name: $0.name, value: $0.value) })
            return .success(HTTPResponse(statusCode: Int(response.status.code), headers: headers, body: body))
        } catch {
            return .failure(TransportProblem(request, TransportProblem.Reason(error)))
        }
    }

    private func message(for request: HTTPRequest) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: request.url)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        message.headers.add(name: "Host", value: request.endpoint.authority)
        message.headers.add(name: "User-Agent", value: userAgent)
        for field in request.headers {
            message.headers.add(name: field.name, value: field.value)
        }
        if !request.body.isEmpty {
            message.body = .bytes(ByteBuffer(bytes: request.body))
        }
        return message
    }

    private func collect(_ body: HTTPClientResponse.Body) async throws -> Data {
        var collected = Data()
        for try await part in body {
            guard collected.count + part.readableBytes <= limits.bodyBytes else {
                throw BodyTooLarge(limit: limits.bodyBytes)
            }
            collected.append(contentsOf: part.readableBytesView)
        }
        return collected
    }

    private static func configuration(_ limits: Limits) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = TimeAmount(limits.connect)
        configuration.timeout.read = TimeAmount(limits.read)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        return configuration
    }
}

/// The body exceeds the limit, in bytes.
struct BodyTooLarge: Error {
    let limit: Int
}
