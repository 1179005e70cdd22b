/// What is known of the account that the credentials belong to, by STS's word.
public enum Identity: Hashable, Sendable {
    /// STS is to be asked.
    case unasked
    /// STS was asked.
    case asked
    /// STS named the account.
    case known(String)
    /// STS did not answer, or refused. It is asked again once polls succeed after they failed.
    case unknown
}
