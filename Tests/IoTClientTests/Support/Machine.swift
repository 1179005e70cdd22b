import FoundationEssentials
import IoTClient

/// A machine as the sources of credentials see it: variables, the texts of the shared files, and servers without a
/// network.
struct Machine: Sendable {
    var environment: [String: String] = [:]
    var config: String?
    var credentials: String?
    /// `--profile`.
    var profile: String?
    var home: String?
    var servers = CannedTransport.routes([:])
    /// 2025-11-23T15:04:05Z.
    var now = Date(timeIntervalSince1970: 1_763_910_245)
    var clock = ServerClock()
    /// The MFA codes that the operator entered.
    let codes = MFACodes()
    /// The warnings of the sources.
    let warnings = Record<CredentialsWarning>()
    /// Waits until its task is canceled: no time passes.
    var sleep: @Sendable (Duration) async throws -> Void = { _ in try await Task.sleep(for: .seconds(86_400)) }

    var selected: SelectedProfile {
        SelectedProfile(flag: profile, environment: environment)
    }

    var source: DefaultCredentials {
        get throws {
            let files = Result { () throws(SharedConfigError) in
                try SharedConfig(config: config, credentials: credentials)
            }
            let now = now
            let context = CredentialsContext(
                environment: environment, home: home, region: try Region("eu-west-1"), transport: servers,
                now: { now }, sleep: sleep, clock: clock, codes: codes, random: { 0 }, warn: { warnings.append($0) })
            return DefaultCredentials(profile: selected, context: context) { () throws(SharedConfigError) in
                try files.get()
            }
        }
    }

    /// The credentials of the default sources.
    func ask() async throws -> Credentials {
        try await source.credentials()
    }

    /// The error of the default sources.
    func problem() async throws -> CredentialsError? {
        let source = try source
        do throws(CredentialsError) {
            _ = try await source.credentials()
            return nil
        } catch {
            return error
        }
    }

    /// The reason of one source, if none is configured.
    func absence(of source: SanitizedText) async throws -> CredentialsError.NotConfiguredReason? {
        guard case .noneFound(let problems) = try await problem() else { return nil }
        for case .notConfigured(source, let reason) in problems {
            return reason
        }
        return nil
    }
}

extension CannedTransport {
    /// Servers that respond by method and URL, such as `GET http://h/x`; any other server rejects the
    /// connection.
    static func routes(_ answers: [String: HTTPResponse]) -> CannedTransport {
        CannedTransport { request throws(TransportError) in
            guard let answer = answers["\(request.method.rawValue) \(request.url)"] else {
                throw TransportError(
                    host: SanitizedText(request.endpoint.host), port: request.endpoint.port, reason: .connectionRefused)
            }
            return answer
        }
    }

    /// The bodies of the requests, as text.
    var bodies: [String] {
        requests.map { String(decoding: $0.body, as: UTF8.self) }
    }
}

extension HTTPResponse {
    /// STS's response with credentials.
    static func role(_ id: String) -> HTTPResponse {
        .text(
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
              <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser>
              <Credentials><AccessKeyId>\(id)</AccessKeyId><SecretAccessKey>role&amp;secret</SecretAccessKey>
              <SessionToken>role-token==</SessionToken><Expiration>2025-11-23T16:04:05Z</Expiration></Credentials>
            </AssumeRoleResult></AssumeRoleResponse>
            """, ["Content-Type": "text/xml"])
    }

    /// An error of STS.
    static func queryFault(_ code: String, _ message: String, status: Int = 403) -> HTTPResponse {
        .text(
            "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
                + "<RequestId>r-1</RequestId></ErrorResponse>",
            status: status, ["Content-Type": "text/xml"])
    }
}

/// Runs `body` with a temporary folder.
func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

/// Writes a file, with the folders that lead to it.
func write(_ text: String, to path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
}
