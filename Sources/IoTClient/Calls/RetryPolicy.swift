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
    ) throws(RetryPolicyProblem) -> RetryPolicy {
        let settings: [(SanitizedText, String?)] = [
            ("AWS_MAX_ATTEMPTS", environment["AWS_MAX_ATTEMPTS"]), ("max_attempts", profile?["max_attempts"]),
        ]
        for case (let setting, let value?) in settings where !value.isEmpty {
            guard let attempts = Int(value), attempts >= 1 else {
                throw RetryPolicyProblem(setting: setting, value: SanitizedText(value: value, like: .number))
            }
            return RetryPolicy(maximumAttempts: attempts)
        }
        return .standard
    }
}

/// A number of attempts that is none.
public struct RetryPolicyProblem: Error, Hashable, Sendable, CustomStringConvertible {
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
