/// One profile of the shared files, read at one moment, for the sources that a profile configures.
struct ProfileSettings: Sendable, Redacted {
    let name: String
    /// Whether the profile was chosen by name. If so, it must exist.
    let isNamed: Bool
    /// How it was chosen; nil for a `source_profile`.
    let origin: SelectedProfile.Origin?
    /// The files, or why they cannot be read. The first source that needs them throws that error.
    let files: Result<SharedConfig, SharedConfigError>

    var description: String {
        "ProfileSettings(redacted)"
    }

    /// Both files.
    func config(for source: SanitizedText) throws(CredentialsError) -> SharedConfig {
        do throws(SharedConfigError) {
            return try files.get()
        } catch {
            throw .broken(source: source, reason: .sharedConfig(error))
        }
    }

    /// The profile. If it does not exist: broken if it was chosen by name, otherwise not configured.
    func profile(for source: SanitizedText) throws(CredentialsError) -> SharedConfig.Profile {
        let config = try config(for: source)
        if let profile = config.profile(named: name) {
            return profile
        }
        throw isNamed
            ? .broken(
                source: source, reason: .profileNotFound(ProfileNotFoundError(name: name, origin: origin, in: config)))
            : .notConfigured(
                source: source,
                reason: .profile(
                    SanitizedText(name), others: config.profileNames.map { SanitizedText($0, limit: 40) }))
    }

    /// The same files with another profile, chosen by name.
    func other(_ name: String) -> ProfileSettings {
        ProfileSettings(name: name, isNamed: true, origin: nil, files: files)
    }

    /// The endpoint of a service, by the settings of this profile.
    func endpoint(
        of service: Service, region: Region, environment: [String: String], source: SanitizedText
    ) throws(CredentialsError) -> Endpoint {
        let selected = SelectedProfile(flag: name, environment: [:])
        let settings = EndpointSettings(
            environment: environment, profile: selected, config: try config(for: source))
        do throws(EndpointError) {
            return try settings.endpoint(of: service, region: region)
        } catch {
            throw .broken(source: source, reason: .endpoint(error))
        }
    }
}
