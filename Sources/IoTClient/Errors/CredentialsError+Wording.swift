import FoundationEssentials

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension CredentialsError: CustomStringConvertible {
    /// What is wrong and what to do, in one line. It names settings, never their values.
    public var description: String {
        switch self {
        case .notConfigured(let source, let reason):
            "no credentials in \(source): \(reason)"
        case .broken(let source, let reason):
            "the credentials of \(source) cannot be used: \(reason)"
        case .noneFound(let refusals):
            "no credentials: \(Self.reasons(refusals)); "
                + "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give --profile"
        }
    }

    /// The reasons of all sources, without duplicates: several sources may miss the same profile.
    private static func reasons(_ refusals: [CredentialsError]) -> String {
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

extension CredentialsError.NotConfiguredReason: CustomStringConvertible {
    /// What is missing.
    public var description: String {
        switch self {
        case .variable(let name): "\(name) is not set"
        case .variables: "not configured"
        case .profile(let name): "profile \(name) not found"
        case .setting(let setting, let profile): "profile \(profile) has no \(setting)"
        case .switchedOff(let variable): "disabled by \(variable)"
        case .noMetadata(let reason): reason.description
        }
    }
}

extension CredentialsError.MetadataReason: CustomStringConvertible {
    /// What the service returned.
    public var description: String {
        switch self {
        case .noResponse: "no response"
        case .notReached(let problem): "unreachable: \(problem)"
        case .refused(let status): "no credentials (HTTP \(status))"
        case .told(let code): "no credentials: \(code)"
        case .unusable: "invalid response"
        }
    }
}

extension CredentialsError.ProcessReason: CustomStringConvertible {
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

extension CredentialsError.BrokenReason: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .missing(let setting, let besides): "\(besides) is set, but \(setting) is not"
        case .conflict(let one, let other): "\(one) and \(other) are both set; take one of them away"
        case .illegalCharacter(let setting): "\(setting) has a space or another character that no key has"
        case .malformed(let setting): "\(setting) cannot be read"
        case .notACount(let setting): "\(setting) must be a whole number greater than 0"
        case .notAllowed(let setting, let allowed): "\(setting) is none of \(listed(allowed, "and"))"
        case .profileNotFound(let error): error.description
        case .sharedConfig(let problem): problem.description
        case .unreadable(let path): "\(path) cannot be read, or is empty"
        case .unreadableToken(let path, let errno):
            "the token file \(path) cannot be read: \(systemError(errno))"
        case .profileLoop(let profiles):
            "the profiles take their credentials in a circle: \(profiles.map(\.text).joined(separator: ", "))"
        case .noSourceCredentials(let profile): "its source_profile \(profile) has no credentials"
        case .emptySource(let source, let reason): "its credential_source \(source) has none: \(reason)"
        case .needsMFA(let profile, let used):
            "profile \(profile) has mfa_serial, and codes are not asked for here; \(Self.exporting(used))"
        case .loginSession(let profile): "sessions of `aws login` are not supported; \(Self.exporting(profile))"
        case .loginRequired(let profile, let reason): "\(reason); run `\(Self.loginCommand(profile: profile))`"
        case .inconsistent(let setting, let session):
            "\(setting) differs between the profile and [sso-session \(session)]"
        case .noSingleSignOnSession(let name): "the config file has no section [sso-session \(name)]"
        case .process(let defect): defect.description
        case .hostNotAllowed(let host):
            "plain http to \(host) is refused; use https, this machine or an address of AWS's agents"
        case .metadataVersion1(let setting):
            "the service knows only version 1, which \(setting) switches off"
        case .endpoint(let problem): problem.description
        case .region(let problem): problem.description
        case .exchange(let service, let failure): "\(service): \(failure)"
        case .unusableResponse(let member): "the answer has no usable \(member)"
        case .expired(let end): "they expired at \(end.formatted(.iso8601)), by this machine's clock"
        case .cancelled: "cancelled"
        }
    }

    /// With --profile the keys in the environment would be ignored.
    private static func exporting(_ profile: SanitizedText) -> String {
        "put keys into the environment and start without --profile: "
            + "eval \"$(aws configure export-credentials\(flag(profile)) --format env)\""
    }

    /// The command that starts a single sign-on session of a profile.
    public static func loginCommand(profile: SanitizedText) -> String {
        "aws sso login\(flag(profile))"
    }

    private static func flag(_ profile: SanitizedText) -> String {
        profile == "default" ? "" : " --profile \(profile)"
    }
}

extension CredentialsError.LoginReason: CustomStringConvertible {
    /// What is wrong with the token.
    public var description: String {
        switch self {
        case .never: "not logged in"
        case .expired: "session expired"
        case .refused: "session no longer valid"
        case .truncated(let path): "the token file \(path) is truncated"
        case .unusable(let path, let member):
            "\(member) is missing or invalid in the token file \(path)"
        }
    }
}

/// The system's text for an error number.
func systemError(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
