import FoundationEssentials
import IoTClient
import Testing

@Suite struct ContainerTests {
    private static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    private static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    private static let document = HTTPResponse.text(
        #"{"AccessKeyId": "AKECS", "SecretAccessKey": "s", "Token": "t", "Expiration": "2025-11-23T20:00:00Z"}"#)

    private func machine(_ environment: [String: String], _ url: String) -> Machine {
        Machine(environment: environment, servers: .routes(["GET \(url)": Self.document]))
    }

    private func broken(_ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: "container credentials", reason: reason)
    }

    @Test func `the relative address is the agent's, and wins over the full one`() async throws {
        let machine = machine(
            [Self.relative: "/v2/credentials/x?id=a%20b", Self.full: "https://h/"],
            "http://169.254.170.2/v2/credentials/x?id=a%20b")
        let credentials = try await machine.ask()
        #expect(credentials.accessKeyId == "AKECS")
        #expect(credentials.sessionToken == "t")
        #expect(credentials.expiration?.timeIntervalSince1970 == 1_763_928_000)
        #expect(credentials.origin == "container credentials")
    }

    @Test(arguments: [
        "http://127.0.0.1:51679/x", "http://localhost/x", "http://[::1]:80/x", "http://169.254.170.2/x",
        "http://169.254.170.23/v1/credentials", "http://[fd00:ec2::23]/x", "https://agent.example/x",
    ])
    func `https, this machine and AWS's agents are allowed`(_ url: String) async throws {
        let asked = url == "http://[::1]:80/x" ? "http://[::1]/x" : url
        #expect(try await machine([Self.full: url], asked).ask().accessKeyId == "AKECS")
    }

    @Test(arguments: ["http://agent.example/x": "agent.example", "http://169.254.169.254/": "169.254.169.254"])
    func `plain http to other hosts is rejected, and nothing is sent`(_ url: String, _ host: String) async throws {
        let machine = machine([Self.full: url, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hunter2"], url)
        #expect(try await machine.problem() == broken(.hostNotAllowed(SanitizedText(host))))
        #expect(machine.servers.requests.isEmpty)
    }

    @Test func `the token's file wins over its variable, and is read each time`() async throws {
        try await withFolder { folder in
            var machine = machine(
                [Self.full: "http://localhost/x", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "variable"], "http://localhost/x"
            )
            _ = try await machine.ask()
            machine.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = folder + "/token"
            for token in ["one", "Bearer two"] {
                try write(token, to: folder + "/token")
                _ = try await machine.ask()
            }
            #expect(machine.servers.requests.map { $0.headers["Authorization"] } == ["variable", "one", "Bearer two"])
        }
    }

    @Test func `a token with a line break, and a missing token file, are broken`() async throws {
        var machine = machine([Self.full: "http://localhost/x"], "http://localhost/x")
        machine.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "a\r\nX: y"
        #expect(
            try await machine.problem() == broken(.illegalCharacter(setting: "AWS_CONTAINER_AUTHORIZATION_TOKEN")))
        machine.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/nowhere/token"
        #expect(try await machine.problem() == broken(.unreadable(path: "/nowhere/token")))
    }

    @Test func `a failing agent has three attempts`() async throws {
        let failing = Machine(
            environment: [Self.full: "http://localhost/x"],
            servers: CannedTransport(.text(#"{"code": "NotReady", "message": "m"}"#, status: 500)),
            sleep: { if $0 > .seconds(1) { try await Task.sleep(for: .seconds(86_400)) } })
        let fault = ServiceFault(code: "NotReady", message: "m", statusCode: 500)
        #expect(try await failing.problem() == broken(.exchange(.container, .refused(fault))))
        #expect(failing.servers.requests.count == 3)
    }

    @Test(arguments: ["", "<html>", "[]", #"{"AccessKeyId": ""}"#])
    func `a response without a key is an error`(_ body: String) async throws {
        let machine = Machine(
            environment: [Self.full: "http://localhost/x"], servers: CannedTransport(.text(body)))
        #expect(try await machine.problem() == broken(.unusableResponse(member: "AccessKeyId")))
    }

    @Test func `the agent receives the token over a real connection, and its response is decoded`() async throws {
        let body = #"{"AccessKeyId": "AKECS", "SecretAccessKey": "s", "Token": "t"}"#
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        try await LoopbackServer.run(.answer(answer)) { server in
            let transport = AsyncHTTPClientTransport(product: "test", version: "1")
            let context = CredentialsContext(
                environment: [
                    Self.full: "http://127.0.0.1:\(server.port)/v1?x=y", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hunter2",
                    "AWS_EC2_METADATA_DISABLED": "true",
                ],
                home: nil, region: try Region("eu-west-1"), transport: transport,
                now: { Date(timeIntervalSince1970: 1_763_910_245) })
            let source = CachedCredentials.standard(
                profile: SelectedProfile(flag: nil, environment: [:]), context: context
            ) { () throws(SharedConfigError) in try SharedConfig() }
            let credentials = try? await source.credentials()
            await transport.shutdown()
            #expect(credentials?.accessKeyId == "AKECS")
            guard case .request(let head) = await server.next(2).last else { return }
            #expect(head.hasPrefix("GET /v1?x=y HTTP/1.1\r\n"))
            #expect(head.contains("\r\nAuthorization: hunter2\r\n"))
        }
    }
}
