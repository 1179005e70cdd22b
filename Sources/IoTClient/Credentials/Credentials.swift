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
