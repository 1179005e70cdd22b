import FoundationEssentials
import IoTClient
import Testing

@Suite struct AssumeRoleTests {
    private static let sts = "POST https://sts.eu-west-1.amazonaws.com/"
    private static let keys = "[base]\naws_access_key_id = AKBASE\naws_secret_access_key = base\n"

    private func machine(_ config: String, _ answers: [String: HTTPResponse] = [sts: .role("AKROLE")]) -> Machine {
        Machine(config: config, credentials: Self.keys, profile: "ops", servers: .routes(answers))
    }

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "assume role (profile ops)", reason: reason)
    }

    @Test func `a role is assumed with the source profile's keys`() async throws {
        let machine = machine("[profile ops]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n")
        let credentials = try await machine.ask()
        #expect(credentials.accessKeyId == "AKROLE")
        #expect(credentials.secretAccessKey == "role&secret")
        #expect(credentials.sessionToken == "role-token==")
        #expect(credentials.expiration?.timeIntervalSince1970 == 1_763_913_845)
        #expect(
            machine.servers.bodies == [
                "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr"
                    + "&RoleSessionName=mitwatch-session-1763910245"
            ])
        let authorization = machine.servers.requests.first?.headers["Authorization"] ?? ""
        #expect(authorization.hasPrefix("AWS4-HMAC-SHA256 Credential=AKBASE/20251123/eu-west-1/sts/aws4_request, "))
    }

    @Test func `the profile's session settings are sent`() async throws {
        let machine = machine(
            """
            [profile ops]
            role_arn = r
            source_profile = base
            external_id = e x
            role_session_name = ann
            duration_seconds = 900
            """)
        _ = try await machine.ask()
        #expect(
            machine.servers.bodies == [
                "Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=ann"
                    + "&ExternalId=e%20x&DurationSeconds=900"
            ])
    }

    @Test func `a role is assumed with another role's credentials`() async throws {
        let machine = machine(
            "[profile ops]\nrole_arn = outer\nsource_profile = mid\n"
                + "[profile mid]\nrole_arn = inner\nsource_profile = base\n"
        )
        _ = try await machine.ask()
        let arns = machine.servers.bodies.map { $0.contains("RoleArn=inner") ? "inner" : "outer" }
        #expect(arns == ["inner", "outer"])
        let signers = machine.servers.requests.map { $0.headers["Authorization"]?.contains("AKBASE") }
        #expect(signers == [true, false])
    }

    @Test func `a profile with keys may be its own source`() async throws {
        let config =
            "[profile ops]\nrole_arn = r\nsource_profile = ops\naws_access_key_id = OWN\naws_secret_access_key = x\n"
        let machine = machine(config)
        #expect(try await machine.ask().accessKeyId == "AKROLE")
        #expect(machine.servers.requests.first?.headers["Authorization"]?.contains("Credential=OWN/") == true)
    }

    @Test(
        arguments: [
            "role_arn = r\nsource_profile = ops\n": .profileLoop(["ops", "ops"]),
            "role_arn = r\nsource_profile = a\n[profile a]\nrole_arn = r\nsource_profile = ops\n":
                .profileLoop(["ops", "a", "ops"]),
            "role_arn = r\n": .missing(setting: "source_profile or credential_source", besides: "role_arn"),
            "role_arn = r\nsource_profile = base\ncredential_source = Environment\n":
                .conflict("source_profile", "credential_source"),
            "role_arn = r\nsource_profile = nobody\n":
                .profileNotFound(ProfileNotFoundError(name: "nobody", origin: nil, known: ["base", "ops"])),
            "role_arn = r\nsource_profile = a\n[profile a]\nregion = x\n": .noSourceCredentials(profile: "a"),
            "role_arn = r\nsource_profile = base\nmfa_serial = GAHT12345678\n":
                .codeRequired(MFARequest(serial: "GAHT12345678", profile: "ops", roleArn: "r")),
            "role_arn = r\nsource_profile = a\n[profile a]\nrole_arn = r\nsource_profile = base\n"
                + "mfa_serial = GAHT12345678\n":
                .codeRequired(MFARequest(serial: "GAHT12345678", profile: "a", roleArn: "r")),
            "role_arn = r\ncredential_source = environment\n":
                .notAllowed(
                    setting: "credential_source", allowed: ["Ec2InstanceMetadata", "EcsContainer", "Environment"]),
            "role_arn = r\ncredential_source = Environment\n":
                .emptySource("Environment", .variable("AWS_ACCESS_KEY_ID")),
            "role_arn = r\nsource_profile = base\nuse_fips_endpoint = yes\n":
                .endpoint(EndpointError(setting: "use_fips_endpoint of profile ops", reason: .notASwitch)),
        ] as [String: CredentialsError.BrokenReason])
    func `an invalid role setting is an error, and nothing is sent`(
        _ settings: String, _ reason: CredentialsError.BrokenReason
    ) async throws {
        let machine = machine("[profile ops]\n" + settings)
        #expect(try await machine.problem() == broken(reason))
        #expect(machine.servers.requests.isEmpty)
    }

    @Test func `credential_source takes the environment's keys even with --profile`() async throws {
        var machine = machine("[profile ops]\nrole_arn = r\ncredential_source = Environment\n")
        machine.environment = ["AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "x"]
        #expect(try await machine.ask().origin == "assume role (profile ops)")
        #expect(machine.servers.requests.first?.headers["Authorization"]?.contains("Credential=AKENV/") == true)
    }

    @Test func `credential_source takes the container's key even with --profile`() async throws {
        let document = #"{"AccessKeyId": "AKECS", "SecretAccessKey": "s", "Token": "t"}"#
        var machine = machine(
            "[profile ops]\nrole_arn = r\ncredential_source = EcsContainer\n",
            [Self.sts: .role("AKROLE"), "GET http://169.254.170.2/v2/x": .text(document)])
        machine.environment = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"]
        #expect(try await machine.ask().accessKeyId == "AKROLE")
        let request = try #require(machine.servers.requests.last)
        #expect(request.headers["Authorization"]?.contains("Credential=AKECS/") == true)
        #expect(request.headers["X-Amz-Security-Token"] == "t")
    }

    @Test func `credential_source takes the instance's key even with --profile`() async throws {
        let service = "http://169.254.169.254/latest"
        let document = #"{"Code": "Success", "AccessKeyId": "AKEC2", "SecretAccessKey": "s", "Token": "t"}"#
        let machine = machine(
            "[profile ops]\nrole_arn = r\ncredential_source = Ec2InstanceMetadata\n",
            [
                Self.sts: .role("AKROLE"), "PUT \(service)/api/token": .text("TOKEN"),
                "GET \(service)/meta-data/iam/security-credentials/": .text("node"),
                "GET \(service)/meta-data/iam/security-credentials/node": .text(document),
            ])
        let credentials = try await machine.ask()
        #expect(credentials.accessKeyId == "AKROLE")
        #expect(
            credentials.origin
                == "assume role (profile ops), assumed with EC2 instance metadata, version 2, role node")
        let request = try #require(machine.servers.requests.last)
        #expect(request.headers["Authorization"]?.contains("Credential=AKEC2/") == true)
        #expect(request.headers["X-Amz-Security-Token"] == "t")
    }

    @Test(
        arguments: [
            "EcsContainer": .variables(
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", or: "AWS_CONTAINER_CREDENTIALS_FULL_URI"),
            "Ec2InstanceMetadata": .noMetadata(
                .notReached(TransportError(host: "169.254.169.254", port: 80, reason: .connectionRefused))),
        ] as [String: CredentialsError.NotConfiguredReason])
    func `an empty credential_source is an error that names what is missing`(
        _ source: String, _ absence: CredentialsError.NotConfiguredReason
    ) async throws {
        let machine = machine("[profile ops]\nrole_arn = r\ncredential_source = \(source)\n")
        #expect(try await machine.problem() == broken(.emptySource(SanitizedText(source), absence)))
    }

    @Test(arguments: [
        ("SignatureDoesNotMatch", "Signature expired: 20251123T150405Z is now earlier than 20251123T153405Z"),
        ("SignatureDoesNotMatch", "The request signature we calculated does not match"),
        ("RequestExpired", "Request has expired"),
    ])
    func `clock skew is corrected from STS's Date header, once, and remembered`(
        _ code: String, _ message: String
    ) async throws {
        var refusal = HTTPResponse.queryFault(code, message)
        refusal.headers.append(name: "Date", value: "Sun, 23 Nov 2025 15:34:05 GMT")
        var machine = machine("[profile ops]\nrole_arn = r\nsource_profile = base\n")
        machine.servers = CannedTransport(inTurn: [.answer(refusal), .answer(.role("AKROLE"))])
        let source = try machine.source
        #expect(try await source.credentials().accessKeyId == "AKROLE")
        #expect(try await source.credentials().accessKeyId == "AKROLE")
        #expect(
            machine.servers.requests.map { $0.headers["X-Amz-Date"] }
                == ["20251123T150405Z", "20251123T153405Z", "20251123T153405Z"])
        machine.servers = CannedTransport(refusal)
        machine.clock = ServerClock()
        let fault = ServiceFault(
            code: SanitizedText(code), message: SanitizedText(message), requestId: "r-1", statusCode: 403,
            serverDate: Date(timeIntervalSince1970: 1_763_912_045))
        #expect(try await machine.problem() == broken(.exchange(.assumeRole, .refused(fault))))
        #expect(machine.servers.requests.count == 2)
    }

    @Test func `a role that has expired only by this machine's clock is valid`() async throws {
        var refusal = HTTPResponse.queryFault("RequestExpired", "m")
        refusal.headers.append(name: "Date", value: "Sun, 23 Nov 2025 15:04:05 GMT")
        let servers = CannedTransport(inTurn: [.answer(refusal), .answer(.role("AKROLE"))])
        let context = CredentialsContext(
            environment: [:], home: nil, region: try Region("eu-west-1"), transport: servers,
            now: { Date(timeIntervalSince1970: 1_763_917_445) })
        let config = "[profile ops]\nrole_arn = r\nsource_profile = base\n"
        let source = CachedCredentials.standard(
            profile: SelectedProfile(flag: "ops", environment: [:]), context: context
        ) { () throws(SharedConfigError) in try SharedConfig(config: config, credentials: Self.keys) }
        #expect(try await source.credentials().accessKeyId == "AKROLE")
        #expect(try await source.credentials().accessKeyId == "AKROLE")
        #expect(servers.requests.map { $0.headers["X-Amz-Date"] } == ["20251123T170405Z", "20251123T150405Z"])
    }

    @Test func `an error of STS has its code`() async throws {
        let machine = machine(
            "[profile ops]\nrole_arn = r\nsource_profile = base\n",
            [Self.sts: .queryFault("AccessDenied", "User: x is not authorized")])
        let fault = ServiceFault(
            code: "AccessDenied", message: "User: x is not authorized", requestId: "r-1", statusCode: 403)
        #expect(try await machine.problem() == broken(.exchange(.assumeRole, .refused(fault))))
    }

    @Test(arguments: ["", "<html>", "<AccessKeyId></AccessKeyId>", "{}"])
    func `a response without a key is an error`(_ body: String) async throws {
        let machine = machine("[profile ops]\nrole_arn = r\nsource_profile = base\n", [Self.sts: .text(body)])
        #expect(try await machine.problem() == broken(.unusableResponse(member: "AccessKeyId")))
    }

    @Test func `a response that is too long for a key is an error`() async throws {
        let long = String(repeating: "<AccessKeyId>", count: 6_000)
        let machine = machine("[profile ops]\nrole_arn = r\nsource_profile = base\n", [Self.sts: .text(long)])
        let problem = TransportError(
            host: "sts.eu-west-1.amazonaws.com", port: 443, reason: .bodyTooLarge(limit: 65_536))
        #expect(try await machine.problem() == broken(.exchange(.assumeRole, .transport(problem))))
    }

    @Test func `a custom endpoint of STS is used`() async throws {
        var machine = machine(
            "[profile ops]\nrole_arn = r\nsource_profile = base\n", ["POST http://127.0.0.1:9/": .role("LOCAL")])
        machine.environment = ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9"]
        #expect(try await machine.ask().accessKeyId == "LOCAL")
    }
}
