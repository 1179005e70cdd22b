import FoundationEssentials

/// The two calls of single sign-on: credentials for a token, and a new token for an old one.
struct SingleSignOnPortal: Sendable {
    let portal: Endpoint
    let oidc: Endpoint
    let transport: any HTTPTransport
    let retries: ExchangeRetries

    /// GetRoleCredentials. The members of `roleCredentials`, with the expiration in milliseconds; nil if there are
    /// none.
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

    /// The result of a renewal.
    enum RenewalOutcome: Sendable {
        case renewed(SingleSignOnToken)
        /// The session does not allow it, or no longer: the operator has to log in again.
        case notAllowed
        /// There is no usable response; the same token can be renewed later.
        case failed(CredentialsError.BrokenReason)
    }

    /// CreateToken with a refresh token. `now` is called again after the response.
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
