import FoundationEssentials

/// The roles of a profile in a row, from its own to the one that is assumed first, and what that one is assumed with.
/// It is read from the shared files; nothing is sent.
struct RoleChain: Sendable, Redacted {
    /// A role of one profile.
    struct Role: Sendable {
        /// The profile with the role.
        let profile: String
        let request: RoleRequest
        /// The `mfa_serial`.
        let serial: String?
        /// Where the AWS CLI keeps the role's credentials.
        let entry: CLICacheEntry

        /// The name of the role as a source, for messages.
        var name: SanitizedText {
            "assume role (profile \(profile))"
        }
    }

    /// What the first role is assumed with.
    enum Basis: Sendable {
        /// The sources of a profile.
        case profile(ProfileSettings)
        /// The `credential_source` of this name.
        case source(String, any CredentialsSource)
    }

    let roles: [Role]
    let basis: Basis

    /// Shows nothing, as the settings may hold keys.
    var description: String {
        "RoleChain(redacted)"
    }

    /// Reads the roles of a profile that has one. Every error in their settings is thrown here, so that no code is
    /// requested in vain.
    init(
        _ settings: ProfileSettings, _ profile: SharedConfig.Profile, _ context: CredentialsContext,
        source: SanitizedText
    ) throws(CredentialsError) {
        func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
            .broken(source: source, reason: reason)
        }
        let endpoint = try settings.endpoint(
            of: .sts, region: context.region, environment: context.environment, source: source)
        var roles: [Role] = []
        var (settings, profile, visited) = (settings, profile, [settings.name])
        while true {
            roles.append(try Role(settings.name, profile, endpoint, context, source: source))
            switch (profile["source_profile"], profile["credential_source"]) {
            case (nil, nil):
                throw broken(.missing(setting: "source_profile or credential_source", besides: "role_arn"))
            case (_?, _?):
                throw broken(.conflict("source_profile", "credential_source"))
            case (nil, let name?):
                basis = .source(name, try Self.source(name, settings, context, source))
                self.roles = roles
                return
            case (let name?, nil):
                let isItself = ExactText(name) == ExactText(settings.name)
                let isVisited = visited.contains { ExactText($0) == ExactText(name) }
                settings = settings.other(name)
                profile = try settings.profile(for: source)
                visited.append(name)
                guard !isVisited || (isItself && profile.hasKeys) else {
                    throw broken(.profileLoop(visited.map { SanitizedText($0) }))
                }
                guard profile.assumesRole, !profile.hasKeys else {
                    basis = .profile(settings)
                    self.roles = roles
                    return
                }
            }
        }
    }

    private static func source(
        _ name: String, _ settings: ProfileSettings, _ context: CredentialsContext, _ source: SanitizedText
    ) throws(CredentialsError) -> any CredentialsSource {
        let sources: [String: any CredentialsSource] = [
            "Environment": EnvironmentCredentials(environment: context.environment),
            "EcsContainer": ContainerCredentials(context),
            "Ec2InstanceMetadata": InstanceMetadataCredentials(settings, context),
        ]
        guard let chosen = sources[name] else {
            throw .broken(
                source: source,
                reason: .notAllowed(
                    setting: "credential_source", allowed: sources.keys.sorted().map { SanitizedText($0) }))
        }
        return chosen
    }
}

extension RoleChain.Role {
    fileprivate init(
        _ name: String, _ profile: SharedConfig.Profile, _ endpoint: Endpoint, _ context: CredentialsContext,
        source: SanitizedText
    ) throws(CredentialsError) {
        self.profile = name
        serial = profile["mfa_serial"]
        guard serial.map(MFADevice.isValid) ?? true else {
            throw .broken(source: source, reason: .malformed(setting: "mfa_serial of profile \(name)"))
        }
        request = RoleRequest(
            source: source, roleArn: profile["role_arn"] ?? "", sessionName: profile["role_session_name"],
            endpoint: endpoint, context: context, externalId: profile["external_id"],
            // As in botocore, another value is ignored.
            seconds: profile["duration_seconds"].flatMap { Int($0.trimmed) })
        entry = CLICacheEntry(
            home: context.home, roleArn: request.roleArn, serial: serial, externalId: request.externalId,
            seconds: request.seconds, sessionName: request.sessionName)
    }

    /// The request for a code, for a role with `mfa_serial`.
    func codeRequest(_ serial: String, _ reason: MFARequest.Reason) -> MFARequest {
        MFARequest(
            serial: serial, profile: SanitizedText(profile), roleArn: SanitizedText(request.roleArn), reason: reason)
    }
}

extension SharedConfig.Profile {
    /// With a token file, the role is assumed with web identity.
    var assumesRole: Bool {
        self["role_arn"] != nil && self["web_identity_token_file"] == nil
    }

    fileprivate var hasKeys: Bool {
        self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil
    }
}
