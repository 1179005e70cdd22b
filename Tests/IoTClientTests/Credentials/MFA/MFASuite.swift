import FoundationEssentials
import Synchronization

@testable import IoTClient

/// A profile `ops` whose role requires a code of `GAHT12345678`, a home directory, and a clock.
struct MFASession: Sendable {
    static let serial = "GAHT12345678"
    static let arn = "arn:aws:iam::123456789012:role/ops"
    /// 2025-11-23T15:04:05Z.
    static let start = Date(timeIntervalSince1970: 1_763_910_245)
    static let single = """
        [profile ops]
        role_arn = \(arn)
        source_profile = base
        mfa_serial = \(serial)

        """
    /// The entry of that role.
    static let file = "/.aws/cli/cache/\(entry(arn, serial).name).json"

    let source: DefaultCredentials
    let context: CredentialsContext
    let servers: CannedTransport
    let warnings = Record<CredentialsWarning>()
    private let seconds: Record<TimeInterval>

    /// - Parameter home: The home directory. Sessions with the same one share the AWS CLI's cache.
    init(
        home: String?, config: String = single, profile: String = "ops", codes: [String] = [],
        _ outcomes: [CannedTransport.Outcome] = [.answer(.role("AKROLE"))], transport: CannedTransport? = nil
    ) throws {
        servers = transport ?? CannedTransport(inTurn: outcomes)
        let (warnings, seconds) = (warnings, Record<TimeInterval>())
        self.seconds = seconds
        context = CredentialsContext(
            environment: [:], home: home, region: try Region("eu-west-1"), transport: servers,
            now: { Self.start.addingTimeInterval(seconds.elements.last ?? 0) },
            sleep: { _ in }, random: { 0 }, warn: { warnings.append($0) })
        let keys = "[base]\naws_access_key_id = AKBASE\naws_secret_access_key = base\n"
        let files = Result { () throws(SharedConfigError) in try SharedConfig(config: config, credentials: keys) }
        source = DefaultCredentials(
            profile: SelectedProfile(flag: profile, environment: [:]), context: context
        ) { () throws(SharedConfigError) in try files.get() }
        for code in codes {
            _ = enter(code)
        }
    }

    /// Sets the clock, in seconds after the start.
    func itIs(_ seconds: TimeInterval) {
        self.seconds.append(seconds)
    }

    func enter(_ code: String, for serial: String = serial) -> Bool {
        MFACode(code).map { context.codes.enter($0, for: serial) } ?? false
    }

    func credentials() async throws -> Credentials {
        try await source.credentials()
    }

    /// The error of the source; nil if it has credentials.
    func problem() async -> CredentialsError? {
        do throws(CredentialsError) {
            _ = try await source.credentials()
            return nil
        } catch {
            return error
        }
    }

    /// The request for a code that the source throws; nil if it throws none.
    func request() async -> MFARequest? {
        guard case .broken(_, .codeRequired(let request)) = await problem() else { return nil }
        return request
    }

    /// The codes that were sent.
    var sent: [String] {
        servers.bodies.compactMap { body in
            body.firstRange(of: "TokenCode=").map { String(body[$0.upperBound...].prefix(6)) }
        }
    }

    static func entry(_ arn: String, _ serial: String?) -> CLICacheEntry {
        CLICacheEntry(home: nil, roleArn: arn, serial: serial, externalId: nil, seconds: nil, sessionName: nil)
    }

    /// The request for a code of the role `ops`.
    static func request(_ reason: MFARequest.Reason) -> MFARequest {
        MFARequest(serial: serial, profile: "ops", roleArn: SanitizedText(arn), reason: reason)
    }

    /// The AWS CLI writes an entry that expires this many seconds after the start.
    static func saved(_ id: String, until seconds: TimeInterval) -> String {
        let end = start.addingTimeInterval(seconds).formatted(.iso8601)
        return #"{"Credentials": {"AccessKeyId": "\#(id)", "SecretAccessKey": "s", "SessionToken": "t", "#
            + #""Expiration": "\#(end)"}}"#
    }
}

extension HTTPResponse {
    /// AWS's text for wrong, old and used codes.
    static let codeRejected = HTTPResponse.queryFault(
        "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
}
