extension CredentialsProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line. It names settings and never their values.
    public var description: String {
        switch self {
        case .notConfigured(let source, let reason):
            "no credentials in \(harmless(source)): \(reason)"
        case .broken(let source, let reason):
            "the credentials of \(harmless(source)) cannot be used: \(reason)"
        case .noneFound(let refusals):
            "no credentials: \(refusals.map(\.shortDescription).joined(separator: "; ")); set AWS_ACCESS_KEY_ID and "
                + "AWS_SECRET_ACCESS_KEY, or give --profile"
        }
    }

    private var shortDescription: String {
        if case .notConfigured(_, let reason) = self { reason.description } else { description }
    }
}

extension CredentialsProblem.Absence: CustomStringConvertible {
    /// What is not there.
    public var description: String {
        switch self {
        case .variable(let name): "\(name) is not set"
        case .profile(let name): "there is no profile \(harmless(name))"
        case .keys(let profile): "profile \(harmless(profile)) has no aws_access_key_id"
        }
    }
}

extension CredentialsProblem.Defect: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .missing(let setting, let besides): "\(besides) is set, but \(setting) is not"
        case .illegalCharacter(let setting): "\(setting) has a space or another character that no key has"
        case .malformed(let setting): "\(setting) cannot be read"
        case .profileNotFound(let name, let known):
            "there is no profile \(harmless(name))"
                + (known.isEmpty ? "" : "; there is \(harmless(listed(known, "and")))")
        case .unsupported(let profile, let setting):
            "profile \(harmless(profile)) has \(setting), which is not supported yet; use a profile with an "
                + "aws_access_key_id, or set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
        case .sharedConfig(let problem): problem.description
        }
    }
}
