/// The single sign-on settings of a profile: role, account and where to log in.
struct SingleSignOnSettings: Sendable {
    let account: String
    let role: String
    let startURL: String
    let region: Region
    /// The profile's `sso-session`; nil for the older form, whose tokens cannot be renewed.
    let session: String?

    /// Reads the profile; nil if it has neither `sso_account_id` nor `sso_role_name`, as in botocore.
    init?(_ settings: ProfileSettings, source: SanitizedText) throws(CredentialsError) {
        let profile = try settings.profile(for: source)
        guard profile["sso_account_id"] != nil || profile["sso_role_name"] != nil else { return nil }
        let session = try Self.session(of: profile, settings, source: source)
        func required(_ setting: String) throws(CredentialsError) -> String {
            guard let value = session?.settings[setting] ?? profile[setting], !value.isEmpty else {
                let other: SanitizedText = profile["sso_account_id"] == nil ? "sso_role_name" : "sso_account_id"
                throw .broken(source: source, reason: .missing(setting: SanitizedText(setting), besides: other))
            }
            return value
        }
        account = try required("sso_account_id")
        role = try required("sso_role_name")
        startURL = try required("sso_start_url")
        let regionName = try required("sso_region")
        do throws(RegionError) {
            region = try Region(regionName, setting: "sso_region")
        } catch {
            throw .broken(source: source, reason: .region(error))
        }
        self.session = session?.name
    }

    private struct Session {
        let name: String
        let settings: ExactDictionary<String>
    }

    /// The section that the profile refers to. Settings that both have must be the same.
    private static func session(
        of profile: SharedConfig.Profile, _ settings: ProfileSettings, source: SanitizedText
    ) throws(CredentialsError) -> Session? {
        guard let name = profile["sso_session"] else { return nil }
        guard let section = try settings.config(for: source).singleSignOnSession(named: name) else {
            throw .broken(source: source, reason: .noSingleSignOnSession(SanitizedText(name)))
        }
        for setting in section.keys where profile[setting] != nil && profile[setting] != section[setting] {
            let reason = CredentialsError.BrokenReason.inconsistent(
                setting: SanitizedText(setting), session: SanitizedText(name))
            throw .broken(source: source, reason: reason)
        }
        return Session(name: name, settings: section)
    }
}
