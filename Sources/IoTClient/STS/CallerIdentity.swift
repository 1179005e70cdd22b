/// Whose credentials requests are signed with, as STS tells.
public struct CallerIdentity: Hashable, Sendable {
    /// The account's number, 12 digits.
    public var account: String
    /// The user or the session of a role, such as `arn:aws:sts::123456789012:assumed-role/ops/ann`.
    public var arn: String
    /// The unique id of the user or role, with the session's name behind a colon.
    public var userId: String

    /// An identity of these parts.
    public init(account: String, arn: String, userId: String) {
        self.account = account
        self.arn = arn
        self.userId = userId
    }
}
