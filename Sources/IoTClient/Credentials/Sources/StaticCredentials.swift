/// Credentials that are known from the start, such as those of an embedded server.
public struct StaticCredentials: CredentialsSource {
    private let value: Credentials

    /// The source's name in messages.
    public let name: SanitizedText = "fixed credentials"

    /// Always gives `value`.
    public init(_ value: Credentials) {
        self.value = value
    }

    /// The credentials given at the start.
    public func credentials() -> Credentials {
        value
    }
}
