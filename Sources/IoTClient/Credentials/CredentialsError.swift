import FoundationEssentials

/// Why a source has no credentials. It names settings, and quotes no value that may be a secret.
public enum CredentialsError: Error, Hashable, Sendable {
    /// The source is not configured. The next one can be used.
    case notConfigured(source: SanitizedText, reason: NotConfiguredReason)
    /// The source is configured but cannot be used. The next one may have another identity, so it is not used.
    case broken(source: SanitizedText, reason: BrokenReason)
    /// No source of a chain is configured; the error of each, in order.
    case noneFound([CredentialsError])

    /// What is missing.
    public enum NotConfiguredReason: Hashable, Sendable {
        /// The environment variable is not set, or empty.
        case variable(SanitizedText)
        /// Neither of two environment variables is set.
        case variables(SanitizedText, or: SanitizedText)
        /// Neither file has the profile, and it was not chosen by name; the profiles that the files have.
        case profile(SanitizedText, others: [SanitizedText])
        /// The profile exists, but does not have the setting.
        case setting(SanitizedText, profile: SanitizedText)
        /// An environment variable switches the source off.
        case switchedOff(variable: SanitizedText)
        /// The instance metadata service has no credentials; most machines do not have that service.
        case noMetadata(MetadataReason)
    }

    /// Why the instance metadata service has no credentials.
    public enum MetadataReason: Hashable, Sendable {
        /// No response in time: the machine is not an instance, or its metadata service is disabled.
        case noResponse
        /// No connection: the machine is not an instance.
        case notReached(TransportError)
        /// The service returned this status; mostly the instance has no role.
        case refused(status: Int)
        /// The service returned a code instead of credentials.
        case reported(code: SanitizedText)
        /// The response does not match the service's documentation.
        case unusable
    }

    /// What is wrong.
    public enum BrokenReason: Hashable, Sendable {
        /// One of two settings that belong together is missing.
        case missing(setting: SanitizedText, besides: SanitizedText)
        /// Two settings cannot be used together.
        case conflict(SanitizedText, SanitizedText)
        /// A setting has a character that keys cannot have, such as a space or a control character.
        case illegalCharacter(setting: SanitizedText)
        /// A setting does not have the expected form.
        case malformed(setting: SanitizedText)
        /// A setting must be a whole number greater than 0.
        case notACount(setting: SanitizedText)
        /// A setting has a value that is not allowed.
        case notAllowed(setting: SanitizedText, allowed: [SanitizedText])
        /// A profile was chosen by name, and neither file has it.
        case profileNotFound(ProfileNotFoundError)
        /// The shared files cannot be read.
        case sharedConfig(SharedConfigError)
        /// A file that a setting names, or a program's own file, cannot be read.
        case unreadable(path: SanitizedText)
        /// The single sign-on token file exists but cannot be read; the system's error number.
        case unreadableToken(path: SanitizedText, errno: Int32)

        /// Profiles whose `source_profile` settings form a loop.
        case profileLoop([SanitizedText])
        /// A profile's `source_profile` has no credentials.
        case noSourceCredentials(profile: SanitizedText)
        /// A profile's `credential_source` has no credentials.
        case emptySource(SanitizedText, NotConfiguredReason)
        /// The role requires an MFA code, and none was entered, or AWS did not accept it.
        case codeRequired(MFARequest)
        /// The profile's session cannot be used: the operator has to log in.
        case loginRequired(LoginCommand, LoginReason)
        /// The identity may not renew its login session; the action, and the managed policy that allows it.
        case missingPermission(action: SanitizedText, policy: SanitizedText)
        /// A setting of the profile differs from its `sso-session`.
        case inconsistent(setting: SanitizedText, session: SanitizedText)
        /// The config file does not have this `[sso-session name]`.
        case noSingleSignOnSession(SanitizedText)

        /// The program of the profile's `credential_process` failed.
        case process(ProcessReason, profile: SanitizedText)
        /// Plain http for credentials is allowed only to this machine and a few addresses of AWS.
        case hostNotAllowed(SanitizedText)
        /// Only version 1 of the metadata service responds, and this setting disables that version.
        case metadataVersion1(setting: SanitizedText)
        /// An endpoint cannot be used.
        case endpoint(EndpointError)
        /// A region cannot be used.
        case region(RegionError)
        /// A call of this service failed.
        case exchange(CredentialsService, ExchangeFailure)
        /// A response does not have this member, or not in the documented form.
        case unusableResponse(member: SanitizedText)
        /// The credentials expired at this time.
        case expired(at: Date)
        /// The caller was canceled.
        case cancelled
    }

    /// Why the session of an operator who logged in cannot be used.
    public enum LoginReason: Hashable, Sendable {
        /// There is no token: the operator has never logged in on this machine.
        case never
        /// The token has expired and cannot be renewed.
        case expired
        /// The portal rejected the token.
        case refused
        /// The token file is not a complete JSON object.
        case truncated(path: SanitizedText)
        /// The token file does not have this member, or not in a usable form. It may name several members.
        case unusable(path: SanitizedText, member: SanitizedText)
        /// The session of `aws login` is over, or its refresh token was already used.
        case spent
        /// The password has changed since the login.
        case passwordChanged
        /// AWS sign-in rejected the session in these regions. The login may have been in another one, or this machine's
        /// clock, which differs by `skew` seconds, may be the cause; nil for less than four minutes.
        case rejected(regions: [SanitizedText], skew: Int?)
    }

    /// Why a program returned no credentials.
    public enum ProcessReason: Hashable, Sendable {
        /// The command line ends inside quotes or after a backslash, or is empty.
        case commandLine
        /// The program cannot be started; the system's error number.
        case notStarted(errno: Int32)
        /// It did not exit in time.
        case timeout(Duration)
        /// It exited with this status (negative: signal); `said` is the first line of its standard error.
        case failed(status: Int32, said: SanitizedText)
        /// It wrote more than this many bytes.
        case tooMuch(limit: Int)
        /// What it wrote is not a JSON object.
        case notJSON
        /// The object's `Version` is not 1.
        case version
        /// The object does not have this member.
        case missing(SanitizedText)
    }
}

/// Why a request to a server for credentials, or about them, failed.
public enum ExchangeFailure: Error, Hashable, Sendable {
    /// There was no response.
    case transport(TransportError)
    /// The server rejected the request.
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
    /// CreateToken of IAM Identity Center: renews a token.
    case ssoOIDC
    /// CreateOAuth2Token of AWS sign-in: renews a login session.
    case signIn
    /// The agent for container credentials.
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
        case .signIn: "AWS sign-in service"
        case .container: "container credentials"
        }
    }
}
