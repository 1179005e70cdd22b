import IoTClient

/// What a session does with the news of its credentials.
struct CredentialsHandlers: Sendable {
    /// Called with warnings, from any thread.
    let warn: @Sendable (CredentialsWarning) -> Void
    /// Called when something about the credentials changes, from any thread.
    var status: @Sendable (CredentialsStatus) -> Void = { _ in }
}
