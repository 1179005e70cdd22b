/// Static keys of a profile in the shared credentials and config files.
///
/// The files are read anew each time, so that keys which another program renews there are taken up while a watch runs.
public struct ProfileCredentials: CredentialsSource {
    private let profile: SelectedProfile
    private let config: @Sendable () throws(SharedConfigProblem) -> SharedConfig

    /// The keys of `profile` in what `config` reads.
    public init(
        profile: SelectedProfile, config: @escaping @Sendable () throws(SharedConfigProblem) -> SharedConfig
    ) {
        self.profile = profile
        self.config = config
    }

    /// The source's name in messages.
    public var name: String {
        "profile \(profile.name)"
    }

    /// The profile's keys. Not configured if there is no such profile and nobody named it, or if it names no keys.
    public func credentials() throws(CredentialsProblem) -> Credentials {
        let config = try load()
        guard let settings = config.profile(named: profile.name) else {
            throw profile.isNamed
                ? .broken(source: name, reason: .profileNotFound(profile.name, known: config.profileNames))
                : .notConfigured(source: name, reason: .profile(profile.name))
        }
        guard let credentials = try credentials(in: settings) else {
            throw .notConfigured(source: name, reason: .keys(profile: profile.name))
        }
        return credentials
    }

    /// In botocore's order, so that a profile never acts under another identity here than there.
    private func credentials(in settings: SharedConfig.Profile) throws(CredentialsProblem) -> Credentials? {
        try refuse(["role_arn", "sso_session", "sso_start_url"], in: settings)
        if let keys = try keys(in: settings.credentialsFile) {
            return keys
        }
        try refuse(["login_session", "credential_process"], in: settings)
        return try keys(in: settings.configFile)
    }

    private func refuse(_ unsupported: [String], in settings: SharedConfig.Profile) throws(CredentialsProblem) {
        for setting in unsupported where settings[setting] != nil {
            throw .broken(source: name, reason: .unsupported(profile: profile.name, setting: setting))
        }
    }

    /// A key and its secret come from one file: halves of two keys would make a signature that nobody can explain.
    private func keys(in section: SharedConfig.Section) throws(CredentialsProblem) -> Credentials? {
        let names = Credentials.SettingNames(
            accessKeyId: "aws_access_key_id", secretAccessKey: "aws_secret_access_key",
            sessionToken: ["aws_security_token", "aws_session_token"])
        return try Credentials(source: name, names: names, read: { section.text[$0] })
    }

    private func load() throws(CredentialsProblem) -> SharedConfig {
        do throws(SharedConfigProblem) {
            return try config()
        } catch {
            throw .broken(source: name, reason: .sharedConfig(error))
        }
    }
}
