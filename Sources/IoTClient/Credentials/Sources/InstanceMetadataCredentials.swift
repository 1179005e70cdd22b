import FoundationEssentials

/// The role of an EC2 instance, from its metadata service.
///
/// Version 2 of the service wants a token with each request. Where the request for one is answered with 403, 404 or 405, version 1 is
/// asked, as botocore does, unless that has been switched off. No answer means that this is no instance, and takes two seconds at most.
struct InstanceMetadataCredentials: CredentialsSource {
    static let limit = Duration.seconds(2)
    private static let tokenSeconds = "21600"
    private static let rolePath = ["latest", "meta-data", "iam", "security-credentials"]
    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["Token"],
        expiration: "Expiration")

    private let settings: ProfileSettings
    private let context: CredentialsContext

    let name: SanitizedText = "instance metadata"

    init(_ settings: ProfileSettings, _ context: CredentialsContext) {
        self.settings = settings
        self.context = context
    }

    func credentials() async throws(CredentialsProblem) -> Credentials {
        let disabled = "AWS_EC2_METADATA_DISABLED"
        guard context.variable(disabled)?.lowercased() != "true" else {
            throw .notConfigured(source: name, reason: .switchedOff(variable: "\(disabled)"))
        }
        let service = try endpoint()
        let outcome = await context.within(Self.limit) { () async -> Result<Credentials, CredentialsProblem> in
            do throws(CredentialsProblem) {
                return .success(try await ask(service))
            } catch {
                return .failure(error)
            }
        }
        guard let outcome else { throw absent(.noAnswer) }
        return try outcome.get()
    }

    private func ask(_ service: Endpoint) async throws(CredentialsProblem) -> Credentials {
        let token = try await token(service)
        let roles = try await text(service, Self.rolePath, token: token)
        guard let role = roles.split(whereSeparator: \.isWhitespace).first else { throw absent(.unusable) }
        let document = try await text(service, Self.rolePath + [String(role)], token: token)
        guard let members = FlatJSON(Data(document.utf8)) else { throw absent(.unusable) }
        if members[Self.names.accessKeyId] == nil {
            throw absent(members["Code"].map { .told(code: SanitizedText($0, limit: 80)) } ?? .unusable)
        }
        var credentials = try Credentials(source: name, answer: Self.names) { members[$0] }
        credentials.origin = "\(name), version \(token == nil ? 1 : 2), role \(role)"
        return credentials
    }

    /// A token of version 2, or nil where only version 1 answers.
    private func token(_ service: Endpoint) async throws(CredentialsProblem) -> String? {
        let request = HTTPRequest(
            method: .put, endpoint: service, segments: ["latest", "api", "token"],
            headers: ["x-aws-ec2-metadata-token-ttl-seconds": Self.tokenSeconds])
        let response = try await answer(to: request)
        switch response.statusCode {
        case 200:
            guard let token = Self.token(in: response) else { throw absent(.unusable) }
            return token
        case 403, 404, 405:
            if let setting = try versionOneSwitch() {
                throw .broken(source: name, reason: .metadataVersion1(setting: setting))
            }
            return nil
        default:
            throw absent(.refused(status: response.statusCode))
        }
    }

    private static func token(in response: HTTPResponse) -> String? {
        let token = String(decoding: response.body, as: UTF8.self)
        return !token.isEmpty && fitsHeader(token) ? token : nil
    }

    private func text(
        _ service: Endpoint, _ segments: [String], token: String?
    ) async throws(CredentialsProblem) -> String {
        var request = HTTPRequest(method: .get, endpoint: service, segments: segments)
        if segments == Self.rolePath {
            request.path += "/"
        }
        if let token {
            request.headers.append(name: "x-aws-ec2-metadata-token", value: token)
        }
        let response = try await answer(to: request)
        guard response.statusCode == 200 else { throw absent(.refused(status: response.statusCode)) }
        return String(decoding: response.body, as: UTF8.self)
    }

    private func answer(to request: HTTPRequest) async throws(CredentialsProblem) -> HTTPResponse {
        do throws(ExchangeFailure) {
            return try await context.transport.exchange(request)
        } catch {
            guard case .transport(let problem) = error else { throw absent(.unusable) }
            throw absent(.notReached(problem))
        }
    }

    private func absent(_ reason: CredentialsProblem.MetadataAbsence) -> CredentialsProblem {
        .notConfigured(source: name, reason: .noMetadata(reason))
    }
}

extension InstanceMetadataCredentials {
    private func endpoint() throws(CredentialsProblem) -> Endpoint {
        if let (url, setting) = try setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint") {
            do throws(EndpointProblem) {
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
    private func versionOneSwitch() throws(CredentialsProblem) -> SanitizedText? {
        let found = try setting("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")
        return found?.value.lowercased() == "true" ? found?.setting : nil
    }

    /// A variable, or a setting of the profile, if there is one.
    private func setting(
        _ variable: String, _ name: String
    ) throws(CredentialsProblem) -> (value: String, setting: SanitizedText)? {
        if let value = context.variable(variable) {
            return (value, "\(variable)")
        }
        let profile = try settings.config(for: self.name).profile(named: settings.name)
        return profile?[name].map { ($0, "\(name) of profile \(settings.name)") }
    }
}
