/// What standard mode tries again, by AWS's list ("Retry behavior", AWS SDKs and Tools Reference Guide).
///
/// An answer with a status of success that cannot be read is not on the list.
enum RetryReason: Hashable, Sendable {
    /// The service, a gateway or the connection failed.
    case transient
    /// There was no answer in time.
    case timeout
    /// Too many requests.
    case throttling

    /// What a retry takes from the quota.
    var cost: Int {
        switch self {
        case .transient, .throttling: 5
        case .timeout: 10
        }
    }

    /// nil for what is not tried again.
    init?(_ error: IoTError) {
        guard error.isRetryable else { return nil }
        switch error {
        case .throttling:
            self = .throttling
        case .transport(let problem):
            self.init(problem)
        case .undecodable:
            return nil
        default:
            self = .transient
        }
    }

    /// The reason of a problem that is retried.
    init(_ problem: TransportProblem) {
        switch problem.reason {
        case .connectTimeout, .readTimeout, .deadlineExceeded: self = .timeout
        default: self = .transient
        }
    }
}

extension ExchangeFailure {
    /// Whether the same request may well succeed a moment later.
    public var isRetryable: Bool {
        switch self {
        case .transport(let problem): problem.isRetryable
        case .refused(let fault): fault.isThrottling || fault.isTransient
        }
    }
}

extension ServiceFault {
    /// Whether there were too many requests, by code; 429 stands for the code where there is none.
    public var isThrottling: Bool {
        Self.throttlingCodes.contains(code)
    }

    private static let throttlingCodes: Set<SanitizedText> = [
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "RequestLimitExceeded", "TooManyRequestsException", "BandwidthLimitExceeded", "LimitExceededException",
        "SlowDown", "SlowDownException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "EC2ThrottledException", "429",
    ]

    /// Whether the failure is one of the service or of a gateway before it, by status or by code.
    public var isTransient: Bool {
        [500, 502, 503, 504].contains(statusCode) || Self.transientCodes.contains(code)
    }

    /// The last two are STS's: it could not reach the identity provider.
    private static let transientCodes: Set<SanitizedText> = [
        "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete", "IDPCommunicationError",
        "IDPCommunicationErrorException",
    ]
}
