import Crypto
import FoundationEssentials

/// Verifies the signature of requests like AWS (Signature Version 4), from the request as received.
///
/// It shares no code with the client's signer, so that an error in one of them is detected.
struct SignatureVerifier: Sendable {
    let region: String
    let service: String
    /// The key that is always accepted.
    let key: AccessKey

    init(region: String, service: String, key: AccessKey) {
        self.region = region
        self.service = service
        self.key = key
    }

    /// For a key without an end.
    init(region: String, service: String, accessKeyId: String, secretAccessKey: String) {
        self.init(region: region, service: service, key: AccessKey(id: accessKeyId, secret: secretAccessKey))
    }

    /// The tolerated skew of the client's clock, in seconds.
    private static let tolerance: TimeInterval = 300

    /// The key of a request that is correctly signed at `now`, with `key` or one of `others`, by ID. Otherwise throws
    /// AWS's error.
    @discardableResult
    func verify(_ request: APIRequest, now: Date, others: [String: AccessKey] = [:]) throws(ServiceError) -> AccessKey {
        guard let header = request.values(ofHeader: "authorization").first else {
            throw .missingAuthenticationToken
        }
        let authorization = try Authorization(header)
        let time = try signingTime(request)
        try checkScope(authorization, time)
        try checkAge(time, now: now)
        try checkSignedHeaders(authorization, request)
        guard let used = authorization.accessKeyId == key.id ? key : others[authorization.accessKeyId] else {
            throw .unrecognizedClient
        }
        try used.checkSessionToken(of: request, now: now)
        let canonical = CanonicalRequest(request, signedHeaders: authorization.signedHeaders)
        let string = [Authorization.algorithm, time, authorization.scope, canonical.digest].joined(separator: "\n")
        guard Self.areEqual(authorization.signature, signature(of: string, authorization.date, used.secret)) else {
            throw .invalidSignature(
                "The request signature we calculated does not match the signature you provided. Check your AWS "
                    + "Secret Access Key and signing method. Consult the service documentation for details.")
        }
        return used
    }

    /// The value of `x-amz-date`, `YYYYMMDDTHHMMSSZ`.
    private func signingTime(_ request: APIRequest) throws(ServiceError) -> String {
        guard let time = request.values(ofHeader: "x-amz-date").first else {
            throw .incompleteSignature(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        guard time.utf8.count == 16, AmazonDate.date(time) != nil else {
            throw .incompleteSignature("Date must be in ISO-8601 'basic format'. Got '\(time)'.")
        }
        return time
    }

    private func checkScope(_ authorization: Authorization, _ time: String) throws(ServiceError) {
        guard authorization.date == time.prefix(8) else {
            throw .invalidSignature(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(authorization.date)' != '\(time.prefix(8))', from '\(time)'.")
        }
        guard authorization.region == region else {
            throw .invalidSignature("Credential should be scoped to a valid region.")
        }
        guard authorization.service == service else {
            throw .invalidSignature("Credential should be scoped to correct service: '\(service)'.")
        }
    }

    private func checkAge(_ time: String, now: Date) throws(ServiceError) {
        guard let date = AmazonDate.date(time) else { return }
        let (earliest, latest) = (now.addingTimeInterval(-Self.tolerance), now.addingTimeInterval(Self.tolerance))
        let clock = AmazonDate.text(now)
        if date < earliest {
            throw .invalidSignature(
                "Signature expired: \(time) is now earlier than \(AmazonDate.text(earliest)) (\(clock) - 5 min.)")
        }
        if date > latest {
            throw .invalidSignature(
                "Signature not yet current: \(time) is still later than \(AmazonDate.text(latest)) (\(clock) + 5 min.)")
        }
    }

    private func checkSignedHeaders(_ authorization: Authorization, _ request: APIRequest) throws(ServiceError) {
        guard authorization.signedHeaders.contains("host") else {
            throw .invalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
        }
        for header in request.headers
        where header.name.hasPrefix("x-amz-") && !authorization.signedHeaders.contains(header.name) {
            throw .invalidSignature("'\(header.name)' must be a 'SignedHeader' in the AWS Authorization.")
        }
    }

    /// The signature of a string to sign with `key`, in hexadecimal digits.
    func signature(of text: String, date: String) -> String {
        signature(of: text, date, key.secret)
    }

    private func signature(of text: String, _ date: String, _ secret: String) -> String {
        var key = SymmetricKey(data: Data("AWS4\(secret)".utf8))
        for part in [date, region, service, "aws4_request"] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(part.utf8), using: key))
        }
        return CanonicalRequest.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    /// Takes the same time wherever the texts differ.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        return left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
