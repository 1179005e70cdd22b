import FoundationEssentials
import NIOSSL

/// A self-signed certificate for localhost and 127.0.0.1 with its key, made for these tests and not trusted.
enum UntrustedCertificate {
    static func serverContext() throws -> NIOSSLContext {
        let certificate = try NIOSSLCertificate(bytes: bytes(of: certificate), format: .der)
        let privateKey = try NIOSSLPrivateKey(bytes: bytes(of: key), format: .der)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate)], privateKey: .privateKey(privateKey)))
    }

    /// The certificate in PEM form, for a client that trusts it.
    static var pem: String {
        "-----BEGIN CERTIFICATE-----\n\(certificate)\n-----END CERTIFICATE-----\n"
    }

    private static func bytes(of text: String) -> [UInt8] {
        Array(Data(base64Encoded: text) ?? Data())
    }

    private static let certificate = """
        MIIBnDCCAUGgAwIBAgIUDAjn2TXDrEv/SEOM8k/+iQXRGM0wCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2\
        MTEyMzE1NDIxNloYDzIxMjYxMDMwMTU0MjE2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC\
        AARdDDJkK2WRDCa/Cq/yRhQGJwF5yYxs884jNZBnYGrFSgXrlb7cdAz5t4GD6gnJhMCpojtCrVBTvo6hgMOUqEzOo28wbTAdBgNV\
        HQ4EFgQUsbHpCXOzsFW/mbJWBdbG/iw63u4wHwYDVR0jBBgwFoAUsbHpCXOzsFW/mbJWBdbG/iw63u4wDwYDVR0TAQH/BAUwAwEB\
        /zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAIH0ZUB1HDPZhFd6ZfvztG1ksqjCx9wnb6LC\
        l/shGlaSAiEAt/8j+6wCemeNyxmzZ7iX7WlRTiPrcDYT9BZ7Sp3DufU=
        """

    private static let key = """
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjCWw5Mpt1zWCcHAn4hk2rqW2Ivbrvc6ygDo5NqM9uIqhRANCAARd\
        DDJkK2WRDCa/Cq/yRhQGJwF5yYxs884jNZBnYGrFSgXrlb7cdAz5t4GD6gnJhMCpojtCrVBTvo6hgMOUqEzO
        """
}
