import FoundationEssentials

/// What is known about the credentials in use, without the credentials themselves.
public struct CredentialsStatus: Hashable, Sendable {
    /// Their source, such as "login session of profile ops".
    public var origin: SanitizedText
    /// When they expire; nil if that is unknown or never.
    public var expiration: Date?
    /// What it takes to renew them; nil if that is unknown.
    public var renewal: CredentialsRenewal?
    /// The account that they belong to, 12 digits, if the source knows it.
    public var accountId: String?
    /// Why the last renewal failed, although they are still valid; nil if it did not fail.
    public var failure: CredentialsError?

    /// A status of these parts.
    public init(
        origin: SanitizedText, expiration: Date? = nil, renewal: CredentialsRenewal? = nil, accountId: String? = nil,
        failure: CredentialsError? = nil
    ) {
        self.origin = origin
        self.expiration = expiration
        self.renewal = renewal
        self.accountId = accountId
        self.failure = failure
    }
}

extension CredentialsStatus {
    /// The status of credentials.
    ///
    /// A failure that only a person can fix says what the next renewal takes.
    init(_ credentials: Credentials, source: SanitizedText, failure: CredentialsError? = nil) {
        self.init(
            origin: credentials.origin ?? source,
            expiration: credentials.expiration.flatMap { $0 == .distantFuture ? nil : $0 },
            renewal: failure?.renewal ?? credentials.renewal, accountId: credentials.accountId, failure: failure)
    }

    /// The status with a failure that does not differ between two requests with the same result.
    var withoutRequest: CredentialsStatus {
        var status = self
        if case .broken(let source, .exchange(let service, .refused(var fault))) = failure {
            (fault.requestId, fault.serverDate, fault.retryAfter) = (nil, nil, nil)
            status.failure = .broken(source: source, reason: .exchange(service, .refused(fault)))
        }
        return status
    }
}

extension CredentialsError {
    /// What a person has to do, if nothing else helps. Old credentials are still valid, so a first code is a renewal.
    fileprivate var renewal: CredentialsRenewal? {
        switch self {
        case .broken(_, .codeRequired(var request)):
            request.reason = request.reason == .first ? .renewal : request.reason
            return .code(request)
        case .broken(_, .loginRequired(let command, _)):
            return .login(command)
        case .broken, .notConfigured, .noneFound:
            return nil
        }
    }
}

extension IoTClient {
    /// What is known about the credentials that calls are signed with: source, expiration and renewal.
    ///
    /// It calls no AWS IoT operation, and does not request cached credentials again.
    ///
    /// - Returns: The status, without a failure.
    /// - Throws: ``IoTError/credentials(_:)`` if there are no usable credentials.
    public func credentialsStatus() async throws(IoTError) -> CredentialsStatus {
        CredentialsStatus(try await usableCredentials(), source: credentials.name)
    }
}
