import FoundationEssentials

/// The role of an EC2 instance, from its metadata service.
///
/// Version 2 of the service needs a token with each request. If the request for one gets 403, 404, 405 or no
/// response, version 1 is used, as in botocore, unless that has been switched off.
///
/// AWS_METADATA_SERVICE_TIMEOUT is the time limit of an attempt in seconds (default: 1),
/// AWS_METADATA_SERVICE_NUM_ATTEMPTS the number of attempts for each request (default: 1). So a machine that is not
/// an instance takes two seconds.
struct InstanceMetadataCredentials: CredentialsSource {
    private static let tokenSeconds = "21600"
    private static let rolePath = ["latest", "meta-data", "iam", "security-credentials"]
    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["Token"],
        expiration: "Expiration")

    private let settings: ProfileSettings
    private let context: CredentialsContext

    let name: SanitizedText = "EC2 instance metadata"

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    /// The service, with its number of attempts and time limit.
    private struct Service {
        let endpoint: Endpoint
        let attempts: Int
        /// For each attempt.
        let limit: Duration
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let disabled = "AWS_EC2_METADATA_DISABLED"
        guard context.variable(disabled)?.lowercased() != "true" else {
            throw .notConfigured(source: name, reason: .switchedOff(variable: "\(disabled)"))
        }
        let seconds = try count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")
        let service = Service(
            endpoint: try endpoint(),
            attempts: try count("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts"),
            limit: .seconds(seconds))
        let token = try await token(service)
        let roles = try await text(service, Self.rolePath, token: token) { !$0.body.isEmpty }
        guard let role = roles.split(whereSeparator: \.isWhitespace).first else { throw absent(.unusable) }
        let document = try await text(service, Self.rolePath + [String(role)], token: token) {
            FlatJSON($0.body) != nil
        }
        guard let members = FlatJSON(Data(document.utf8)) else { throw absent(.unusable) }
        if members[Self.names.accessKeyId] == nil {
            throw absent(members["Code"].map { .reported(code: SanitizedText($0, limit: 80)) } ?? .unusable)
        }
        var credentials = try Credentials(source: name, response: Self.names) { members[$0] }
        credentials.origin = "\(name), version \(token == nil ? 1 : 2), role \(role)"
        credentials.renewal = .automatic
        return extended(credentials)
    }

    /// Extends expired credentials, which the service returns during an outage of AWS. They are used for 5 to 15
    /// minutes more, as in botocore and AWS's SDKs. The time is random, so that many instances do not call at once.
    private func extended(_ credentials: Credentials) -> Credentials {
        guard let end = credentials.expiration, end <= context.serverTime else { return credentials }
        let minutes = 5 + Int(context.random() % 11)
        context.warn(.expiredMetadata(end: end, minutes: minutes))
        var extended = credentials
        extended.expiration = context.serverTime.addingTimeInterval(CachedCredentials.window + Double(minutes) * 60)
        return extended
    }

    /// A token of version 2, or nil if version 1 is to be used.
    private func token(_ service: Service) async throws(CredentialsError) -> String? {
        let request = HTTPRequest(
            method: .put, endpoint: service.endpoint, segments: ["latest", "api", "token"],
            headers: ["x-aws-ec2-metadata-token-ttl-seconds": Self.tokenSeconds])
        let response: HTTPResponse
        switch await outcome(of: request, service, isRetriedAfterTimeout: false, isUsable: Self.isAboutToken) {
        case .success(let success): response = success
        case .failure(.noResponse):
            // In a container the response may be lost on its last hop; version 1 does not have this limit.
            if try versionOneSwitch() != nil { throw absent(.noResponse) }
            return nil
        case .failure(let absence): throw absent(absence)
        }
        switch response.statusCode {
        case 200:
            return String(decoding: response.body, as: UTF8.self)
        case 403, 404, 405:
            if let setting = try versionOneSwitch() {
                throw .broken(source: name, reason: .metadataVersion1(setting: setting))
            }
            return nil
        default:
            throw absent(.refused(status: response.statusCode))
        }
    }

    /// Whether a response is final: there is a token, or there will be none.
    private static func isAboutToken(_ response: HTTPResponse) -> Bool {
        let token = String(decoding: response.body, as: UTF8.self)
        return response.statusCode == 200
            ? !token.isEmpty && isValidHeaderValue(token) : (400..<500).contains(response.statusCode)
    }

    private func text(
        _ service: Service, _ segments: [String], token: String?, isUsable: (HTTPResponse) -> Bool
    ) async throws(CredentialsError) -> String {
        var request = HTTPRequest(method: .get, endpoint: service.endpoint, segments: segments)
        if segments == Self.rolePath {
            request.path += "/"
        }
        if let token {
            request.headers.append(name: "x-aws-ec2-metadata-token", value: token)
        }
        switch await outcome(of: request, service, isUsable: { $0.statusCode == 200 && isUsable($0) }) {
        case .success(let response): return String(decoding: response.body, as: UTF8.self)
        case .failure(let absence): throw absent(absence)
        }
    }

    private enum Outcome {
        case success(HTTPResponse)
        case failure(CredentialsError.MetadataReason)
    }

    /// The first usable response, or why the last attempt gave none. There is no pause between attempts, as in
    /// botocore.
    private func outcome(
        of request: HTTPRequest, _ service: Service, isRetriedAfterTimeout: Bool = true,
        isUsable: (HTTPResponse) -> Bool
    ) async -> Outcome {
        var absence = CredentialsError.MetadataReason.noResponse
        for _ in 0..<service.attempts {
            switch await attempt(request, service) {
            case .success(let response) where isUsable(response): return .success(response)
            case .success(let response):
                absence = response.statusCode == 200 ? .unusable : .refused(status: response.statusCode)
            case .failure(.noResponse) where !isRetriedAfterTimeout: return .failure(.noResponse)
            case .failure(let reason): absence = reason
            }
            if Task.isCancelled { break }
        }
        return .failure(absence)
    }

    private func attempt(_ request: HTTPRequest, _ service: Service) async -> Outcome {
        let outcome = await context.within(service.limit) { () async -> Outcome in
            do throws(ExchangeFailure) {
                return .success(try await context.transport.exchange(request))
            } catch {
                guard case .transport(let problem) = error else { return .failure(.unusable) }
                return .failure(.notReached(problem))
            }
        }
        return outcome ?? .failure(.noResponse)
    }

    private func absent(_ reason: CredentialsError.MetadataReason) -> CredentialsError {
        .notConfigured(source: name, reason: .noMetadata(reason))
    }
}

extension InstanceMetadataCredentials {
    private func endpoint() throws(CredentialsError) -> Endpoint {
        if let (url, setting) = try setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint") {
            do throws(EndpointError) {
                return try Endpoint(url: url, setting: setting, allowingPlainHTTPTo: nil)
            } catch {
                throw .broken(source: name, reason: .endpoint(error))
            }
        }
        let mode = try setting("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")
        let hosts = ["ipv4": "169.254.169.254", "ipv6": "fd00:ec2::254"]
        guard let host = hosts[mode?.value.lowercased() ?? "ipv4"] else {
            throw .broken(
                source: name, reason: .notAllowed(setting: mode?.setting ?? "", allowed: ["ipv4", "ipv6"]))
        }
        return Endpoint(scheme: .http, host: host, port: Endpoint.Scheme.http.defaultPort)
    }

    /// The setting that switches version 1 off, if one does.
    private func versionOneSwitch() throws(CredentialsError) -> SanitizedText? {
        let found = try setting("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
        return found?.value.lowercased() == "true" ? found?.setting : nil
    }

    /// A variable, or a setting of the profile, if there is one.
    private func setting(
        _ variable: String, _ name: String
    ) throws(CredentialsError) -> (value: String, setting: SanitizedText)? {
        if let value = context.variable(variable) {
            return (value, "\(variable)")
        }
        let profile = try settings.config(for: self.name).profile(named: settings.name)
        return profile?[name].map { ($0, "\(name) of profile \(settings.name)") }
    }

    /// A number of seconds or attempts (default: 1), at most 3,600.
    private func count(_ variable: String, _ name: String) throws(CredentialsError) -> Int {
        guard let (value, setting) = try setting(variable, name), !value.isEmpty else { return 1 }
        guard let count = Int(value.trimmed), count > 0 else {
            throw .broken(source: self.name, reason: .notACount(setting: setting))
        }
        return min(count, 3_600)
    }
}
