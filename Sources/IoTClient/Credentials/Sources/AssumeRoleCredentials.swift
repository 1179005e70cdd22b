/// The role of the profile's `role_arn`, assumed with the credentials of another profile (`source_profile`) or another
/// source (`credential_source`).
///
/// A source profile may assume a role itself. A profile with keys may be its own source.
struct AssumeRoleCredentials: CredentialsSource {
    private let settings: ProfileSettings
    private let context: CredentialsContext

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    var name: SanitizedText {
        "assume role (profile \(settings.name))"
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let profile = try settings.profile(for: name)
        guard profile.assumesRole else {
            throw .notConfigured(source: name, reason: .setting("role_arn", profile: SanitizedText(settings.name)))
        }
        return try await assumeRole(of: settings.name, profile, visited: [settings.name])
    }

    private func assumeRole(
        of profileName: String, _ profile: SharedConfig.Profile, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        // Checked before anything is sent, so that this is the first error and not the second.
        if let serial = profile["mfa_serial"] {
            throw broken(
                .codeRequired(
                    MFARequest(
                        serial: serial, profile: SanitizedText(profileName),
                        roleArn: SanitizedText(profile["role_arn"] ?? ""))))
        }
        let request = RoleRequest(
            source: name, roleArn: profile["role_arn"] ?? "", sessionName: profile["role_session_name"],
            endpoint: try settings.endpoint(
                of: .sts, region: context.region, environment: context.environment, source: name),
            context: context)
        let basis = try await basis(of: profileName, profile, visited: visited)
        return try await request.assume(
            with: basis, externalId: profile["external_id"], seconds: profile["duration_seconds"].flatMap { Int($0) })
    }

    /// The credentials that the role is assumed with.
    private func basis(
        of profileName: String, _ profile: SharedConfig.Profile, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        switch (profile["source_profile"], profile["credential_source"]) {
        case (nil, nil):
            throw broken(.missing(setting: "source_profile or credential_source", besides: "role_arn"))
        case (_?, _?):
            throw broken(.conflict("source_profile", "credential_source"))
        case (let source?, nil):
            return try await credentials(ofProfile: source, for: profileName, visited: visited)
        case (nil, let source?):
            return try await credentials(ofSource: source)
        }
    }

    private func credentials(
        ofProfile source: String, for profileName: String, visited: [String]
    ) async throws(CredentialsError) -> Credentials {
        let sourceSettings = settings.other(source)
        let profile = try sourceSettings.profile(for: name)
        let isVisited = visited.contains { ExactText($0) == ExactText(source) }
        let isItself = ExactText(source) == ExactText(profileName)
        guard !isVisited || (isItself && profile.hasKeys) else {
            throw broken(.profileLoop((visited + [source]).map { SanitizedText($0) }))
        }
        if profile.assumesRole, !profile.hasKeys {
            return try await assumeRole(of: source, profile, visited: visited + [source])
        }
        let sources = DefaultCredentials.ofProfile(sourceSettings, context, usesVariables: false)
        do throws(CredentialsError) {
            return try await CredentialsChain(sources).credentials()
        } catch {
            switch error {
            case .noneFound: throw broken(.noSourceCredentials(profile: SanitizedText(source)))
            // The fix exports the keys of this role, not those of its source.
            case .broken(_, .loginSession): throw broken(.loginSession(profile: SanitizedText(settings.name)))
            default: throw error
            }
        }
    }

    private func credentials(ofSource source: String) async throws(CredentialsError) -> Credentials {
        let sources: [String: any CredentialsSource] = [
            "Environment": EnvironmentCredentials(environment: context.environment),
            "EcsContainer": ContainerCredentials(context),
            "Ec2InstanceMetadata": InstanceMetadataCredentials(settings, context),
        ]
        guard let chosen = sources[source] else {
            throw broken(
                .notAllowed(setting: "credential_source", allowed: sources.keys.sorted().map { SanitizedText($0) }))
        }
        do throws(CredentialsError) {
            return try await chosen.credentials()
        } catch {
            guard case .notConfigured(_, let reason) = error else { throw error }
            throw broken(.emptySource(SanitizedText(source), reason))
        }
    }

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: name, reason: reason)
    }
}

extension SharedConfig.Profile {
    /// With a token file, the role is assumed with web identity.
    fileprivate var assumesRole: Bool {
        self["role_arn"] != nil && self["web_identity_token_file"] == nil
    }

    fileprivate var hasKeys: Bool {
        self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil
    }
}
