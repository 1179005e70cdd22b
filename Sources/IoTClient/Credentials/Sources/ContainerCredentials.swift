import FoundationEssentials

/// Container credentials: Amazon ECS with AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, Amazon EKS and others with
/// AWS_CONTAINER_CREDENTIALS_FULL_URI. The relative one wins.
///
/// The contents of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, read each time, or the value of
/// AWS_CONTAINER_AUTHORIZATION_TOKEN is sent as `Authorization`. So plain http is allowed only to this machine and to
/// AWS's addresses.
struct ContainerCredentials: CredentialsSource {
    private static let agent = "169.254.170.2"
    private static let allowedHosts: Set = [agent, "169.254.170.23", "fd00:ec2::23"]
    private static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    private static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    /// For each attempt.
    private static let limit = Duration.seconds(2)
    private static let names = Credentials.SettingNames(
        accessKeyId: "AccessKeyId", secretAccessKey: "SecretAccessKey", sessionToken: ["Token"],
        expiration: "Expiration")

    private let context: CredentialsContext

    let name: SanitizedText = "container credentials"

    init(_ context: CredentialsContext) {
        self.context = context
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        let request = try request()
        let response: HTTPResponse
        do throws(ExchangeFailure) {
            response = try await self.response(to: request)
        } catch {
            throw broken(.exchange(.container, error))
        }
        guard let members = FlatJSON(response.body) else { throw broken(.unusableResponse(member: "AccessKeyId")) }
        var credentials = try Credentials(source: name, response: Self.names) { members[$0] }
        credentials.renewal = .automatic
        return credentials
    }

    /// As in botocore, every rejection is retried: the agent may need a moment after the container has started.
    private func response(to request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        try await context.retries.response { failure in
            failure.fault == nil ? RetryReason(failure) : .transient
        } _: { () async throws(ExchangeFailure) in
            try await attempt(request)
        }
    }

    private func attempt(_ request: HTTPRequest) async throws(ExchangeFailure) -> HTTPResponse {
        let outcome = await context.within(Self.limit) { () async -> Result<HTTPResponse, ExchangeFailure> in
            do throws(ExchangeFailure) {
                return .success(try await context.transport.success(of: request))
            } catch {
                return .failure(error)
            }
        }
        guard let outcome else { throw .transport(TransportError(request, .deadlineExceeded)) }
        return try outcome.get()
    }

    private func request() throws(CredentialsError) -> HTTPRequest {
        guard let (url, setting) = url else {
            throw .notConfigured(source: name, reason: .variables("\(Self.relative)", or: "\(Self.full)"))
        }
        // Without a slash the path would become part of the host.
        guard context.variable(Self.relative)?.hasPrefix("/") ?? true else {
            throw broken(.endpoint(EndpointError(setting: setting, reason: .noSlash)))
        }
        // An endpoint has no query, but this URL may have one.
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let endpoint: Endpoint
        do throws(EndpointError) {
            endpoint = try Endpoint(url: parts[0], setting: setting, allowingPlainHTTPTo: Self.allowedHosts)
        } catch {
            if case .plainHTTP(let host) = error.reason { throw broken(.hostNotAllowed(host)) }
            throw broken(.endpoint(error))
        }
        var request = HTTPRequest(
            method: .get, endpoint: endpoint, segments: [], headers: ["Accept": "application/json"])
        request.path = (request.path.isEmpty ? "/" : request.path) + (parts.count == 2 ? "?\(parts[1])" : "")
        if let token = try token() {
            request.headers.append(name: "Authorization", value: token)
        }
        return request
    }

    private var url: (url: String, setting: SanitizedText)? {
        if let path = context.variable(Self.relative) {
            return ("http://\(Self.agent)\(path)", "\(Self.relative)")
        }
        return context.variable(Self.full).map { ($0, "\(Self.full)") }
    }

    private func token() throws(CredentialsError) -> String? {
        let (file, variable) = ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS_CONTAINER_AUTHORIZATION_TOKEN")
        guard let path = context.variable(file) else {
            return try legal(context.variable(variable), setting: variable)
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw broken(.unreadable(path: SanitizedText(path: path)))
        }
        return try legal(String(decoding: data, as: UTF8.self), setting: file)
    }

    /// A line break would begin a new header.
    private func legal(_ token: String?, setting: String) throws(CredentialsError) -> String? {
        guard token?.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) ?? true else {
            throw broken(.illegalCharacter(setting: SanitizedText(setting)))
        }
        return token
    }

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: name, reason: reason)
    }
}
