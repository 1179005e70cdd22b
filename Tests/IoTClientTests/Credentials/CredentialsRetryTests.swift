import FoundationEssentials
import IoTClient
import Testing

/// Services that give credentials have standard retries, like calls of AWS IoT.
@Suite struct CredentialsRetryTests {
    /// A credentials service, and a machine whose profile uses it.
    enum Service: String, CaseIterable {
        case assumeRole = "STS AssumeRole"
        case webIdentity = "STS AssumeRoleWithWebIdentity"
        case portal = "AWS SSO portal"
        case oidc = "AWS SSO OIDC"
        case container = "container credentials"
    }

    private static let role = HTTPResponse.role("AK")
    private static let portal = HTTPResponse.text(
        #"{"roleCredentials": {"accessKeyId": "AK", "secretAccessKey": "s", "sessionToken": "t"}}"#)
    private static let token = HTTPResponse.text(#"{"accessToken": "NEW", "expiresIn": 3600}"#)
    private static let container = HTTPResponse.text(
        #"{"AccessKeyId": "AK", "SecretAccessKey": "s", "Token": "t"}"#)

    /// Runs `body` with a machine whose service has these outcomes in turn, and then a good response.
    private func run(
        _ service: Service, _ outcomes: [CannedTransport.Outcome], _ body: (Machine) async throws -> Void
    ) async throws {
        try await withFolder { home in
            var machine = Machine(profile: "ops", home: home)
            let answers: [CannedTransport.Outcome]
            switch service {
            case .assumeRole:
                machine.config = "[profile ops]\nrole_arn = r\nsource_profile = base\n"
                machine.credentials = "[base]\naws_access_key_id = AKBASE\naws_secret_access_key = s\n"
                answers = [.answer(Self.role)]
            case .webIdentity:
                try write("token", to: home + "/token")
                machine.config = "[profile ops]\nrole_arn = r\nweb_identity_token_file = \(home)/token\n"
                answers = [.answer(Self.role)]
            case .portal, .oidc:
                let isOver = service == .oidc
                try write(
                    #"{"accessToken": "T", "#
                        + #""expiresAt": "\#(isOver ? "2025-11-23T15:04:05Z" : "2025-11-23T20:00:00Z")", "#
                        + #""clientId": "c", "clientSecret": "cs", "registrationExpiresAt": "2026-01-01T00:00:00Z", "#
                        + #""refreshToken": "old"}"#,
                    to: home + "/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json")
                machine.config =
                    "[profile ops]\nsso_account_id = 1\nsso_role_name = View\nsso_session = corp\n"
                    + "[sso-session corp]\nsso_region = eu-north-1\nsso_start_url = https://corp.awsapps.com/start\n"
                answers = isOver ? [.answer(Self.token), .answer(Self.portal)] : [.answer(Self.portal)]
            case .container:
                machine.profile = nil
                machine.environment = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost/x"]
                answers = [.answer(Self.container)]
            }
            machine.servers = CannedTransport(inTurn: outcomes + answers)
            try await body(machine)
        }
    }

    private static let transient: [CannedTransport.Outcome] = [
        .answer(.text("", status: 500)), .answer(.text("", status: 503)), .answer(.text("", status: 429)),
        .answer(throttled), .failure(.connectionReset), .failure(.readTimeout), .failure(.closedEarly),
    ]

    /// STS has the code in its body, the others in a header.
    private static let throttled: HTTPResponse = {
        var response = HTTPResponse.queryFault("Throttling", "Rate exceeded", status: 400)
        response.headers.append(name: "x-amzn-ErrorType", value: "ThrottlingException")
        return response
    }()

    @Test(arguments: Service.allCases)
    func `two transient failures of a credentials service are retried`(_ service: Service) async throws {
        for failure in Self.transient {
            try await run(service, [failure, failure]) { machine in
                let credentials = try await machine.ask()
                #expect(credentials.accessKeyId == "AK", "\(failure)")
            }
        }
    }

    @Test func `an identity provider that STS cannot reach is retried`() async throws {
        let failure = HTTPResponse.queryFault("IDPCommunicationError", "the IDP did not respond", status: 400)
        try await run(.webIdentity, [.answer(failure), .answer(failure)]) { machine in
            let credentials = try await machine.ask()
            #expect(credentials.accessKeyId == "AK")
        }
    }

    @Test(arguments: Service.allCases)
    func `the third failure ends it, and the message names the service`(_ service: Service) async throws {
        try await run(service, Array(repeating: .answer(.text("", status: 500)), count: 9)) { machine in
            let problem = try #require(try await machine.problem())
            #expect(problem.description.hasSuffix(": \(service.rawValue): 500 (HTTP 500)"))
            #expect(IoTError.credentials(problem).isRetryable)
            #expect(machine.servers.requests.count == 3)
        }
    }

    @Test(arguments: [Service.assumeRole, .webIdentity, .portal])
    func `a permanent rejection is not retried`(_ service: Service) async throws {
        try await run(service, [.answer(.queryFault("AccessDenied", "no"))]) { machine in
            _ = try #require(try await machine.problem())
            #expect(machine.servers.requests.count == 1)
        }
    }
}
