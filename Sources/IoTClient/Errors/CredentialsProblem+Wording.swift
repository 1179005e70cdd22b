extension CredentialsProblem: CustomStringConvertible {
    /// What is wrong and what to do, in one line. It names settings and never their values.
    public var description: String {
        switch self {
        case .notConfigured(let source, let reason):
            "no credentials in \(source): \(reason)"
        case .broken(let source, let reason):
            "the credentials of \(source) cannot be used: \(reason)"
        case .noneFound(let refusals):
            "no credentials: \(Self.reasons(refusals)); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give --profile"
        }
    }

    /// Each source's reason, once: several sources may miss the same profile.
    private static func reasons(_ refusals: [CredentialsProblem]) -> String {
        var reasons: [String] = []
        for reason in refusals.map(\.shortDescription) where !reasons.contains(reason) {
            reasons.append(reason)
        }
        return reasons.joined(separator: "; ")
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
        case .variables(let one, let other): "neither \(one) nor \(other) is set"
        case .profile(let name): "there is no profile \(name)"
        case .setting(let setting, let profile): "profile \(profile) has no \(setting)"
        case .switchedOff(let variable): "switched off by \(variable)"
        case .noMetadata(let reason): "the instance metadata service \(reason)"
        }
    }
}

extension CredentialsProblem.MetadataAbsence: CustomStringConvertible {
    /// What the service does, or does not.
    public var description: String {
        switch self {
        case .noAnswer: "does not answer"
        case .notReached(let problem): "cannot be asked: \(problem)"
        case .refused(let status): "has none (HTTP \(status))"
        case .told(let code): "has none: \(code)"
        case .unusable: "gives no usable answer"
        }
    }
}

extension CredentialsProblem.ProcessDefect: CustomStringConvertible {
    /// What is wrong with the program.
    public var description: String {
        switch self {
        case .commandLine: "the command line is empty or ends inside quotes"
        case .notStarted(let errno): "the program cannot be started: \(systemError(errno))"
        case .timeout(let limit): "the program did not end in \(limit.components.seconds) s"
        case .failed(let status, let said):
            (status < 0 ? "the program was ended by signal \(-status)" : "the program ended with status \(status)")
                + (said.text.isEmpty ? "" : ": \(said)")
        case .tooMuch(let limit): "the program wrote more than \(limit) bytes"
        case .notJSON: "the program wrote no JSON object"
        case .version: "the program's answer has no \"Version\": 1"
        case .missing(let member): "the program's answer has no \(member)"
        }
    }
}

extension ExchangeFailure: CustomStringConvertible {
    /// What went wrong.
    public var description: String {
        switch self {
        case .transport(let problem): problem.description
        case .refused(let fault): fault.description
        }
    }
}
