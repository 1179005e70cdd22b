import FoundationEssentials
import IoTClient
import IoTEmulator
import Testing

/// The documentation's example without its first line: the test has its own environment.
private func documentedExample(environment: [String: String]) async throws {
    // The example begins.
    let home = environment["HOME"]
    let profile = SelectedProfile(flag: nil, environment: environment)
    let files = SharedConfigFiles(environment: environment, home: home)
    let config = try files.load()
    let region = try Region.resolve(flag: nil, environment: environment, profile: profile, config: config)
    let endpoints = EndpointSettings(environment: environment, profile: profile, config: config)
    let transport = AsyncHTTPClientTransport(
        product: "my-tool", version: "1.0", proxies: ProxySettings(environment: environment),
        trusting: try .resolve(environment: environment, profile: config.profile(named: profile.name)))
    let context = CredentialsContext(
        environment: environment, home: home, region: region, transport: transport, now: { Date() })
    let client = IoTClient(
        region: region, endpoint: try endpoints.endpoint(of: .iot, region: region),
        credentials: CachedCredentials.standard(profile: profile, context: context, config: files.load),
        transport: transport, now: { Date() }
    ).retrying(try .standard(environment: environment)) { attempt in
        print("attempt \(attempt.number): \(attempt.error); the next one in \(attempt.delay)")
    }

    do {
        let now = Date()
        for try await page in client.listAuditMitigationActionsTasks(from: now.addingTimeInterval(-86_400), to: now) {
            for task in page.tasks ?? [] {
                print(task.taskId ?? "", task.taskStatus ?? "no status")
            }
        }
        let task = try await client.describeAuditMitigationActionsTask(taskId: "quarantine-0412")
        for (check, counts) in task.taskStatistics ?? [:] {
            print(check, counts.failedFindingsCount ?? 0)
        }
    } catch {
        // An IoTError: facts to decide by, and a line to print that holds no secret.
        print(error, error.code ?? "no code", error.statusCode ?? 0, error.requestId ?? "no id", error.isRetryable)
    }
    await transport.shutdown()
    // The example ends.
}

struct DocumentationExampleTests {
    @Test func `the documentation's example is the one that is compiled here`() throws {
        let root = URL(filePath: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))
        let page = try String(
            contentsOf: root.appending(path: "Sources/IoTClient/IoTClient.docc/IoTClient.md"), encoding: .utf8)
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let start = "import IoTClient\n\nlet environment = ProcessInfo.processInfo.environment\n"
        let shown = try #require(Self.part(of: page, from: start, to: "```"))
        let compiled = try #require(Self.part(of: source, from: "// The example begins.\n", to: "// The example ends."))
        #expect(shown == compiled)
        #expect(shown.count > 20)
    }

    @Test func `the documentation's example lists tasks and describes one`() async throws {
        let emulator = try await IoTEmulator.start(
            EmulatorOptions(
                scenario: .typical, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDTEST",
                secretAccessKey: "secret"),
            startedAt: Date().addingTimeInterval(-60), elapsed: { .seconds(60) }, now: { Date() })
        let outcome = await Result {
            try await documentedExample(environment: [
                "AWS_ENDPOINT_URL_IOT": emulator.endpointURL, "AWS_REGION": "eu-west-1",
                "AWS_ACCESS_KEY_ID": "AKIDTEST",
                "AWS_SECRET_ACCESS_KEY": "secret", "AWS_EC2_METADATA_DISABLED": "true",
            ])
        }
        let requests = emulator.counters.requests
        try await emulator.shutdown()
        try outcome.get()
        #expect(emulator.taskId == "quarantine-0412")
        // The second call is made only if the list ended without an error.
        #expect(requests == ["ListAuditMitigationActionsTasks": 1, "DescribeAuditMitigationActionsTask": 1])
    }

    /// The lines between two texts, without their indentation and without blank ones.
    private static func part(of text: String, from start: String, to end: String) -> [Substring]? {
        guard let first = text.firstRange(of: start) else { return nil }
        let rest = text[first.upperBound...]
        guard let last = rest.firstRange(of: end) else { return nil }
        return rest[..<last.lowerBound].split(separator: "\n")
            .map { $0.drop { $0 == " " } }
            .filter { !$0.isEmpty }
    }
}
