/// The sources of credentials that AWS's own tools ask, in their order. The files are read anew each time it is asked.
///
/// It keeps nothing: wrap it in `CachedCredentials`, or take `CachedCredentials.standard`, which is that.
public struct DefaultCredentials: CredentialsSource {
    private let profile: SelectedProfile
    private let context: CredentialsContext
    private let config: @Sendable () throws(SharedConfigError) -> SharedConfig

    /// The source's name in messages.
    public let name: SanitizedText = "the usual sources"

    /// Asks with `profile` in what `config` reads.
    public init(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigError) -> SharedConfig
    ) {
        self.profile = profile
        self.context = context
        self.config = config
    }

    /// What the first configured source gives. A profile that someone named must be there, even where the environment has keys.
    public func credentials() async throws(CredentialsError) -> Credentials {
        let files = Result { () throws(SharedConfigError) in try config() }
        let settings = ProfileSettings(
            name: profile.name, isNamed: profile.isNamed, origin: profile.origin, files: files)
        if profile.isNamed {
            _ = try settings.profile(for: "profile \(profile.name)")
        }
        return try await CredentialsChain(Self.sources(settings, profile.origin, context)).credentials()
    }

    /// botocore's order. `--profile` keeps the environment's keys and web identity out, AWS_PROFILE does not.
    static func sources(
        _ settings: ProfileSettings, _ origin: SelectedProfile.Origin, _ context: CredentialsContext
    ) -> [any CredentialsSource] {
        let usesVariables = origin != .flag
        let environment: [any CredentialsSource] =
            usesVariables ? [EnvironmentCredentials(environment: context.environment)] : []
        return environment
            + [AssumeRoleCredentials(settings, context)]
            + ofProfile(settings, context, usesVariables: usesVariables)
            + [
                ContainerCredentials(context),
                InstanceMetadataCredentials(settings, context),
            ]
    }

    /// What a profile can give without taking another one's credentials, for itself and as a `source_profile`.
    static func ofProfile(
        _ settings: ProfileSettings, _ context: CredentialsContext, usesVariables: Bool
    ) -> [any CredentialsSource] {
        [
            WebIdentityCredentials(settings, context, usesVariables: usesVariables),
            SingleSignOnCredentials(settings, context),
            SharedFileCredentials(settings, file: .credentials),
            LoginSessionCredentials(settings),
            ProcessCredentials(settings, context),
            SharedFileCredentials(settings, file: .config),
        ]
    }
}

/// Sources that are asked in order until one has credentials.
///
/// A source that is not configured is passed over, and what it said is kept. One that is configured but broken ends the search.
public struct CredentialsChain: CredentialsSource {
    private let sources: [any CredentialsSource]

    /// Asks these sources, the first one first.
    public init(_ sources: [any CredentialsSource]) {
        self.sources = sources
    }

    /// The names of the sources, in order.
    public var name: SanitizedText {
        sources.dropFirst().reduce(sources.first?.name ?? "nothing") { "\($0), then \($1.name)" }
    }

    /// What the first configured source gives. It tells its origin.
    public func credentials() async throws(CredentialsError) -> Credentials {
        var refusals: [CredentialsError] = []
        for source in sources {
            do throws(CredentialsError) {
                var credentials = try await source.credentials()
                credentials.origin = credentials.origin ?? source.name
                return credentials
            } catch {
                guard case .notConfigured = error else { throw error }
                refusals.append(error)
            }
        }
        throw .noneFound(refusals)
    }
}
