/// Why there was no response. Whether the server processed the request is unknown.
public struct TransportError: Error, Hashable, Sendable {
    /// What went wrong, in the order of a request's steps.
    public enum Reason: Hashable, Sendable {
        /// The host name has no address, or the name service does not respond.
        case nameNotResolved
        /// The host is reachable, but nothing listens on the port.
        case connectionRefused
        /// There is no route to the host, or the network is down.
        case unreachable
        /// The connection timed out.
        case connectTimeout
        /// The proxy setting is invalid; nothing was sent.
        case unusableProxy(ProxyError)
        /// The proxy requires a user name and password, or rejected them.
        case proxyLoginRequired
        /// The proxy rejected the connection to the server, or did not respond as a proxy.
        case proxyRefused
        /// There is no secure connection.
        case tlsFailed(TLSFailure)
        /// The connection ended during the TLS handshake.
        case closedDuringHandshake
        /// The connection was open, but there was no data in time.
        case readTimeout
        /// The whole exchange took too long.
        case deadlineExceeded
        /// The connection was reset.
        case connectionReset
        /// The connection was closed before the response was complete.
        case closedEarly
        /// The response is not HTTP.
        case malformedResponse
        /// The body exceeds the limit, in bytes.
        case bodyTooLarge(limit: Int)
        /// The Swift task was canceled.
        case cancelled
        /// Any other error, in a few words.
        case other(detail: SanitizedText)
    }

    /// The host of the request.
    public var host: SanitizedText
    /// The port of the request.
    public var port: Int
    /// The proxy of the request, as host and port; nil for none.
    public var proxy: SanitizedText?
    /// What went wrong.
    public var reason: Reason

    /// An error of a request to `host` and `port`.
    public init(host: SanitizedText, port: Int, proxy: SanitizedText? = nil, reason: Reason) {
        self.host = host
        self.port = port
        self.proxy = proxy
        self.reason = reason
    }

    /// Whether the failure may be transient: the same request may succeed later.
    public var isRetryable: Bool {
        switch reason {
        case .nameNotResolved, .connectionRefused, .unreachable, .connectTimeout, .readTimeout, .deadlineExceeded,
            .connectionReset, .closedDuringHandshake, .closedEarly, .proxyRefused:
            true
        case .unusableProxy, .proxyLoginRequired, .tlsFailed, .malformedResponse, .bodyTooLarge, .cancelled, .other:
            false
        }
    }
}
