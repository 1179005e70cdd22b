import FoundationEssentials

extension CallFailure {
    /// Why there is no secure connection.
    public enum TLSError: Hashable, Sendable, Codable {
        /// A certificate of the server's chain expired at this time.
        case expired(on: Date)
        /// A certificate of the server's chain is valid from this time.
        case notYetValid(from: Date)
        /// The certificate is for these names and not for the host; at most a few of them.
        case wrongHost(names: [String])
        /// The server's certificate is self-signed.
        case selfSigned
        /// This machine does not trust the authority that signed the certificate.
        case unknownAuthority(issuer: String?)
        /// The certificate failed verification.
        case untrusted
        /// The server does not use TLS on this port.
        case notTLS
        /// The server does not support TLS 1.2 or later.
        case oldVersion
        /// The server requires a client certificate.
        case clientCertificateRequired
        /// The server rejected the handshake.
        case rejected
        /// Another failure, as the TLS standard names it.
        case other(reason: String?)
        /// Text from a recording of version 1.0.0, with what to do.
        case described(text: String, fix: String)
    }
}

extension CallFailure.TLSError {
    /// What failed.
    var words: String {
        switch self {
        case .expired(let date): "the certificate expired on \(Self.text(date))"
        case .notYetValid(let date): "the certificate is not valid before \(Self.text(date))"
        case .wrongHost(let names):
            names.isEmpty
                ? "the certificate is for another host"
                : "the certificate is for \(Self.listed(names)), not for this host"
        case .selfSigned: "the certificate is self-signed"
        case .unknownAuthority(let issuer):
            "the certificate is signed by \(issuer ?? "an unnamed authority"), which is not trusted"
        case .untrusted: "the certificate is not trusted"
        case .notTLS: "the server does not use TLS on this port"
        case .oldVersion: "the server does not support TLS 1.2 or later"
        case .clientCertificateRequired: "the server requires a client certificate, which is not supported"
        case .rejected: "the server rejected it"
        case .other(let reason): reason ?? "unknown reason"
        case .described(let text, _): text
        }
    }

    /// How to fix it. It starts with a verb.
    var fix: String {
        switch self {
        case .expired: "check this machine's clock; if it is correct, renew the server's certificate"
        case .notYetValid: "check this machine's clock"
        case .selfSigned: "set AWS_CA_BUNDLE to a PEM file with this certificate if you trust the server"
        case .unknownAuthority, .untrusted:
            "set AWS_CA_BUNDLE to a PEM file with your company's certificates if it inspects TLS"
        case .notTLS: "check the endpoint's scheme and port, and the proxy settings"
        case .wrongHost, .oldVersion, .clientCertificateRequired, .rejected, .other:
            "check the endpoint and proxy settings"
        case .described(_, let fix): fix
        }
    }

    private static func text(_ date: Date) -> String {
        ISOTime.text(date) ?? "an unknown date"
    }

    /// `a, b and c`, with at most eight names.
    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(8)
        let more = names.count - shown.count
        guard more == 0 else { return "\(shown.joined(separator: ", ")) and \(more) more" }
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
    }
}
