import Crypto
import FoundationEssentials

/// AWS Signature Version 4: adds header fields to a request, from credentials and a date. It reads no clock and does no
/// I/O.
///
/// The hash of the body is signed, but not sent as a header; only Amazon S3 requires that.
struct SignatureV4 {
    let credentials: Credentials
    let region: String
    let service: String
    let date: Date

    /// The request with `X-Amz-Date`, the session token if there is one, and `Authorization`.
    func signed(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.headers.set(name: "X-Amz-Date", value: timestamp)
        if let token = credentials.sessionToken {
            request.headers.set(name: "X-Amz-Security-Token", value: token)
        }
        request.headers.set(name: "Authorization", value: authorization(for: CanonicalRequest(request)))
        return request
    }

    /// `20150830T123600Z`.
    var timestamp: String {
        date.formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    }

    /// The scope of the signing key: a day, a region and a service.
    var scope: String {
        "\(timestamp.prefix(8))/\(region)/\(service)/aws4_request"
    }

    func stringToSign(for canonicalRequest: CanonicalRequest) -> String {
        let hash = hexadecimal(SHA256.hash(data: Data(canonicalRequest.text.utf8)))
        return ["AWS4-HMAC-SHA256", timestamp, scope, hash].joined(separator: "\n")
    }

    /// Each part of the scope is signed with the key made from the parts before it.
    func signingKey() -> SymmetricKey {
        scope.split(separator: "/").reduce(SymmetricKey(data: Data("AWS4\(credentials.secretAccessKey)".utf8))) {
            SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data($1.utf8), using: $0))
        }
    }

    func signature(of stringToSign: String) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(stringToSign.utf8), using: signingKey()))
    }

    private func authorization(for canonicalRequest: CanonicalRequest) -> String {
        let signature = signature(of: stringToSign(for: canonicalRequest))
        return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyId)/\(scope), "
            + "SignedHeaders=\(canonicalRequest.signedHeaders), Signature=\(signature)"
    }
}
