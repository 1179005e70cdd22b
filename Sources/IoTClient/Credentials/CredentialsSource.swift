/// A place that credentials come from.
public protocol CredentialsSource: Sendable {
    /// What the source is called in a message, such as "the environment". It holds no secret.
    var name: String { get }

    /// The credentials of this moment. Asked anew for every request, so that a source may renew them.
    func credentials() async throws(CredentialsProblem) -> Credentials
}
