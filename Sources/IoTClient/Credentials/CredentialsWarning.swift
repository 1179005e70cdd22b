/// What sources of credentials could do, but not wholly: the watch goes on, and an operator should know.
public enum CredentialsWarning: Hashable, Sendable {
    /// A renewed single sign-on token could not be written to its file. It is kept in memory; other programs, and the next
    /// start of this one, have to sign in again.
    case tokenNotSaved(path: SanitizedText)
}

extension CredentialsWarning: CustomStringConvertible {
    /// What happened and what follows, in one line.
    public var description: String {
        switch self {
        case .tokenNotSaved(let path):
            "the renewed sign-in cannot be written to \(path); it is kept for this watch alone, and other "
                + "programs may have to sign in again"
        }
    }
}
