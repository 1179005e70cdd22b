import FoundationEssentials

/// Why a call to AWS failed, a poll or another: facts alone. `CallFailure+Words.swift` words them.
public struct CallFailure: Hashable, Sendable {
    /// What went wrong.
    public var kind: Kind
    /// AWS's error code, where AWS answered: `ThrottlingException`.
    public var code: String?
    /// AWS's own message.
    public var message: String?
    /// AWS's id of the request.
    public var requestId: String?
    /// The HTTP status, where there was an answer.
    public var statusCode: Int?
    /// How long AWS asks to wait before the next try.
    public var retryAfter: Duration?
    /// The answer's Date header.
    public var serverDate: Date?
    /// The server that was asked, where it gave no answer: host, and port where that is not the usual one.
    public var server: String?
    /// The credentials service that failed, such as `STS AssumeRole`; nil if the call itself failed. If it is set,
    /// nothing was sent to AWS IoT.
    public var service: String?

    /// A failure; what is not known is nil.
    public init(
        kind: Kind, code: String? = nil, message: String? = nil, requestId: String? = nil, statusCode: Int? = nil,
        retryAfter: Duration? = nil, serverDate: Date? = nil, server: String? = nil,
        service: String? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.requestId = requestId
        self.statusCode = statusCode
        self.retryAfter = retryAfter
        self.serverDate = serverDate
        self.server = server
        self.service = service
    }

    /// What went wrong, as far as it changes what the operator or the watch should do.
    public enum Kind: Hashable, Sendable {
        /// AWS knows no such task here.
        case notFound
        /// AWS refuses the request as malformed.
        case invalidRequest
        /// Too many requests.
        case throttled
        /// An error on AWS's side (InternalFailure, 5xx).
        case serverError
        /// The credentials are known, but may not do this.
        case accessDenied
        /// The credentials have expired.
        case credentialsExpired
        /// AWS does not know the access key, or the signature does not match.
        case credentialsRefused
        /// No credentials could be had; each source with its reason.
        case noCredentials([SourceRefusal])
        /// A source has credentials, or should have, but they cannot be used: other sources are not asked after it.
        case brokenCredentials(SourceRefusal)
        /// The single sign-on of this source wants the operator to sign in again, with a command: `aws sso login`.
        case signInNeeded(SourceRefusal, command: String)
        /// The machine's clock is too far from AWS's.
        case clockSkew
        /// No answer came: `connection timed out`, `connection refused by 127.0.0.1:8080`.
        case noAnswer(String)
        /// There is no secure connection: the fact, `the certificate expired on 2026-11-23T15:04:05Z`, and the fix.
        case notSecure(String, fix: String)
        /// An answer came that is not what the API sends: `HTML with status 200`.
        case undecodable(String)
        /// In a replay: the recording has no answer to it up to the moment that is shown.
        case notRecorded
        /// Any other error of the service.
        case other
    }

    /// One source of credentials, and why it has none.
    public struct SourceRefusal: Hashable, Sendable {
        /// The source: `environment`, `profile ops in the shared credentials file`.
        public var source: String
        /// Its reason: `AWS_ACCESS_KEY_ID is not set`.
        public var reason: String

        /// A source with its reason.
        public init(source: String, reason: String) {
            self.source = source
            self.reason = reason
        }
    }
}
