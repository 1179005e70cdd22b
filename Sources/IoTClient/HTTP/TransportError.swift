/// Why no answer was received: nothing is known of what the server thinks.
public struct TransportError: Error, Hashable, Sendable {
    /// What went wrong, in the order in which a request meets it.
    public enum Reason: Hashable, Sendable {
        /// The host's name has no address, or the name service does not answer.
        case nameNotResolved
        /// The host answers, but nothing listens on the port.
        case connectionRefused
        /// There is no way to the host: no route, or the network is down.
        case unreachable
        /// No connection was made in the time set for it.
        case connectTimeout
        /// The environment's proxy cannot be used; nothing was sent.
        case unusableProxy(ProxyError)
        /// The proxy wants a user name and a password, or other ones.
        case proxyLoginRequired
        /// The proxy makes no connection to the server, or does not answer as a proxy.
        case proxyRefused
        /// There is no secure connection.
        case tlsFailed(TLSFailure)
        /// The connection ended during the TLS handshake.
        case closedDuringHandshake
        /// A connection was there, but nothing came for the time set for it.
        case readTimeout
        /// The whole exchange took longer than the time set for it.
        case deadlineExceeded
        /// The connection was reset.
        case connectionReset
        /// The connection was closed before the answer was complete.
        case closedEarly
        /// What came is not HTTP.
        case malformedResponse
        /// The body exceeds the limit, in bytes.
        case bodyTooLarge(limit: Int)
        /// The task was cancelled.
        case cancelled
        /// Anything else, in a few words.
        case other(detail: SanitizedText)
    }

    /// The host that was asked.
    public var host: SanitizedText
    /// The port that was asked.
    public var port: Int
    /// The proxy that was to carry the request, as host and port; nil for none.
    public var proxy: SanitizedText?
    /// What went wrong.
    public var reason: Reason

    /// A problem with the server at `host` and `port`.
    public init(host: SanitizedText, port: Int, proxy: SanitizedText? = nil, reason: Reason) {
        self.host = host
        self.port = port
        self.proxy = proxy
        self.reason = reason
    }

    /// Whether the same request may well succeed a moment later.
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
