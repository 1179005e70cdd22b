import FoundationEssentials

/// Keys that requests are signed with. They are never printed.
public struct Credentials: Hashable, Sendable, Redacted {
    /// The access key ID. It is sent with every request.
    public var accessKeyId: String
    /// The secret access key. It is never sent.
    public var secretAccessKey: String
    /// The session token of temporary credentials. It is sent with every request.
    public var sessionToken: String?
    /// When temporary credentials expire, if known.
    public var expiration: Date?
    /// The source in words for a message, such as "instance metadata, version 1". It holds no secret.
    public var origin: SanitizedText?
    /// What it takes to renew them; nil if that is unknown.
    public var renewal: CredentialsRenewal?
    /// The account that they belong to, 12 digits, if the source knows it.
    public var accountId: String?
    /// Whether the source is read for each request, because another program may replace them at any time and reading is
    /// cheap.
    var readsEachTime = false

    /// Credentials of these parts, which are not checked.
    public init(
        accessKeyId: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil,
        origin: SanitizedText? = nil, renewal: CredentialsRenewal? = nil, accountId: String? = nil
    ) {
        self.accessKeyId = accessKeyId
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.origin = origin
        self.renewal = renewal
        self.accountId = accountId
    }

    /// Shows nothing of the credentials.
    public var description: String {
        "Credentials(redacted)"
    }
}

/// A source of credentials.
public protocol CredentialsSource: Sendable {
    /// The source's name in messages, such as "the environment". It holds no secret.
    var name: SanitizedText { get }

    /// The current credentials. It is called for every request, so that a source can renew them.
    ///
    /// - Returns: The credentials.
    /// - Throws: ``CredentialsError/notConfigured(source:reason:)`` if another source may be used instead,
    ///   ``CredentialsError/broken(source:reason:)`` if not.
    func credentials() async throws(CredentialsError) -> Credentials

    /// New credentials, even if cached ones are still valid, which stay in the cache if there are no new ones.
    ///
    /// - Returns: The new credentials.
    /// - Throws: The same as ``credentials()``.
    func renewed() async throws(CredentialsError) -> Credentials

    /// Drops credentials that AWS rejected, because they have expired or were revoked. A source without a cache does
    /// nothing.
    ///
    /// - Parameter credentials: The rejected credentials. Others stay in the cache.
    func invalidate(_ credentials: Credentials) async
}

extension CredentialsSource {
    /// The current credentials: by default a source caches nothing.
    public func renewed() async throws(CredentialsError) -> Credentials {
        try await credentials()
    }

    /// Does nothing: by default a source caches nothing.
    public func invalidate(_ credentials: Credentials) async {}
}

extension IoTClient {
    /// The source of the credentials that calls are signed with, such as "EC2 instance metadata, version 1, role node".
    ///
    /// It calls no AWS IoT operation, and does not request cached credentials again.
    ///
    /// - Returns: The source, for a message.
    /// - Throws: ``IoTError/credentials(_:)`` if there are no usable credentials.
    public func credentialsOrigin() async throws(IoTError) -> SanitizedText {
        try await usableCredentials().origin ?? credentials.name
    }

    /// The time when the credentials that calls are signed with expire.
    ///
    /// Like ``credentialsOrigin()``, it calls no AWS IoT operation.
    ///
    /// - Returns: The expiration; nil if it is unknown.
    /// - Throws: ``IoTError/credentials(_:)`` if there are no usable credentials.
    public func credentialsExpiration() async throws(IoTError) -> Date? {
        try await usableCredentials().expiration
    }

    /// The current credentials, checked.
    func usableCredentials() async throws(IoTError) -> Credentials {
        do throws(CredentialsError) {
            return try await credentials.sendableCredentials()
        } catch {
            throw Task.isCancelled ? .cancelled : .credentials(error)
        }
    }
}

/// A partial success of a source of credentials. The session continues, but an operator should know.
public enum CredentialsWarning: Hashable, Sendable {
    /// A renewed single sign-on token could not be written to its file. It is kept in memory; other programs, and the
    /// next session, have to log in again.
    case tokenNotSaved(path: SanitizedText)
    /// The credentials of a role with MFA could not be written to the AWS CLI's cache. They are kept in memory; other
    /// programs, and the next session, need another code. The path is nil if the home directory is unknown.
    case roleNotSaved(path: SanitizedText?)
    /// A renewed session of `aws login` could not be written to its file. It is kept in memory, as above.
    case sessionNotSaved(path: SanitizedText)
    /// The instance metadata service returned credentials that expired at `end`. AWS may accept them while that
    /// service has a problem, so they are used, and requested again after `minutes`.
    case expiredMetadata(end: Date, minutes: Int)
}

extension CredentialsWarning: CustomStringConvertible {
    /// What happened and what follows, in one line.
    public var description: String {
        switch self {
        case .tokenNotSaved(let path):
            "cannot save the renewed SSO token to \(path); it is kept in memory only, and other programs may "
                + "need to log in again"
        case .roleNotSaved(let path):
            "cannot save the credentials of the role to \(path ?? "~/.aws/cli/cache"); they are kept in memory only, "
                + "and other programs may need another MFA code"
        case .sessionNotSaved(let path):
            "cannot save the renewed login session to \(path); it is kept in memory only, and other programs may need "
                + "to log in again"
        case .expiredMetadata(let end, let minutes):
            "EC2 instance metadata returned credentials that expired at \(end.formatted(.iso8601)); using them, and "
                + "retrying in \(minutes) minutes"
        }
    }
}
