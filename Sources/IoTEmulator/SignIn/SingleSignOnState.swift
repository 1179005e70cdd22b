import FoundationEssentials

/// What the token service of single sign-on has issued.
struct SingleSignOnState: Sendable {
    /// The secrets of the registered clients, by ID.
    var clients: [String: String] = [:]
    /// By device code.
    var devices: [String: Device] = [:]
    /// By access token.
    var tokens: [String: Token] = [:]

    /// A device code that a client waits for.
    struct Device: Hashable, Sendable {
        let clientId: String
        let userCode: String
        let startedAt: Date
        var isApproved = false
    }

    /// An access token, and the token that replaces it.
    struct Token: Hashable, Sendable {
        let clientId: String
        /// Nil after it was used.
        private(set) var refreshToken: String?
        /// From then on the access token is rejected.
        var end: Date
        /// From then on it cannot be replaced.
        var sessionEnd: Date

        init(clientId: String, refreshToken: String, end: Date, sessionEnd: Date) {
            self.clientId = clientId
            self.refreshToken = refreshToken
            self.end = end
            self.sessionEnd = sessionEnd
        }

        /// Each refresh token is accepted once. The access token remains valid to its end.
        mutating func refreshed() {
            refreshToken = nil
        }
    }

    /// For how long a device code can be approved, in seconds.
    static let deviceSeconds = 600

    /// If an access token is accepted.
    func accepts(_ accessToken: String?, now: Date) -> Bool {
        guard let token = accessToken.flatMap({ tokens[$0] }) else { return false }
        return now < token.end
    }

    /// Ends all tokens.
    mutating func end(now: Date) {
        for accessToken in tokens.keys {
            tokens[accessToken]?.end = now
            tokens[accessToken]?.sessionEnd = now
        }
    }
}
