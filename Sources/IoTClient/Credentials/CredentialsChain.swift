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
    public func credentials() async throws(CredentialsProblem) -> Credentials {
        var refusals: [CredentialsProblem] = []
        for source in sources {
            do throws(CredentialsProblem) {
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
