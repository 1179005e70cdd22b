/// Static keys of a profile in one of the two shared files.
///
/// A key and its secret come from one file: halves of two keys would cause a signature mismatch that is hard to
/// explain.
struct SharedFileCredentials: CredentialsSource {
    private let settings: ProfileSettings
    private let file: SharedConfigError.File

    init(_ settings: ProfileSettings, file: SharedConfigError.File) {
        self.settings = settings
        self.file = file
    }

    var name: SanitizedText {
        "\(file == .config ? "config" : "credentials") file (profile \(settings.name))"
    }

    func credentials() throws(CredentialsError) -> Credentials {
        let profile = try settings.profile(for: name)
        let section = file == .config ? profile.configFile : profile.credentialsFile
        let names = Credentials.SettingNames.profile
        guard let credentials = try Credentials(source: name, names: names, read: { section.text[$0] }) else {
            throw .notConfigured(
                source: name, reason: .setting("\(names.accessKeyId)", profile: SanitizedText(settings.name)))
        }
        return credentials
    }
}
