/// How many attempts a call may take.
public struct RetryPolicy: Hashable, Sendable {
    /// One attempt. What comes of it is for the caller to handle, in plain sight.
    public static let single = RetryPolicy(maximumAttempts: 1)
    /// AWS's standard mode with its default of three attempts.
    public static let standard = RetryPolicy(maximumAttempts: 3)

    /// Attempts in all, the first included.
    public let maximumAttempts: Int

    /// A policy of this many attempts in all, at least one.
    public init(maximumAttempts: Int) {
        self.maximumAttempts = max(1, maximumAttempts)
    }

    /// Standard mode with the attempts that AWS_MAX_ATTEMPTS says, else the profile's `max_attempts`, else three. An empty one
    /// counts as not given; what is not a whole number from 1 on is an error, as in botocore.
    public static func standard(
        environment: [String: String], profile: SharedConfig.Profile? = nil
    ) throws(RetryPolicyError) -> RetryPolicy {
        let settings: [(SanitizedText, String?)] = [
            ("AWS_MAX_ATTEMPTS", environment["AWS_MAX_ATTEMPTS"]), ("max_attempts", profile?["max_attempts"]),
        ]
        for case (let setting, let value?) in settings where !value.isEmpty {
            guard let attempts = Int(value), attempts >= 1 else {
                throw RetryPolicyError(setting: setting, value: SanitizedText(value: value, like: .number))
            }
            return RetryPolicy(maximumAttempts: attempts)
        }
        return .standard
    }
}

/// A number of attempts that is none.
public struct RetryPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The setting: AWS_MAX_ATTEMPTS or `max_attempts`.
    public var setting: SanitizedText
    /// What it says, quoted only if it looks like a number.
    public var value: SanitizedText

    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting) is \(value); it must be a whole number of at least 1"
    }

    /// A problem with what `setting` says.
    public init(setting: SanitizedText, value: SanitizedText) {
        self.setting = setting
        self.value = value
    }
}

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
    init(_ problem: TransportError) {
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

/// How long standard mode waits between attempts.
enum RetryBackoff {
    private static let longest = Duration.seconds(20)

    /// A part, from 0 to 1, of 1, 2, 4 … seconds up to 20, or what the server asks for if that is longer, up to 20 seconds too.
    ///
    /// - Parameter number: The attempt that failed, counted from 1.
    static func delay(after number: Int, random: Double, retryAfter: Duration?) -> Duration {
        let ceiling = min(.seconds(1 << min(number - 1, 5)), longest)
        return max(ceiling * random, min(retryAfter ?? .zero, longest))
    }
}

/// Keeps retries from making an outage worse: they draw on a store that only successes fill again.
struct RetryQuota: Hashable, Sendable {
    private static let capacity = 500
    private(set) var tokens = capacity

    /// Whether a retry of this cost may be made; if so it is paid.
    mutating func take(_ cost: Int) -> Bool {
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// After a success: what its retry had cost, or one for a success at the first attempt.
    mutating func refund(_ cost: Int?) {
        tokens = min(Self.capacity, tokens + (cost ?? 1))
    }
}
