import FoundationEssentials
import IoTClient
import Testing

@Suite struct InstanceMetadataTests {
    private static let host = "http://169.254.169.254"
    private static let roles = "/latest/meta-data/iam/security-credentials/"
    private static let document = HTTPResponse.text(
        #"{"Code": "Success", "AccessKeyId": "AKEC2", "SecretAccessKey": "s", "Token": "t", "#
            + #""Expiration": "2025-11-23T20:00:00Z"}"#)

    private static func service(at host: String = host, token: HTTPResponse) -> [String: HTTPResponse] {
        [
            "PUT \(host)/latest/api/token": token, "GET \(host)\(roles)": .text("ops-role"),
            "GET \(host)\(roles)ops-role": document,
        ]
    }

    @Test func `version 2 is used with a token, and named`() async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("TOKEN"))))
        #expect(
            try await machine.ask()
                == Credentials(
                    accessKeyId: "AKEC2", secretAccessKey: "s", sessionToken: "t",
                    expiration: Date(timeIntervalSince1970: 1_763_928_000),
                    origin: "EC2 instance metadata, version 2, role ops-role", renewal: .automatic))
        #expect(
            machine.servers.requests.map { $0.headers["x-aws-ec2-metadata-token"] } == [nil, "TOKEN", "TOKEN"])
        #expect(machine.servers.requests.first?.headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
        #expect(
            !"\(machine.servers.requests)".contains("\"TOKEN\"") && !"\(machine.servers.requests)".contains(": TOKEN"))
    }

    @Test(arguments: [403, 404, 405])
    func `version 1 is used if there is no token, and named`(_ status: Int) async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("", status: status))))
        #expect(try await machine.ask().origin == "EC2 instance metadata, version 1, role ops-role")
    }

    @Test(arguments: [400, 401, 500])
    func `any other rejection means that there are no credentials`(_ status: Int) async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("", status: status))))
        #expect(try await machine.absence(of: "EC2 instance metadata") == .noMetadata(.refused(status: status)))
        #expect(machine.servers.requests.count == 1)
    }

    @Test func `version 1 can be disabled by a variable or in the profile`() async throws {
        var machine = Machine(servers: .routes(Self.service(token: .text("", status: 403))))
        machine.environment = ["AWS_EC2_METADATA_V1_DISABLED": "true"]
        func refusal(_ setting: SanitizedText) -> CredentialsError {
            .broken(source: "EC2 instance metadata", reason: .metadataVersion1(setting: setting))
        }
        #expect(try await machine.problem() == refusal("AWS_EC2_METADATA_V1_DISABLED"))
        machine.environment = [:]
        machine.config = "[default]\nec2_metadata_v1_disabled = true\n"
        #expect(try await machine.problem() == refusal("ec2_metadata_v1_disabled of profile default"))
    }

    @Test func `a disabled service is not called`() async throws {
        let machine = Machine(
            environment: ["AWS_EC2_METADATA_DISABLED": "true"], servers: .routes(Self.service(token: .text("T"))))
        #expect(
            try await machine.absence(of: "EC2 instance metadata")
                == .switchedOff(variable: "AWS_EC2_METADATA_DISABLED"))
        #expect(machine.servers.requests.isEmpty)
    }

    @Test func `a machine without metadata waits two seconds`() async throws {
        #expect(try await silentService([:]) == [.seconds(1), .seconds(1)])
    }

    /// A service that never responds, and the time limits that were set for it.
    private func silentService(_ environment: [String: String], config: String? = nil) async throws -> [Duration] {
        let limits = Record<Duration>()
        let silence = CannedTransport { request throws(TransportError) in
            try? await Task.sleep(for: .seconds(86_400))
            throw TransportError(host: SanitizedText(request.endpoint.host), port: 80, reason: .cancelled)
        }
        let machine = Machine(
            environment: environment, config: config, servers: silence, sleep: { limits.append($0) })
        #expect(try await machine.absence(of: "EC2 instance metadata") == .noMetadata(.noResponse))
        return limits.elements
    }

    @Test func `time limit and attempts come from variables or the profile, as in botocore`()
        async throws
    {
        let config = "[default]\nmetadata_service_timeout = 7\nmetadata_service_num_attempts = 2\n"
        #expect(try await silentService([:], config: config) == [7, 7, 7].map { .seconds($0) })
        let variables = ["AWS_METADATA_SERVICE_TIMEOUT": "5", "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"]
        #expect(try await silentService(variables, config: config) == [5, 5, 5, 5].map { .seconds($0) })
        #expect(try await silentService(["AWS_METADATA_SERVICE_TIMEOUT": ""]) == [1, 1].map { .seconds($0) })
    }

    @Test func `a failing request has the configured number of attempts`() async throws {
        var machine = Machine(environment: ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"])
        machine.servers = CannedTransport(inTurn: [
            .failure(.connectionRefused), .answer(.text("", status: 500)), .answer(.text("TOKEN")),
            .answer(.text("", status: 503)), .answer(.text("")), .answer(.text("ops-role")),
            .answer(.text("{")), .failure(.connectionReset), .answer(Self.document),
        ])
        #expect(try await machine.ask().accessKeyId == "AKEC2")
        #expect(machine.servers.requests.count == 9)
    }

    @Test(arguments: ["0", "-1", "1.5", "x", "1e3"])
    func `an invalid limit or number is broken and names its setting`(_ value: String) async throws {
        for setting in ["AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"] {
            let problem = try #require(try await Machine(environment: [setting: value]).problem())
            #expect(problem.description.contains("\(setting) must be a whole number greater than 0"))
        }
    }

    @Test func `expired credentials are used while the service returns them, with a warning`()
        async throws
    {
        var machine = Machine(servers: .routes(Self.service(token: .text("TOKEN"))))
        machine.now = Date(timeIntervalSince1970: 1_763_928_001)
        let now = machine.now
        let cache = CachedCredentials(try machine.source, now: { now })
        #expect(try await cache.credentials().accessKeyId == "AKEC2")
        let words = machine.warnings.elements.map(\.description)
        #expect(words.count == 1)
        let begin = "EC2 instance metadata returned credentials that expired at 2025-11-23T20:00:00Z; using them, and "
        #expect(words.first?.hasPrefix(begin) == true)
        #expect(words.first?.wholeMatch(of: /.* retrying in ([5-9]|1[0-5]) minutes/) != nil)
    }

    @Test(
        arguments: [
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338/"]: "http://127.0.0.1:1338",
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"]: "http://[fd00:ec2::254]",
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv4"]: "http://169.254.169.254",
        ])
    func `endpoint and mode can be set`(_ environment: [String: String], _ host: String) async throws {
        let machine = Machine(
            environment: environment, servers: .routes(Self.service(at: host, token: .text("T"))))
        #expect(try await machine.ask().accessKeyId == "AKEC2")
    }

    @Test func `an unknown mode is broken`() async throws {
        let setting = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"
        #expect(
            try await Machine(environment: [setting: "ipv5"]).problem()
                == .broken(
                    source: "EC2 instance metadata",
                    reason: .notAllowed(setting: SanitizedText(setting), allowed: ["ipv4", "ipv6"])))
    }

    @Test(
        arguments: [
            #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "m"}"#: .reported(
                code: "AssumeRoleUnauthorizedAccess"),
            "<html>": .unusable, "{}": .unusable, "": .unusable,
        ] as [String: CredentialsError.MetadataReason])
    func `a document without a key means that there are no credentials`(
        _ body: String, _ reason: CredentialsError.MetadataReason
    ) async throws {
        var service = Self.service(token: .text("T"))
        service["GET \(Self.host)\(Self.roles)ops-role"] = .text(body)
        let machine = Machine(servers: .routes(service))
        #expect(try await machine.absence(of: "EC2 instance metadata") == .noMetadata(reason))
    }
}
