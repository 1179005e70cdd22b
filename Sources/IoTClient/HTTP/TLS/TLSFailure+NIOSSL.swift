import NIOSSL

extension TransportProblem.Reason {
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
