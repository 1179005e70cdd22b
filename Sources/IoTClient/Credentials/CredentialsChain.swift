/// Sources that are asked in order until one has credentials.
///
/// A source that is not configured is passed over, and what it said is kept. One that is configured but broken ends the search.
public struct CredentialsChain: CredentialsSource {
    private let sources: [any CredentialsSource]

    /// Asks these sources, the first one first.
    public init(_ sources: [any CredentialsSource]) {
        self.sources = sources
    }

    /// The usual order: a profile named by `--profile` alone; else the environment's keys, then the profile that AWS_PROFILE names,
    /// or the default one.
    public static func standard(
        profile: SelectedProfile, environment: [String: String],
        config: @escaping @Sendable () throws(SharedConfigProblem) -> SharedConfig
    ) -> CredentialsChain {
        let fromProfile = ProfileCredentials(profile: profile, config: config)
        switch profile.origin {
        case .flag:
            return CredentialsChain([fromProfile])
        case .variable, .implied:
            return CredentialsChain([EnvironmentCredentials(environment: environment), fromProfile])
        }
    }

    /// The names of the sources, in order.
    public var name: String {
        sources.map(\.name).joined(separator: ", then ")
    }

    /// What the first configured source gives.
    public func credentials() async throws(CredentialsProblem) -> Credentials {
        var refusals: [CredentialsProblem] = []
        for source in sources {
            do throws(CredentialsProblem) {
                return try await source.credentials()
            } catch {
                guard case .notConfigured = error else { throw error }
                refusals.append(error)
            }
        }
        throw .noneFound(refusals)
    }
}
