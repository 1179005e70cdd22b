extension CallFailure {
    /// Why there was no response.
    public enum ConnectionError: Hashable, Sendable, Codable {
        /// The host's name has no address, or the name service did not respond.
        case nameNotResolved
        /// Nothing listens on the port.
        case connectionRefused
        /// There is no route to the host, or the network is down.
        case unreachable
        /// There was no connection before the timeout.
        case connectTimeout
        /// The proxy requires a user name and a password, or other ones.
        case proxyLoginRequired
        /// The proxy did not connect to the server, or is not a proxy.
        case proxyRefused
        /// The connection was closed during the TLS handshake.
        case closedDuringHandshake
        /// No response began before the timeout.
        case readTimeout
        /// The response was not complete before the timeout.
        case deadlineExceeded
        /// The connection was reset.
        case connectionReset
        /// The connection was closed before the response was complete.
        case closedEarly
        /// The call was canceled.
        case cancelled
        /// Another reason, in the words of where it comes from: a library, a setting, or a recording of version 1.0.0.
        case described(text: String)
    }
}

extension CallFailure.ConnectionError {
    /// What failed.
    var words: String {
        switch self {
        case .nameNotResolved: "DNS lookup failed"
        case .connectionRefused: "connection refused"
        case .unreachable: "host unreachable"
        case .connectTimeout: "connection timed out"
        case .proxyLoginRequired: "the proxy requires authentication (HTTP 407)"
        case .proxyRefused: "the proxy could not connect"
        case .closedDuringHandshake: "connection closed during the TLS handshake"
        case .readTimeout: "timed out"
        case .deadlineExceeded: "the response exceeded the time limit"
        case .connectionReset: "connection reset"
        case .closedEarly: "connection closed before the response was complete"
        case .cancelled: "canceled"
        case .described(let text): text
        }
    }
}
