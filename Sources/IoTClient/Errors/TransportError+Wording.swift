import FoundationEssentials

extension TransportError: CustomStringConvertible {
    /// What went wrong, and at which endpoint, in one line.
    public var description: String {
        "\(host) port \(port)\(proxy.map { " through proxy \($0)" } ?? ""): \(reason)"
    }
}

extension TransportError.Reason: CustomStringConvertible {
    /// What went wrong.
    public var description: String {
        switch self {
        case .nameNotResolved: "DNS lookup failed"
        case .connectionRefused: "connection refused"
        case .unreachable: "host unreachable"
        case .connectTimeout: "connection timed out"
        case .unusableProxy(let problem): problem.description
        case .proxyLoginRequired: "the proxy requires authentication (HTTP 407)"
        case .proxyRefused: "the proxy could not connect"
        case .tlsFailed(let failure): "TLS handshake failed: \(failure)"
        case .closedDuringHandshake: "connection closed during the TLS handshake"
        case .readTimeout: "timed out"
        case .deadlineExceeded: "the response exceeded the time limit"
        case .connectionReset: "connection reset"
        case .closedEarly: "connection closed before the response was complete"
        case .malformedResponse: "unexpected response: not HTTP"
        case .bodyTooLarge(let limit): "unexpected response: larger than \(limit) bytes"
        case .cancelled: "canceled"
        case .other(let detail): detail.text
        }
    }
}

extension TLSFailure: CustomStringConvertible {
    /// What is wrong, in one line.
    public var description: String {
        switch self {
        case .expired(let date): "the certificate expired on \(date.formatted(.iso8601))"
        case .notYetValid(let date): "the certificate is not valid before \(date.formatted(.iso8601))"
        case .wrongHost(let names):
            names.isEmpty
                ? "the certificate is for another host"
                : "the certificate is for \(listed(names, "and")), not for this host"
        case .selfSigned: "the certificate is self-signed"
        case .unknownAuthority(let issuer):
            "the certificate is signed by \(issuer ?? "an unnamed authority"), which is not trusted"
        case .untrusted: "the certificate is not trusted"
        case .notTLS: "the server does not use TLS on this port"
        case .oldVersion: "the server does not support TLS 1.2 or later"
        case .clientCertificateRequired: "the server requires a client certificate, which is not supported"
        case .rejected: "the server rejected it"
        case .other(let reason): reason?.text ?? "unknown reason"
        }
    }
}

extension ProxyError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting): \(reason)"
    }
}

extension ProxyError.Reason: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .unsupportedScheme(let scheme):
            "proxy scheme \(scheme) is not supported; use http://host:port"
        case .tlsToProxy: "https proxies are not supported; use http://host:port"
        case .invalidLogin:
            "proxy user name or password contains a character that must be percent-encoded, such as / ? # @ or %"
        case .invalidHost: "proxy host is missing or contains an invalid character"
        case .invalidPort: "proxy port must be a number from 1 to 65535"
        }
    }
}

extension CABundleError: CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public var description: String {
        switch reason {
        case .unreadable: "\(setting): cannot read \(path); check the path and its permissions"
        case .noCertificates: "\(setting): no PEM certificates found in \(path)"
        }
    }
}
