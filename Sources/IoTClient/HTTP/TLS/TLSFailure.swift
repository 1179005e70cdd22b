import FoundationEssentials
import NIOSSL

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

extension TransportError.Reason {
    /// Sorts an error of TLS. Its text holds names of types and places in the source of the machine that built the library: only
    /// the reason codes of the TLS library are looked for in it.
    init(tls error: any Error) {
        if error as? NIOSSLExtraError == .failedToValidateHostname
            || error as? NIOSSLExtraError == .serverHostnameImpossibleToMatch
        {
            self = .tlsFailed(.wrongHost(names: []))
            return
        }
        let text = String(describing: error)
        // The library raises these for a connection that ends during the handshake, in whichever way.
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
