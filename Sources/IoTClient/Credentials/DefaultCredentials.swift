/// The sources of credentials of AWS's own tools, in the same order. The files are read each time.
///
/// It caches nothing: use `CachedCredentials.standard`, which wraps it.
public struct DefaultCredentials: CredentialsSource {
    private let profile: SelectedProfile
    private let context: CredentialsContext
    private let config: @Sendable () throws(SharedConfigError) -> SharedConfig

    /// The source's name in messages.
    public let name: SanitizedText = "the usual sources"

    /// Creates the source.
    ///
    /// - Parameters:
    ///   - profile: The profile in use.
    ///   - context: What the sources need to know about the machine.
    ///   - config: Reads the shared files. It is called for each lookup.
    public init(
        profile: SelectedProfile, context: CredentialsContext,
        config: @escaping @Sendable () throws(SharedConfigError) -> SharedConfig
    ) {
        self.profile = profile
        self.context = context
        self.config = config
    }

    /// The credentials of the first configured source. A profile that was chosen by name must exist, even if the
    /// environment has keys.
    ///
    /// - Returns: The credentials, with their origin.
    /// - Throws: ``CredentialsError/noneFound(_:)`` if no source is configured,
    ///   ``CredentialsError/broken(source:reason:)`` if one is configured but cannot be used.
    public func credentials() async throws(CredentialsError) -> Credentials {
        let files = Result { () throws(SharedConfigError) in try config() }
        let settings = ProfileSettings(
            name: profile.name, isNamed: profile.isNamed, origin: profile.origin, files: files)
        if profile.isNamed {
            _ = try settings.profile(for: "profile \(profile.name)")
        }
        return try await CredentialsChain(Self.sources(settings, profile.origin, context)).credentials()
    }

    /// Ignores these credentials in the AWS CLI's cache from now on. Those of a login session are renewed at the next
    /// lookup, even if they are still valid by this machine's clock.
    ///
    /// - Parameter credentials: The rejected credentials.
    public func invalidate(_ credentials: Credentials) async {
        context.reject(credentials)
    }

    /// Same order as botocore. `--profile` excludes keys and web identity of the environment; AWS_PROFILE does not.
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

    /// The sources of a profile that need no other profile, for its own use and as a `source_profile`.
    static func ofProfile(
        _ settings: ProfileSettings, _ context: CredentialsContext, usesVariables: Bool
    ) -> [any CredentialsSource] {
        [
            WebIdentityCredentials(settings, context, usesVariables: usesVariables),
            SingleSignOnCredentials(settings, context),
            SharedFileCredentials(settings, file: .credentials),
            LoginSessionCredentials(settings, context),
            ProcessCredentials(settings, context),
            SharedFileCredentials(settings, file: .config),
        ]
    }
}

/// Sources in order: the first one that has credentials is used.
///
/// A source that is not configured is skipped, and its reason is kept. One that is configured but broken ends the
/// search.
public struct CredentialsChain: CredentialsSource {
    private let sources: [any CredentialsSource]

    /// A chain of these sources, in this order.
    public init(_ sources: [any CredentialsSource]) {
        self.sources = sources
    }

    /// The names of the sources, in order.
    public var name: SanitizedText {
        sources.dropFirst().reduce(sources.first?.name ?? "nothing") { "\($0), then \($1.name)" }
    }

    /// The credentials of the first configured source, with their origin.
    ///
    /// - Returns: The credentials.
    /// - Throws: ``CredentialsError/noneFound(_:)`` if no source is configured,
    ///   ``CredentialsError/broken(source:reason:)`` if one is configured but cannot be used.
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
