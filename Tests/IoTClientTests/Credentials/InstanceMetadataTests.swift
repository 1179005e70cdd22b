import FoundationEssentials
import IoTClient
import Synchronization
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

    @Test func `version 2 is asked with a token, and told`() async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("TOKEN"))))
        #expect(
            try await machine.ask()
                == Credentials(
                    accessKeyId: "AKEC2", secretAccessKey: "s", sessionToken: "t",
                    expiration: Date(timeIntervalSince1970: 1_763_928_000),
                    origin: "instance metadata, version 2, role ops-role"))
        #expect(
            machine.servers.requests.map { $0.headers["x-aws-ec2-metadata-token"] } == [nil, "TOKEN", "TOKEN"])
        #expect(machine.servers.requests.first?.headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
        #expect(
            !"\(machine.servers.requests)".contains("\"TOKEN\"") && !"\(machine.servers.requests)".contains(": TOKEN"))
    }

    @Test(arguments: [403, 404, 405])
    func `version 1 is asked where there is no token, and told`(_ status: Int) async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("", status: status))))
        #expect(try await machine.ask().origin == "instance metadata, version 1, role ops-role")
    }

    @Test(arguments: [400, 401, 500])
    func `any other refusal means that there are no credentials`(_ status: Int) async throws {
        let machine = Machine(servers: .routes(Self.service(token: .text("", status: status))))
        #expect(try await machine.absence(of: "instance metadata") == .noMetadata(.refused(status: status)))
        #expect(machine.servers.requests.count == 1)
    }

    @Test func `version 1 can be switched off by a variable or in the profile`() async throws {
        var machine = Machine(servers: .routes(Self.service(token: .text("", status: 403))))
        machine.environment = ["AWS_EC2_METADATA_V1_DISABLED": "true"]
        func refusal(_ setting: SanitizedText) -> CredentialsProblem {
            .broken(source: "instance metadata", reason: .metadataVersion1(setting: setting))
        }
        #expect(try await machine.problem() == refusal("AWS_EC2_METADATA_V1_DISABLED"))
        machine.environment = [:]
        machine.config = "[default]\nec2_metadata_v1_disabled = true\n"
        #expect(try await machine.problem() == refusal("ec2_metadata_v1_disabled of profile default"))
    }

    @Test func `switched off, the service is not asked`() async throws {
        let machine = Machine(
            environment: ["AWS_EC2_METADATA_DISABLED": "true"], servers: .routes(Self.service(token: .text("T"))))
        #expect(
            try await machine.absence(of: "instance metadata") == .switchedOff(variable: "AWS_EC2_METADATA_DISABLED"))
        #expect(machine.servers.requests.isEmpty)
    }

    @Test func `a machine without metadata waits two seconds for all requests together`() async throws {
        let waited = Mutex<[Duration]>([])
        let silence = CannedTransport { request throws(TransportProblem) in
            try? await Task.sleep(for: .seconds(86_400))
            throw TransportProblem(host: SanitizedText(request.endpoint.host), port: 80, reason: .cancelled)
        }
        let machine = Machine(servers: silence, sleep: { limit in waited.withLock { $0.append(limit) } })
        #expect(try await machine.absence(of: "instance metadata") == .noMetadata(.noAnswer))
        #expect(waited.withLock(\.self) == [.seconds(2)])
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

    @Test func `a mode that there is not is broken`() async throws {
        let setting = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"
        #expect(
            try await Machine(environment: [setting: "ipv5"]).problem()
                == .broken(
                    source: "instance metadata",
                    reason: .notAllowed(setting: SanitizedText(setting), allowed: ["ipv4", "ipv6"])))
    }

    @Test(
        arguments: [
            #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "m"}"#: .told(code: "AssumeRoleUnauthorizedAccess"),
            "<html>": .unusable, "{}": .unusable, "": .unusable,
        ] as [String: CredentialsProblem.MetadataAbsence])
    func `a document without a key means that there are no credentials`(
        _ body: String, _ reason: CredentialsProblem.MetadataAbsence
    ) async throws {
        var service = Self.service(token: .text("T"))
        service["GET \(Self.host)\(Self.roles)ops-role"] = .text(body)
        let machine = Machine(servers: .routes(service))
        #expect(try await machine.absence(of: "instance metadata") == .noMetadata(reason))
    }
}
