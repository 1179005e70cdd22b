import FoundationEssentials

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
