/// A place that credentials come from.
public protocol CredentialsSource: Sendable {
    /// What the source is called in a message, such as "the environment". It holds no secret.
    var name: SanitizedText { get }

    /// The credentials of this moment. Asked anew for every request, so that a source may renew them.
    func credentials() async throws(CredentialsProblem) -> Credentials

    /// Says that AWS did not accept these credentials: they have expired or were revoked. A source that keeps credentials gives
    /// others the next time, or asks where it has them from.
    func invalidate(_ credentials: Credentials) async
}

extension CredentialsSource {
    /// Nothing is kept, so nothing has to be forgotten.
    public func invalidate(_ credentials: Credentials) async {}
}
