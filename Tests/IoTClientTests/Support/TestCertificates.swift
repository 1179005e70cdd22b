import FoundationEssentials
import NIOSSL

/// Certificates for test servers, signed by a test authority whose key was deleted.
enum TestCertificates: String, CaseIterable {
    /// For localhost and 127.0.0.1, until 2120.
    case good
    /// The same, but it expired on 2021-02-03T04:05:06Z.
    case expired
    /// The same, but it is valid from 2110-01-01T00:00:00Z.
    case notYetValid
    /// For other.example and *.iot.example.
    case wrongHost

    /// The authority in PEM form.
    static var authorityPEM: String {
        "-----BEGIN CERTIFICATE-----\n\(authority)\n-----END CERTIFICATE-----\n"
    }

    private var base64: String {
        switch self {
        case .good: Self.goodBytes
        case .expired: Self.expiredBytes
        case .notYetValid: Self.notYetValidBytes
        case .wrongHost: Self.wrongHostBytes
        }
    }

    /// A server with this certificate; `adjust` may change how it uses TLS.
    func serverContext(_ adjust: (inout TLSConfiguration) -> Void = { _ in }) throws -> NIOSSLContext {
        let certificate = try NIOSSLCertificate(bytes: Self.bytes(of: base64), format: .der)
        let privateKey = try NIOSSLPrivateKey(bytes: Self.bytes(of: Self.key), format: .der)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(certificate)], privateKey: .privateKey(privateKey))
        adjust(&configuration)
        return try NIOSSLContext(configuration: configuration)
    }

    private static func bytes(of text: String) -> [UInt8] {
        Array(Data(base64Encoded: text) ?? Data())
    }

    private static let authority = """
        MIIBeTCCAR+gAwIBAgIUa4zgBmZ2ueDRDKHMG1QITVR32H4wCgYIKoZIzj0EAwIwMTEVMBMGA1UECgwMRXhhbXBsZSBDb3JwMRgw\
        FgYDVQQDDA9FeGFtcGxlIFRlc3QgQ0EwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMDExFTATBgNVBAoMDEV4YW1w\
        bGUgQ29ycDEYMBYGA1UEAwwPRXhhbXBsZSBUZXN0IENBMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEz5mCEjNyz5RnVkqCtTuf\
        yG1Ijna+zfdXDEwzgBT1mbtHIPc0dANqCl+FAkZL1d3PREJiafjWokUd0WjDKSJk4aMTMBEwDwYDVR0TAQH/BAUwAwEB/zAKBggq\
        hkjOPQQDAgNIADBFAiA+zKejT8ZCWsjIAV9vGL8gmfZdWohT8CaEnqErlBRgWwIhAPqCRiFD6guVsvYakce99vHfNOMIQQUkBJC+\
        /wufavh2
        """

    private static let goodBytes = """
        MIIBjDCCATKgAwIBAgIUcoIECyhJQQNsQhi9ByI6CED9CWUwCgYIKoZIzj0EAwIwMTEVMBMGA1UECgwMRXhhbXBsZSBDb3JwMRgw\
        FgYDVQQDDA9FeGFtcGxlIFRlc3QgQ0EwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMCsxFTATBgNVBAoMDEV4YW1w\
        bGUgQ29ycDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHKGfyTK3/cNkpnmS478h5I4mntTr\
        btFC4KI6WLioGqf8YPYOLkdpngSnAOZphXIIecdBknUhYrwaYdIGXkC5RKMsMCowDAYDVR0TAQH/BAIwADAaBgNVHREEEzARggls\
        b2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhANM16kWUPdSJi1ArqHn0zHX5Z6nSvhSL4lXWDeqPPk41AiAsbGRE6gcb\
        tdYiooyVYWPQL0J0L3RXKsexEVZJkJSEvg==
        """

    private static let expiredBytes = """
        MIIBiTCCATCgAwIBAgIUZEyV9vwlh4wVQ/KaGU1zeu9qTWIwCgYIKoZIzj0EAwIwMTEVMBMGA1UECgwMRXhhbXBsZSBDb3JwMRgw\
        FgYDVQQDDA9FeGFtcGxlIFRlc3QgQ0EwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMjAzMDQwNTA2WjArMRUwEwYDVQQKDAxFeGFtcGxl\
        IENvcnAxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABByhn8kyt/3DZKZ5kuO/IeSOJp7U627R\
        QuCiOli4qBqn/GD2Di5HaZ4EpwDmaYVyCHnHQZJ1IWK8GmHSBl5AuUSjLDAqMAwGA1UdEwEB/wQCMAAwGgYDVR0RBBMwEYIJbG9j\
        YWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0cAMEQCIHvZ5ex31Ij1ZXJ4ss6qYh5IWsGLcAIE3oV4oUjzq5ajAiAByMUL+lTYryt8\
        CZDVoz3rwrMPL28CK3jKx5maIpxS2w==
        """

    private static let notYetValidBytes = """
        MIIBjTCCATSgAwIBAgIUDhI9oo6UBvoF+42rEINf9+kU5rowCgYIKoZIzj0EAwIwMTEVMBMGA1UECgwMRXhhbXBsZSBDb3JwMRgw\
        FgYDVQQDDA9FeGFtcGxlIFRlc3QgQ0EwIhgPMjExMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowKzEVMBMGA1UECgwMRXhh\
        bXBsZSBDb3JwMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQcoZ/JMrf9w2SmeZLjvyHkjiae\
        1Otu0ULgojpYuKgap/xg9g4uR2meBKcA5mmFcgh5x0GSdSFivBph0gZeQLlEoywwKjAMBgNVHRMBAf8EAjAAMBoGA1UdEQQTMBGC\
        CWxvY2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNHADBEAiBBFtA9Sh/l5n8Q7+uElwvzFkE0XLiCqg3dhcmLfLBgzAIgb+rhuDlz\
        RSZBq4PMQOpSxWNUhPePe/w0Ym3l2hT2d1s=
        """

    private static let wrongHostBytes = """
        MIIBmDCCAT+gAwIBAgIUGrCT8fScBwWWTKTrD4R1gjLGVUAwCgYIKoZIzj0EAwIwMTEVMBMGA1UECgwMRXhhbXBsZSBDb3JwMRgw\
        FgYDVQQDDA9FeGFtcGxlIFRlc3QgQ0EwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMCsxFTATBgNVBAoMDEV4YW1w\
        bGUgQ29ycDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHKGfyTK3/cNkpnmS478h5I4mntTr\
        btFC4KI6WLioGqf8YPYOLkdpngSnAOZphXIIecdBknUhYrwaYdIGXkC5RKM5MDcwDAYDVR0TAQH/BAIwADAnBgNVHREEIDAegg1v\
        dGhlci5leGFtcGxlgg0qLmlvdC5leGFtcGxlMAoGCCqGSM49BAMCA0cAMEQCIEzW7n1LR6DQnX0C7Dj1lAGEjks2abVdQ2glWO29\
        tn3dAiAJMYIrpcDKm3aVn+DAdu8BCHTRvESpkNHI3xKGsQvFVw==
        """

    private static let key = """
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJh3x1e9aBuHJ/o1G5v5LU4MaWPiwcUvrx9YGOOB/HGShRANCAAQc\
        oZ/JMrf9w2SmeZLjvyHkjiae1Otu0ULgojpYuKgap/xg9g4uR2meBKcA5mmFcgh5x0GSdSFivBph0gZeQLlE
        """
}
