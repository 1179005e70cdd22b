/// Fixed credentials, such as those for the built-in emulator.
public struct StaticCredentials: CredentialsSource {
    private let value: Credentials

    /// The source's name in messages.
    public let name: SanitizedText = "fixed credentials"

    /// A source that always returns `value`.
    public init(_ value: Credentials) {
        self.value = value
    }

    /// The fixed credentials.
    public func credentials() -> Credentials {
        value
    }
}
