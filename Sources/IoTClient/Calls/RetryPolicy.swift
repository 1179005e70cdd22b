/// The number of attempts of a call.
public struct RetryPolicy: Hashable, Sendable {
    /// One attempt. The caller handles the result.
    public static let single = RetryPolicy(maximumAttempts: 1)
    /// AWS's standard mode with its default of three attempts.
    public static let standard = RetryPolicy(maximumAttempts: 3)

    /// All attempts, including the first.
    public let maximumAttempts: Int

    /// Creates a policy.
    ///
    /// - Parameter maximumAttempts: All attempts, including the first. A number below 1 counts as 1.
    public init(maximumAttempts: Int) {
        self.maximumAttempts = max(1, maximumAttempts)
    }

    /// Standard mode with the configured number of attempts.
    ///
    /// The first of AWS_MAX_ATTEMPTS and the profile's `max_attempts` that is set and not empty is used (default: 3).
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - profile: The profile in use; nil for none.
    /// - Returns: The policy.
    /// - Throws: ``RetryPolicyError`` if the setting is not a whole number of at least 1, as in botocore.
    public static func standard(
        environment: [String: String], profile: SharedConfig.Profile? = nil
    ) throws(RetryPolicyError) -> RetryPolicy {
        let given = Setting.first([
            ("AWS_MAX_ATTEMPTS", environment["AWS_MAX_ATTEMPTS"]), ("max_attempts", profile?["max_attempts"]),
        ])
        guard let given else { return .standard }
        guard let attempts = Int(given.value), attempts >= 1 else {
            throw RetryPolicyError(setting: given.name, value: SanitizedText(value: given.value, like: .number))
        }
        return RetryPolicy(maximumAttempts: attempts)
    }
}

/// A setting with an invalid number of attempts.
public struct RetryPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The setting: AWS_MAX_ATTEMPTS or `max_attempts`.
    public var setting: SanitizedText
    /// Its value, quoted only if it looks like a number.
    public var value: SanitizedText

    /// What is wrong and what to do, in one line.
    public var description: String {
        "\(setting) must be a whole number of 1 or more (got \(value))"
    }

    /// An error in the value of `setting`.
    public init(setting: SanitizedText, value: SanitizedText) {
        self.setting = setting
        self.value = value
    }
}

/// Why standard mode retries, from AWS's list ("Retry behavior", AWS SDKs and Tools Reference Guide).
///
/// An undecodable response with a status of success is not on the list.
enum RetryReason: Hashable, Sendable {
    /// The service, a gateway or the connection failed.
    case transient
    /// There was no response in time.
    case timeout
    /// Too many requests.
    case throttling

    /// The cost of a retry.
    var cost: Int {
        switch self {
        case .transient, .throttling: 5
        case .timeout: 10
        }
    }

    /// Nil if the error is not retried.
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

    /// The reason of an error that is retried.
    init(_ problem: TransportError) {
        switch problem.reason {
        case .connectTimeout, .readTimeout, .deadlineExceeded: self = .timeout
        default: self = .transient
        }
    }
}

extension ExchangeFailure {
    /// Whether the failure may be transient: the same request may succeed later.
    public var isRetryable: Bool {
        switch self {
        case .transport(let problem): problem.isRetryable
        case .refused(let fault): fault.isThrottling || fault.isTransient
        }
    }
}

extension ServiceFault {
    /// Whether there were too many requests, by code, or by status 429 if there is no code.
    public var isThrottling: Bool {
        Self.throttlingCodes.contains(code)
    }

    private static let throttlingCodes: Set<SanitizedText> = [
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottledException", "RequestThrottled",
        "RequestLimitExceeded", "TooManyRequestsException", "TooManyRequestsError", "BandwidthLimitExceeded",
        "LimitExceededException",
        "SlowDown", "SlowDownException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "EC2ThrottledException", "429",
    ]

    /// Whether the service or a gateway failed, by status or by code.
    public var isTransient: Bool {
        [500, 502, 503, 504].contains(statusCode) || Self.transientCodes.contains(code)
    }

    /// STS has two of them if it could not reach the identity provider, and AWS sign-in has the last one.
    private static let transientCodes: Set<SanitizedText> = [
        "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete", "IDPCommunicationError",
        "IDPCommunicationErrorException", "InternalServerException",
    ]
}

/// The wait between attempts in standard mode.
enum RetryBackoff {
    private static let longest = Duration.seconds(20)

    /// `random` (0 to 1) times 1, 2, 4 … seconds, up to 20; or `retryAfter` if that is longer, also up to 20 seconds.
    ///
    /// - Parameter number: The number of the failed attempt, from 1.
    static func delay(after number: Int, random: Double, retryAfter: Duration?) -> Duration {
        let ceiling = min(.seconds(1 << min(number - 1, 5)), longest)
        return max(ceiling * random, min(retryAfter ?? .zero, longest))
    }
}

/// A quota that keeps retries from making an outage worse: only successes refill it.
struct RetryQuota: Hashable, Sendable {
    private static let capacity = 500
    private(set) var tokens = capacity

    /// Whether the quota allows a retry of this cost. If so, it is paid.
    mutating func take(_ cost: Int) -> Bool {
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// Refills the quota after a success: by the cost of its retry, or by 1 after a success at the first attempt.
    mutating func refund(_ cost: Int?) {
        tokens = min(Self.capacity, tokens + (cost ?? 1))
    }
}
