import FoundationEssentials

/// Why there is no secure connection, with the facts of the server's certificate.
public enum TLSFailure: Hashable, Sendable {
    /// A certificate of the server's chain is past its end.
    case expired(on: Date)
    /// A certificate of the server's chain is not valid before this time.
    case notYetValid(from: Date)
    /// The certificate is for these names, and not for the host; a few of them at most.
    case wrongHost(names: [SanitizedText])
    /// The server's certificate is signed by itself.
    case selfSigned
    /// This machine does not trust who signed the certificate, whose name is given.
    case unknownAuthority(issuer: SanitizedText?)
    /// The certificate does not pass verification; nothing more is known.
    case untrusted
    /// The server does not use TLS on this port.
    case notTLS
    /// The server has no version of TLS from 1.2 on.
    case oldVersion
    /// The server requires a client certificate.
    case clientCertificateRequired
    /// The server ended the handshake with an alert.
    case rejected
    /// Another failure of TLS; the reason as the TLS standard names it, if there is one.
    case other(reason: SanitizedText?)

    /// Whether it is about the server's certificate.
    var isOfCertificate: Bool {
        switch self {
        case .expired, .notYetValid, .wrongHost, .selfSigned, .unknownAuthority, .untrusted: true
        case .notTLS, .oldVersion, .clientCertificateRequired, .rejected, .other: false
        }
    }
}
