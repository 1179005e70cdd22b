import FoundationEssentials

/// The two calls that single sign-on needs: credentials for a token, and a new token for an old one.
struct SingleSignOnPortal: Sendable {
    let portal: Endpoint
    let oidc: Endpoint
    let transport: any HTTPTransport
    let retries: ExchangeRetries

    /// GetRoleCredentials. The members of `roleCredentials`, where the expiration counts milliseconds; nil where there are none.
    func roleCredentials(_ settings: SingleSignOnSettings, token: String) async throws(ExchangeFailure) -> FlatJSON? {
        let request = HTTPRequest(
            method: .get, endpoint: portal, segments: ["federation", "credentials"],
            query: [
                .init(name: "role_name", value: settings.role), .init(name: "account_id", value: settings.account),
            ],
            headers: ["x-amz-sso_bearer_token": token])
        let response = try await retried(request)
        return (try? JSONDecoder().decode(RoleCredentialsResponse.self, from: response.body))?.roleCredentials
    }

    /// What comes of asking for a new token.
    enum RenewalOutcome: Sendable {
        case renewed(SingleSignOnToken)
        /// The session does not allow it, or the server does not any more: only signing in again helps.
        case notAllowed
        /// There is no usable answer; the same token may be renewed later.
        case failed(CredentialsError.BrokenReason)
    }

    /// CreateToken with a refresh token. `now` is when the answer came.
    func renewed(_ token: SingleSignOnToken, at now: () -> Date) async -> RenewalOutcome {
        guard let renewal = token.renewal(at: now()), let body = try? JSONEncoder().encode(renewal) else {
            return .notAllowed
        }
        let request = HTTPRequest(
            method: .post, endpoint: oidc, segments: ["token"], headers: ["Content-Type": "application/json"],
            body: body)
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await retried(request)
        } catch {
            let isRefused = error.fault != nil && !error.isRetryable
            return isRefused ? .notAllowed : .failed(.exchange(.ssoOIDC, error))
        }
        return Self.renewed(token, with: FlatJSON(response.body), at: now())
    }

    private func retried(_ request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        try await retries.response { () async throws(ExchangeFailure) in try await transport.success(of: request) }
    }

    private static func renewed(_ token: SingleSignOnToken, with members: FlatJSON?, at now: Date) -> RenewalOutcome {
        guard let accessToken = members?["accessToken"], !accessToken.isEmpty, isValidHeaderValue(accessToken) else {
            return .failed(.unusableResponse(member: "accessToken"))
        }
        guard let seconds = members?["expiresIn"].flatMap(TimeInterval.init), (0...31_536_000).contains(seconds) else {
            return .failed(.unusableResponse(member: "expiresIn"))
        }
        var renewed = token
        renewed.accessToken = accessToken
        renewed.expiresAt = now.addingTimeInterval(seconds).formatted(.iso8601)
        renewed.refreshToken = members?["refreshToken"] ?? token.refreshToken
        return .renewed(renewed)
    }

    private struct RoleCredentialsResponse: Decodable {
        let roleCredentials: FlatJSON
    }
}
