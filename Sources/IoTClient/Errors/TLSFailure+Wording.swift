import FoundationEssentials

extension TLSFailure: CustomStringConvertible {
    /// The fact, in one line.
    public var description: String {
        switch self {
        case .expired(let date): "the certificate expired on \(date.formatted(.iso8601))"
        case .notYetValid(let date): "the certificate is valid from \(date.formatted(.iso8601))"
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
        case .rejected: "the server rejected the TLS handshake"
        case .other(let reason): reason.map { "TLS failed: \($0)" } ?? "TLS failed"
        }
    }

    /// What to do about it, in one line that starts with a verb.
    public var fix: String {
        switch self {
        case .expired: "check this machine's clock; if it is right, the server needs a new certificate"
        case .notYetValid: "check this machine's clock"
        case .wrongHost: "check the endpoint and proxy settings"
        case .selfSigned: "set AWS_CA_BUNDLE to a PEM file with this certificate if you trust the server"
        case .unknownAuthority, .untrusted:
            "set AWS_CA_BUNDLE to a PEM file with your company's certificates if it inspects TLS"
        case .notTLS: "check the endpoint's scheme and port, and the proxy settings"
        case .oldVersion, .clientCertificateRequired, .rejected, .other: "check the endpoint and proxy settings"
        }
    }
}
