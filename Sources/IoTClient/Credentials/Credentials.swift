import FoundationEssentials

/// What requests are signed with. Printing one shows none of it.
public struct Credentials: Hashable, Sendable, Redacted {
    /// The id of the key. It goes out with every request.
    public var accessKeyId: String
    /// The secret part of the key. It never leaves the machine.
    public var secretAccessKey: String
    /// The token that temporary credentials need. It goes out with every request.
    public var sessionToken: String?
    /// When temporary credentials end, where the source tells.
    public var expiration: Date?
    /// Which source of a chain gave them, in words for a message, such as "instance metadata, version 1". It holds no secret.
    public var origin: SanitizedText?

    /// Credentials of these parts, taken as they are.
    public init(
        accessKeyId: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil,
        origin: SanitizedText? = nil
    ) {
        self.accessKeyId = accessKeyId
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.origin = origin
    }

    /// Says only that there are credentials.
    public var description: String {
        "Credentials(redacted)"
    }
}

/// A place that credentials come from.
public protocol CredentialsSource: Sendable {
    /// What the source is called in a message, such as "the environment". It holds no secret.
    var name: SanitizedText { get }

    /// The credentials of this moment. Asked anew for every request, so that a source may renew them.
    func credentials() async throws(CredentialsError) -> Credentials

    /// Says that AWS did not accept these credentials: they have expired or were revoked. A source that keeps credentials gives
    /// others the next time, or asks where it has them from.
    func invalidate(_ credentials: Credentials) async
}

extension CredentialsSource {
    /// Nothing is kept, so nothing has to be forgotten.
    public func invalidate(_ credentials: Credentials) async {}
}

extension IoTClient {
    /// Where the credentials that calls are signed with come from, in words for a line, such as "instance metadata, version 1, role
    /// node". Nothing is sent to AWS IoT; what the source keeps is not asked for again.
    public func credentialsOrigin() async throws(IoTError) -> SanitizedText {
        try await usableCredentials().origin ?? credentials.name
    }

    /// When the credentials that calls are signed with end; nil where their source does not tell. As `credentialsOrigin`, it sends
    /// nothing to AWS IoT.
    public func credentialsExpiration() async throws(IoTError) -> Date? {
        try await usableCredentials().expiration
    }

    /// The credentials of this moment, which can be sent.
    func usableCredentials() async throws(IoTError) -> Credentials {
        do throws(CredentialsError) {
            return try await credentials.sendableCredentials()
        } catch {
            throw Task.isCancelled ? .cancelled : .credentials(error)
        }
    }
}

/// What sources of credentials could do, but not wholly: the watch goes on, and an operator should know.
public enum CredentialsWarning: Hashable, Sendable {
    /// A renewed single sign-on token could not be written to its file. It is kept in memory; other programs, and the next
    /// start of this one, have to sign in again.
    case tokenNotSaved(path: SanitizedText)
    /// The instance metadata service returned credentials that expired at `end`. AWS may accept them while that
    /// service has a problem, so they are used, and requested again after `minutes`.
    case expiredMetadata(end: Date, minutes: Int)
}

extension CredentialsWarning: CustomStringConvertible {
    /// What happened and what follows, in one line.
    public var description: String {
        switch self {
        case .tokenNotSaved(let path):
            "the renewed sign-in cannot be written to \(path); it is kept for this watch alone, and other "
                + "programs may have to sign in again"
        case .expiredMetadata(let end, let minutes):
            "instance metadata returned credentials that expired at \(end.formatted(.iso8601)); using them, next "
                + "request in \(minutes) minutes"
        }
    }
}
