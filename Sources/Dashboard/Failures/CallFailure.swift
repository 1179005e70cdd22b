import FoundationEssentials

/// Why a call to AWS failed: only facts. The failure table has the words.
public struct CallFailure: Hashable, Sendable {
    /// What went wrong.
    public var kind: Kind
    /// AWS's error code, if it responded: `ThrottlingException`.
    public var code: String?
    /// AWS's own message.
    public var message: String?
    /// AWS's request ID.
    public var requestId: String?
    /// The HTTP status, if there was a response.
    public var statusCode: Int?
    /// How long to wait before a retry, from the response.
    public var retryAfter: Duration?
    /// The response's Date header.
    public var serverDate: Date?
    /// The server that did not respond: its host, and its port unless that is the usual one.
    public var server: String?
    /// The credentials service that failed, such as `STS AssumeRole`; nil if the call itself failed. If it is set,
    /// nothing was sent to AWS IoT.
    public var service: String?

    /// A failure; what is unknown is nil.
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

    /// What went wrong: one case for each entry of the failure table.
    public enum Kind: Hashable, Sendable {
        /// The task, audit or finding does not exist.
        case notFound
        /// AWS rejected the request as malformed.
        case invalidRequest
        /// There were too many requests.
        case throttled
        /// An error of AWS (InternalFailure, 5xx).
        case serverError
        /// The credentials are valid, but the permission is missing.
        case accessDenied
        /// The credentials have expired.
        case credentialsExpired
        /// The access key is unknown, or the signature does not match.
        case credentialsRefused
        /// No source has credentials; each with its reason.
        case noCredentials([SourceRefusal])
        /// A configured source cannot be used. Sources after it are not tried.
        case brokenCredentials(SourceRefusal)
        /// The session of this source cannot be used; the command that logs in.
        case signInNeeded(SourceRefusal, Login)
        /// The role of this source requires an MFA code.
        case codeNeeded(SourceRefusal, CodeRequest)
        /// This machine's clock differs too much from AWS's.
        case clockSkew
        /// There was no response; the proxy on the way, if there is one.
        case noAnswer(ConnectionError, proxy: String? = nil)
        /// There is no secure connection; the proxy on the way, if there is one.
        case notSecure(TLSError, proxy: String? = nil)
        /// The response is not one of the API; the proxy on the way, if that is known.
        case undecodable(ResponseError, proxy: String? = nil)
        /// In a replay: the recording has no response up to the moment that is shown.
        case notRecorded
        /// Any other error of the service.
        case other
    }
}
