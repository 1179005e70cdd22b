import FoundationEssentials
import NIOSSL

/// Why there is no secure connection, with the facts of the server's certificate.
public enum TLSFailure: Hashable, Sendable {
    /// A certificate of the server's chain has expired.
    case expired(on: Date)
    /// A certificate of the server's chain is not valid before this time.
    case notYetValid(from: Date)
    /// The certificate is for these names (a few of them), not for the host.
    case wrongHost(names: [SanitizedText])
    /// The server's certificate is self-signed.
    case selfSigned
    /// The authority that signed the certificate is not trusted.
    case unknownAuthority(issuer: SanitizedText?)
    /// The certificate failed verification, for an unknown reason.
    case untrusted
    /// The server does not use TLS on this port.
    case notTLS
    /// The server does not support TLS 1.2 or later.
    case oldVersion
    /// The server requires a client certificate.
    case clientCertificateRequired
    /// The server ended the handshake with an alert.
    case rejected
    /// Another failure of TLS, with the reason's name in the TLS standard, if there is one.
    case other(reason: SanitizedText?)

    /// Whether it is about the server's certificate.
    var isOfCertificate: Bool {
        switch self {
        case .expired, .notYetValid, .wrongHost, .selfSigned, .unknownAuthority, .untrusted: true
        case .notTLS, .oldVersion, .clientCertificateRequired, .rejected, .other: false
        }
    }
}

extension TransportError.Reason {
    /// Classifies a TLS error. Its text has type names and source paths of the build machine, so only the reason codes
    /// of the TLS library are read from it.
    init(tls error: any Error) {
        if error as? NIOSSLExtraError == .failedToValidateHostname
            || error as? NIOSSLExtraError == .serverHostnameImpossibleToMatch
        {
            self = .tlsFailed(.wrongHost(names: []))
            return
        }
        let text = String(describing: error)
        // The library's errors for a connection that ends during the handshake.
        if ["EOF during", "syscallError", "zeroReturn"].contains(where: text.contains) {
            self = .closedDuringHandshake
            return
        }
        self = .tlsFailed(TLSFailure(code: Self.code(in: text)))
    }

    /// `WRONG_VERSION_NUMBER` in `error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER at …`.
    private static func code(in text: String) -> String? {
        guard let start = text.firstRange(of: "OPENSSL_internal:")?.upperBound else { return nil }
        let code = text[start...].prefix { $0 == "_" || $0.isASCII && ($0.isUppercase || $0.isNumber) }
        return code.isEmpty ? nil : String(code)
    }
}

extension TLSFailure {
    fileprivate init(code: String?) {
        switch code {
        case "CERTIFICATE_VERIFY_FAILED": self = .untrusted
        case "WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST": self = .notTLS
        case "TLSV1_ALERT_PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL", "NO_SUPPORTED_VERSIONS_ENABLED": self = .oldVersion
        case "TLSV1_ALERT_CERTIFICATE_REQUIRED", "TLSV13_ALERT_CERTIFICATE_REQUIRED":
            self = .clientCertificateRequired
        case let code? where code.contains("_ALERT_"): self = .rejected
        case let code?: self = .other(reason: SanitizedText(code.lowercased().replacing("_", with: " "), limit: 80))
        case nil: self = .other(reason: nil)
        }
    }
}
