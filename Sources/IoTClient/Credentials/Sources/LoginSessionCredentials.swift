/// A profile that uses `aws login`, which is not supported. It is an error, so that no other source acts under another
/// identity. Its sessions have to prove with every request that they hold a key.
struct LoginSessionCredentials: CredentialsSource {
    private let settings: ProfileSettings

    init(_ settings: ProfileSettings) {
        self.settings = settings
    }

    var name: SanitizedText {
        "login session (profile \(settings.name))"
    }

    func credentials() throws(CredentialsError) -> Credentials {
        let setting = "login_session"
        guard try settings.profile(for: name)[setting] != nil else {
            throw .notConfigured(
                source: name, reason: .setting(SanitizedText(setting), profile: SanitizedText(settings.name)))
        }
        throw .broken(source: name, reason: .loginSession(profile: SanitizedText(settings.name)))
    }
}
