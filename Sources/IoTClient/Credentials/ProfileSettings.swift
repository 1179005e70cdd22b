/// One profile in what the shared files say at one moment: what the sources that a profile configures read from.
struct ProfileSettings: Sendable, Redacted {
    let name: String
    /// Whether someone asked for the profile by name, so that its absence is an error.
    let isNamed: Bool
    /// Who chose it; nil if another profile did.
    let origin: SelectedProfile.Origin?
    /// What the files say, or why they cannot be read; that is told by the first source that needs them.
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

    /// The profile. Not configured if there is none and nobody named it.
    func profile(for source: SanitizedText) throws(CredentialsError) -> SharedConfig.Profile {
        let config = try config(for: source)
        if let profile = config.profile(named: name) {
            return profile
        }
        throw isNamed
            ? .broken(
                source: source, reason: .profileNotFound(ProfileNotFoundError(name: name, origin: origin, in: config)))
            : .notConfigured(source: source, reason: .profile(SanitizedText(name)))
    }

    /// The same files, seen from another profile, which someone named.
    func other(_ name: String) -> ProfileSettings {
        ProfileSettings(name: name, isNamed: true, origin: nil, files: files)
    }

    /// Endpoints and their variants, as this profile sets them.
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
