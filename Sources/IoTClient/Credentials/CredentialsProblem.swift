/// Why a source gives no credentials. It names settings, never their values.
public enum CredentialsProblem: Error, Hashable, Sendable {
    /// The source is not configured: the next one may be asked.
    case notConfigured(source: String, reason: Absence)
    /// The source is configured but cannot be used: asking the next one could act under another identity.
    case broken(source: String, reason: Defect)
    /// No source of a chain is configured; what each said, in order.
    case noneFound([CredentialsProblem])

    /// What is not there.
    public enum Absence: Hashable, Sendable {
        /// The environment variable is not set, or empty.
        case variable(String)
        /// Neither file has the profile, and nobody asked for it by name.
        case profile(String)
        /// The profile is there, but names no key.
        case keys(profile: String)
    }

    /// What is wrong.
    public enum Defect: Hashable, Sendable {
        /// One of two settings that belong together is missing.
        case missing(setting: String, besides: String)
        /// A setting has a space, a control character or another character that no key has.
        case illegalCharacter(setting: String)
        /// A setting cannot be read as what it should be.
        case malformed(setting: String)
        /// A profile was asked for by name, and neither file has it; the names of those that there are.
        case profileNotFound(String, known: [String])
        /// The profile takes its credentials from a kind of source that this client does not know.
        case unsupported(profile: String, setting: String)
        /// The files cannot be read.
        case sharedConfig(SharedConfigProblem)
    }
}
