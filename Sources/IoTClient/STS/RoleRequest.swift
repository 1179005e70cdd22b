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
    /// The `external_id`, for AssumeRole.
    var externalId: String?
    /// The `duration_seconds`, for AssumeRole.
    var seconds: Int?

    /// AssumeRole, signed with the credentials of another source.
    func assume(with credentials: Credentials) async throws(CredentialsError) -> Credentials {
        try await send(.assumeRole, optional, signedWith: credentials)
    }

    /// AssumeRole with an MFA code, which is sent once: AWS does not accept it twice. Only a request that was rejected
    /// because of clock skew is repeated, as AWS checks the signature before the code.
    func response(
        with credentials: Credentials, serial: String, code: MFACode
    ) async throws(ExchangeFailure) -> HTTPResponse {
        let parameters = [("SerialNumber", serial), ("TokenCode", code.digits)] + optional
        return try await response(to: call(.assumeRole, parameters), signedWith: credentials)
    }

    /// AssumeRoleWithWebIdentity, which is not signed: the token is the proof.
    func assume(webIdentityToken: String) async throws(CredentialsError) -> Credentials {
        try await send(.assumeRoleWithWebIdentity, [("WebIdentityToken", webIdentityToken)], signedWith: nil)
    }

    /// Reads a response of AssumeRole.
    func role(in response: HTTPResponse) throws(CredentialsError) -> AssumedRole {
        let text = XMLText(response)
        return AssumedRole(
            credentials: try Credentials(source: source, response: Self.names) { text[$0] },
            assumedRoleId: text["AssumedRoleId"], arn: text["Arn"], requestId: text["RequestId"])
    }

    private var optional: [(String, String)] {
        [("ExternalId", externalId), ("DurationSeconds", seconds.map(String.init))]
            .compactMap { name, value in value.map { (name, $0) } }
    }

    private func call(_ service: CredentialsService, _ parameters: [(String, String)]) -> STSQueryRequest {
        let session = sessionName ?? "mitwatch-session-\(Int(saturating: context.serverTime.timeIntervalSince1970))"
        return STSQueryRequest(
            sts: service == .assumeRole ? "AssumeRole" : "AssumeRoleWithWebIdentity",
            [("RoleArn", roleArn), ("RoleSessionName", session)] + parameters, endpoint: endpoint)
    }

    private func send(
        _ service: CredentialsService, _ parameters: [(String, String)], signedWith credentials: Credentials?
    ) async throws(CredentialsError) -> Credentials {
        let call = call(service, parameters)
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await context.retries.response { () async throws(ExchangeFailure) in
                try await self.response(to: call, signedWith: credentials)
            }
        } catch {
            throw .broken(source: source, reason: .exchange(service, error))
        }
        return try role(in: response).credentials
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
