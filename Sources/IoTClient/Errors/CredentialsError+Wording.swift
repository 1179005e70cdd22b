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
            "no credentials from \(source): \(reason)"
        case .broken(let source, let reason):
            "cannot use credentials from \(source): \(reason)"
        case .noneFound(let refusals):
            "no AWS credentials found: \(Self.reasons(refusals)); "
                + "choose a profile with --profile, or run `aws configure` or `aws configure sso`"
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
        switch self {
        case .notConfigured(_, .profile(let name, _)): "profile \(name) not found"
        case .notConfigured(let source, let reason): "\(source): \(reason)"
        case .broken, .noneFound: description
        }
    }
}

extension CredentialsError.NotConfiguredReason: CustomStringConvertible {
    /// What is missing.
    public var description: String {
        switch self {
        case .variable(let name): "\(name) is not set"
        case .variables: "not configured"
        case .profile(let name, _): "profile \(name) not found"
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
        case .reported(let code): "no credentials: \(code)"
        case .unusable: "invalid response"
        }
    }
}

extension CredentialsError.ProcessReason: CustomStringConvertible {
    /// What is wrong with the command.
    public var description: String {
        switch self {
        case .commandLine: "the command is empty or has an unclosed quote"
        case .notStarted(let errno): "cannot start the command: \(systemError(errno))"
        case .timeout(let limit): "the command did not finish within \(limit.components.seconds)s"
        case .failed(let status, let said):
            (status < 0 ? "the command was killed by signal \(-status)" : "the command failed with exit code \(status)")
                + (said.text.isEmpty ? "" : ": \(said)")
        case .tooMuch(let limit): "the command wrote more than \(limit) bytes"
        case .notJSON: "the output of the command is not a JSON object"
        case .version: "the output of the command has no \"Version\": 1"
        case .missing(let member): "the output of the command has no \(member)"
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
        case .conflict(let one, let other): "\(one) and \(other) are both set; remove one of them"
        case .illegalCharacter(let setting): "\(setting) contains a space or another character that keys cannot contain"
        case .malformed(let setting): "\(setting) is malformed"
        case .notACount(let setting): "\(setting) must be a whole number greater than 0"
        case .notAllowed(let setting, let allowed): "\(setting) must be \(listed(allowed, "or"))"
        case .profileNotFound(let error): error.description
        case .sharedConfig(let problem): problem.description
        case .unreadable(let path): "\(path) cannot be read or is empty"
        case .unreadableToken(let path, let errno):
            "cannot read the token file \(path): \(systemError(errno))"
        case .profileLoop(let profiles):
            "source_profile settings form a loop: \(profiles.map(\.text).joined(separator: ", "))"
        case .noSourceCredentials(let profile): "source_profile \(profile) has no credentials"
        case .emptySource(let source, let reason): "credential_source \(source) has no credentials: \(reason)"
        case .codeRequired(let request): request.description
        case .loginRequired(let command, let reason): "\(reason); run `\(command)`"
        case .missingPermission(let action, let policy):
            "access denied: \(action); logging in again does not help; attach the managed policy \(policy), or allow "
                + "\(action)"
        case .inconsistent(let setting, let session):
            "\(setting) differs between the profile and [sso-session \(session)]"
        case .noSingleSignOnSession(let name): "the config file has no section [sso-session \(name)]"
        case .process(let defect, let profile): "\(defect)\(Self.prompting(defect, profile))"
        case .hostNotAllowed(let host):
            "http is not allowed for \(host); use https, a loopback address, or the address of an AWS agent"
        case .metadataVersion1(let setting):
            "the service supports only IMDSv1, which \(setting) disables"
        case .endpoint(let problem): problem.description
        case .region(let problem): problem.description
        case .exchange(let service, let failure): "\(service): \(failure)"
        case .unusableResponse(let member): "the response has no valid \(member)"
        case .expired(let end): "expired at \(end.formatted(.iso8601)), by this machine's clock"
        case .cancelled: "canceled"
        }
    }

    /// The program has no terminal, so one that prompts for something fails.
    private static func prompting(_ defect: CredentialsError.ProcessReason, _ profile: SanitizedText) -> String {
        switch defect {
        case .timeout, .failed:
            "; if it prompts for input, run `aws sts get-caller-identity\(flag(profile))` in a terminal first"
        case .commandLine, .notStarted, .tooMuch, .notJSON, .version, .missing:
            ""
        }
    }

    private static func flag(_ profile: SanitizedText) -> String {
        profile == "default" ? "" : " --profile \(LoginCommand.shellWord(profile.text))"
    }
}

extension MFARequest: CustomStringConvertible {
    /// Which code is needed, and why.
    public var description: String {
        switch reason {
        case .first, .renewal: "the role of profile \(profile) requires an MFA code from \(serial)"
        case .rejected: "AWS rejected the MFA code from \(serial): it does not match, has expired, or was already used"
        case .lost: "no response to the MFA code from \(serial); the code may already be used"
        }
    }
}

extension CredentialsError.LoginReason: CustomStringConvertible {
    /// What is wrong with the token.
    public var description: String {
        switch self {
        case .never: "not logged in"
        case .expired: "session expired"
        case .refused: "session no longer valid"
        case .truncated(let path): "\(path) is incomplete"
        case .unusable(let path, let member):
            "\(member) is missing or invalid in \(path)"
        case .spent: "session expired, or another program renewed it"
        case .passwordChanged: "the password changed after the login"
        case .rejected(let regions, let skew):
            "session rejected in \(listed(regions, "and")); it is from another region, or no longer valid"
                + (skew.map { ", and this machine's clock is \(abs($0) / 60)m \($0 > 0 ? "slow" : "fast")" } ?? "")
        }
    }
}

/// The system's text for an error number.
func systemError(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
