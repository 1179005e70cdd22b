import FoundationEssentials
import MitigationModel

/// A request to STS for the credentials of a role.
struct RoleRequest {
    /// The name of the source, for messages.
    let source: SanitizedText
    let roleArn: String
    /// The session name, which CloudTrail shows (default: generated).
    let sessionName: String?
    let endpoint: Endpoint
    let context: CredentialsContext

    /// AssumeRole, signed with the credentials of another source. The result names their origin too.
    func assume(
        with credentials: Credentials, externalId: String?, seconds: Int?
    ) async throws(CredentialsError) -> Credentials {
        let optional = [("ExternalId", externalId), ("DurationSeconds", seconds.map(String.init))]
        let parameters = optional.compactMap { name, value in value.map { (name, $0) } }
        var role = try await send(.assumeRole, parameters, signedWith: credentials)
        role.origin = credentials.origin.map { "\(source), assumed with \($0)" }
        return role
    }

    /// AssumeRoleWithWebIdentity, which is not signed: the token is the proof.
    func assume(webIdentityToken: String) async throws(CredentialsError) -> Credentials {
        try await send(.assumeRoleWithWebIdentity, [("WebIdentityToken", webIdentityToken)], signedWith: nil)
    }

    private func send(
        _ service: CredentialsService, _ parameters: [(String, String)], signedWith credentials: Credentials?
    ) async throws(CredentialsError) -> Credentials {
        let session = sessionName ?? "mitwatch-session-\(Int(saturating: context.serverTime.timeIntervalSince1970))"
        let call = STSQueryRequest(
            sts: service == .assumeRole ? "AssumeRole" : "AssumeRoleWithWebIdentity",
            [("RoleArn", roleArn), ("RoleSessionName", session)] + parameters, endpoint: endpoint)
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await context.retries.response { () async throws(ExchangeFailure) in
                try await self.response(to: call, signedWith: credentials)
            }
        } catch {
            throw .broken(source: source, reason: .exchange(service, error))
        }
        let text = XMLText(response)
        return try Credentials(source: source, response: Self.names) { text[$0] }
    }

    private func response(
        to call: STSQueryRequest, signedWith credentials: Credentials?
    ) async throws(ExchangeFailure) -> HTTPResponse {
        guard let credentials else { return try await call.send(through: context.transport) }
        return try await call.send(through: context.transport, clock: context.clock, now: context.now) { date in
            SignatureV4(
                credentials: credentials, region: endpoint.signingRegionOfSTS(in: context.region), service: "sts",
                date: date)
        }
    }

    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["SessionToken"],
        expiration: "Expiration")
}

extension Credentials {
    /// Reads a key from a response, which must have one.
    init(source: SanitizedText, response names: SettingNames, read: (String) -> String?) throws(CredentialsError) {
        guard let credentials = try Credentials(source: source, names: names, read: read) else {
            throw .broken(source: source, reason: .unusableResponse(member: "\(names.accessKeyId)"))
        }
        self = credentials
    }
}
