import FoundationEssentials

/// Why a source gives no credentials. It names settings, never their values where those may be secret.
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
        /// Neither of two environment variables is set.
        case variables(String, or: String)
        /// Neither file has the profile, and nobody asked for it by name.
        case profile(String)
        /// The profile is there, but has no such setting.
        case setting(String, profile: String)
        /// An environment variable switches the source off.
        case switchedOff(variable: String)
        /// The instance metadata service gives no credentials; most machines have none.
        case noMetadata(MetadataAbsence)
    }

    /// Why the instance metadata service gives no credentials.
    public enum MetadataAbsence: Hashable, Sendable {
        /// There is no answer in the time allowed: this is no instance, or its metadata service is switched off.
        case noAnswer
        /// No connection: this is no instance.
        case notReached(TransportProblem)
        /// The service answered with this status: the instance has no role, mostly.
        case refused(status: Int)
        /// The service says why it has none, by a code.
        case told(code: String)
        /// The answer is not what the service documents.
        case unusable
    }

    /// What is wrong.
    public enum Defect: Hashable, Sendable {
        /// One of two settings that belong together is missing.
        case missing(setting: String, besides: String)
        /// Two settings exclude each other.
        case conflict(String, String)
        /// A setting has a space, a control character or another character that no key has.
        case illegalCharacter(setting: String)
        /// A setting cannot be read as what it should be.
        case malformed(setting: String)
        /// A setting has a value that is none of those allowed.
        case notAllowed(setting: String, allowed: [String])
        /// A profile was asked for by name, and neither file has it; the names of those that there are.
        case profileNotFound(String, known: [String])
        /// The files cannot be read.
        case sharedConfig(SharedConfigProblem)
        /// A file that a setting names, or a program's own file, cannot be read.
        case unreadable(path: String)

        /// Profiles that take their credentials from each other, in a circle.
        case profileLoop([String])
        /// A profile's `source_profile` has no credentials of any kind.
        case noSourceCredentials(profile: String)
        /// A profile's `credential_source` has no credentials.
        case emptySource(String, Absence)
        /// The profile's role wants a code from a device, which this client does not ask for. It is `used`, or its role's source.
        case needsMFA(profile: String, used: String)
        /// The profile, or the source of its role, signs in with `aws login`, whose sessions this client cannot use.
        case loginSession(profile: String)
        /// The profile's single sign-on token cannot be used: the operator has to sign in again.
        case signInAgain(profile: String, SignInReason)
        /// A setting of the profile says something else than the `sso-session` that it refers to.
        case inconsistent(setting: String, session: String)
        /// The config file has no `[sso-session name]`.
        case noSingleSignOnSession(String)

        /// A program that should give credentials did not.
        case process(ProcessDefect)
        /// Credentials may be asked over plain http from this machine and a few addresses of AWS only.
        case hostNotAllowed(String)
        /// Only version 1 of the metadata service answers, and that has been switched off by this setting.
        case metadataVersion1(setting: String)
        /// An endpoint cannot be used.
        case endpoint(EndpointProblem)
        /// A region cannot be used.
        case region(RegionProblem)
        /// A call of this service failed.
        case exchange(CredentialsService, ExchangeFailure)
        /// A server's answer has no such member, or is not of the documented form.
        case unusableAnswer(member: String)
        /// What the source gives is over: it ended at this time.
        case expired(at: Date)
        /// Whoever asked no longer waits.
        case cancelled
    }

    /// Why a single sign-on token cannot be used.
    public enum SignInReason: Hashable, Sendable {
        /// Nobody has signed in on this machine.
        case never
        /// The token's time is over, and it cannot be renewed.
        case expired
        /// The portal does not accept the token.
        case refused
    }

    /// Why a program gave no credentials.
    public enum ProcessDefect: Hashable, Sendable {
        /// The command line ends inside quotes or after a backslash, or names no program.
        case commandLine
        /// The program cannot be started; the system's error number.
        case notStarted(errno: Int32)
        /// It did not end in time.
        case timeout(Duration)
        /// It ended with this status, or signal; the first line that it wrote to standard error, cut and without what looks like a
        /// secret.
        case failed(status: Int32, said: String)
        /// It wrote more than this many bytes.
        case tooMuch(limit: Int)
        /// What it wrote is not a JSON object.
        case notJSON
        /// The object's `Version` is not 1.
        case version
        /// The object has no such member.
        case missing(String)
    }
}

/// Why a server that was asked for credentials, or about them, gave none.
public enum ExchangeFailure: Error, Hashable, Sendable {
    /// No answer was received.
    case transport(TransportProblem)
    /// The server refused.
    case refused(ServiceFault)
}
