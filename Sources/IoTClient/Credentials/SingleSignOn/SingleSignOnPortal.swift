import FoundationEssentials

/// The two calls that single sign-on needs: credentials for a token, and a new token for an old one.
struct SingleSignOnPortal: Sendable {
    let portal: Endpoint
    let oidc: Endpoint
    let transport: any HTTPTransport

    /// GetRoleCredentials. The members of `roleCredentials`, where the expiration counts milliseconds; nil where there are none.
    func roleCredentials(_ settings: SingleSignOnSettings, token: String) async throws(ExchangeFailure) -> FlatJSON? {
        let request = HTTPRequest(
            method: .get, endpoint: portal, segments: ["federation", "credentials"],
            query: [
                .init(name: "role_name", value: settings.role), .init(name: "account_id", value: settings.account),
            ],
            headers: ["x-amz-sso_bearer_token": token])
        let response = try await transport.exchange(request)
        guard response.isSuccess else { throw .refused(ServiceFault(response)) }
        return (try? JSONDecoder().decode(Answer.self, from: response.body))?.roleCredentials
    }

    /// CreateToken with a refresh token; nil where it is refused or cannot be asked. `now` is when the answer came.
    func renewed(
        _ token: SingleSignOnToken, at now: @Sendable () -> Date
    ) async -> SingleSignOnToken? {
        guard let renewal = token.renewal(at: now()), let body = try? JSONEncoder().encode(renewal) else { return nil }
        let request = HTTPRequest(
            method: .post, endpoint: oidc, segments: ["token"], headers: ["Content-Type": "application/json"],
            body: body)
        guard let response = try? await transport.exchange(request), response.isSuccess,
            let answer = FlatJSON(response.body), let accessToken = answer["accessToken"],
            let seconds = answer["expiresIn"].flatMap(TimeInterval.init), (0...31_536_000).contains(seconds)
        else { return nil }
        var renewed = token
        renewed.accessToken = accessToken
        renewed.expiresAt = now().addingTimeInterval(seconds).formatted(.iso8601)
        renewed.refreshToken = answer["refreshToken"] ?? token.refreshToken
        return renewed
    }

    private struct Answer: Decodable {
        let roleCredentials: FlatJSON
    }
}
