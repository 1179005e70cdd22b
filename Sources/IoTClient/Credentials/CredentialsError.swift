import FoundationEssentials

/// Why a source gives no credentials. It names settings, and quotes no value that may be secret.
public enum CredentialsError: Error, Hashable, Sendable {
    /// The source is not configured: the next one may be asked.
    case notConfigured(source: SanitizedText, reason: NotConfiguredReason)
    /// The source is configured but cannot be used: asking the next one could act under another identity.
    case broken(source: SanitizedText, reason: BrokenReason)
    /// No source of a chain is configured; what each said, in order.
    case noneFound([CredentialsError])

    /// What is not there.
    public enum NotConfiguredReason: Hashable, Sendable {
        /// The environment variable is not set, or empty.
        case variable(SanitizedText)
        /// Neither of two environment variables is set.
        case variables(SanitizedText, or: SanitizedText)
        /// Neither file has the profile, and nobody asked for it by name.
        case profile(SanitizedText)
        /// The profile is there, but has no such setting.
        case setting(SanitizedText, profile: SanitizedText)
        /// An environment variable switches the source off.
        case switchedOff(variable: SanitizedText)
        /// The instance metadata service gives no credentials; most machines have none.
        case noMetadata(MetadataReason)
    }

    /// Why the instance metadata service gives no credentials.
    public enum MetadataReason: Hashable, Sendable {
        /// There is no answer in the time allowed: this is no instance, or its metadata service is switched off.
        case noResponse
        /// No connection: this is no instance.
        case notReached(TransportError)
        /// The service answered with this status: the instance has no role, mostly.
        case refused(status: Int)
        /// The service says why it has none, by a code.
        case told(code: SanitizedText)
        /// The answer is not what the service documents.
        case unusable
    }

    /// What is wrong.
    public enum BrokenReason: Hashable, Sendable {
        /// One of two settings that belong together is missing.
        case missing(setting: SanitizedText, besides: SanitizedText)
        /// Two settings exclude each other.
        case conflict(SanitizedText, SanitizedText)
        /// A setting has a space, a control character or another character that no key has.
        case illegalCharacter(setting: SanitizedText)
        /// A setting cannot be read as what it should be.
        case malformed(setting: SanitizedText)
        /// A setting must be a whole number greater than 0.
        case notACount(setting: SanitizedText)
        /// A setting has a value that is none of those allowed.
        case notAllowed(setting: SanitizedText, allowed: [SanitizedText])
        /// A profile was chosen by name, and neither file has it.
        case profileNotFound(ProfileNotFoundError)
        /// The files cannot be read.
        case sharedConfig(SharedConfigError)
        /// A file that a setting names, or a program's own file, cannot be read.
        case unreadable(path: SanitizedText)
        /// The file with the single sign-on token exists but cannot be read; the system's error number.
        case unreadableToken(path: SanitizedText, errno: Int32)

        /// Profiles that take their credentials from each other, in a circle.
        case profileLoop([SanitizedText])
        /// A profile's `source_profile` has no credentials of any kind.
        case noSourceCredentials(profile: SanitizedText)
        /// A profile's `credential_source` has no credentials.
        case emptySource(SanitizedText, NotConfiguredReason)
        /// The profile's role wants a code from a device, which this client does not ask for. It is `used`, or its role's source.
        case needsMFA(profile: SanitizedText, used: SanitizedText)
        /// The profile, or the source of its role, signs in with `aws login`, whose sessions this client cannot use.
        case loginSession(profile: SanitizedText)
        /// The profile's single sign-on token cannot be used: the operator has to sign in again.
        case loginRequired(profile: SanitizedText, LoginReason)
        /// A setting of the profile says something else than the `sso-session` that it refers to.
        case inconsistent(setting: SanitizedText, session: SanitizedText)
        /// The config file has no `[sso-session name]`.
        case noSingleSignOnSession(SanitizedText)

        /// A program that should give credentials did not.
        case process(ProcessReason)
        /// Credentials may be asked over plain http from this machine and a few addresses of AWS only.
        case hostNotAllowed(SanitizedText)
        /// Only version 1 of the metadata service answers, and that has been switched off by this setting.
        case metadataVersion1(setting: SanitizedText)
        /// An endpoint cannot be used.
        case endpoint(EndpointError)
        /// A region cannot be used.
        case region(RegionError)
        /// A call of this service failed.
        case exchange(CredentialsService, ExchangeFailure)
        /// A server's answer has no such member, or is not of the documented form.
        case unusableResponse(member: SanitizedText)
        /// What the source gives is over: it ended at this time.
        case expired(at: Date)
        /// Whoever asked no longer waits.
        case cancelled
    }

    /// Why a single sign-on token cannot be used.
    public enum LoginReason: Hashable, Sendable {
        /// Nobody has signed in on this machine.
        case never
        /// The token's time is over, and it cannot be renewed.
        case expired
        /// The portal does not accept the token.
        case refused
        /// The token's file is not a complete JSON object.
        case truncated(path: SanitizedText)
        /// The token's file has no such member, or one that cannot be used.
        case unusable(path: SanitizedText, member: SanitizedText)
    }

    /// Why a program gave no credentials.
    public enum ProcessReason: Hashable, Sendable {
        /// The command line ends inside quotes or after a backslash, or names no program.
        case commandLine
        /// The program cannot be started; the system's error number.
        case notStarted(errno: Int32)
        /// It did not end in time.
        case timeout(Duration)
        /// It ended with this status, or signal; the first line that it wrote to standard error.
        case failed(status: Int32, said: SanitizedText)
        /// It wrote more than this many bytes.
        case tooMuch(limit: Int)
        /// What it wrote is not a JSON object.
        case notJSON
        /// The object's `Version` is not 1.
        case version
        /// The object has no such member.
        case missing(SanitizedText)
    }
}

/// Why a server that was asked for credentials, or about them, gave none.
public enum ExchangeFailure: Error, Hashable, Sendable {
    /// No answer was received.
    case transport(TransportError)
    /// The server refused.
    case refused(ServiceFault)
}

/// A service that sources of credentials call.
public enum CredentialsService: Hashable, Sendable, CaseIterable {
    /// The role of a profile.
    case assumeRole
    /// The role of a web identity token.
    case assumeRoleWithWebIdentity
    /// GetRoleCredentials of IAM Identity Center.
    case ssoPortal
    /// CreateToken of IAM Identity Center: renews a sign-in.
    case ssoOIDC
    /// The agent of a container.
    case container
}

extension CredentialsService: CustomStringConvertible {
    /// The service's name in a message.
    public var description: String {
        switch self {
        case .assumeRole: "STS AssumeRole"
        case .assumeRoleWithWebIdentity: "STS AssumeRoleWithWebIdentity"
        case .ssoPortal: "AWS SSO portal"
        case .ssoOIDC: "AWS SSO OIDC"
        case .container: "container credentials"
        }
    }
}
