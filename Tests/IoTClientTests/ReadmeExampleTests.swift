import FoundationEssentials
import IoTClient
import Testing

/// README's example, compiled.
private func readmeExample() async throws {
    // README begins.
    let transport = AsyncHTTPClientTransport(product: "my-tool", version: "1.0")
    let region = try Region("eu-west-1")
    let client = IoTClient(
        region: region, endpoint: .aws(region: region),
        credentials: EnvironmentCredentials(environment: ProcessInfo.processInfo.environment),
        transport: transport, now: { Date() })

    do {
        let task = try await client.describeAuditMitigationActionsTask(taskId: "quarantine-0412")
        print(task.taskStatus ?? "no status", task.requestId ?? "")
        for (check, counts) in task.taskStatistics ?? [:] {
            print(check, counts.failedFindingsCount ?? 0)
        }
    } catch {
        // An IoTError: facts to decide by, and a line to print.
        print(error, error.code ?? "no code", error.requestId ?? "", error.isRetryable)
    }
    await transport.shutdown()
    // README ends.
}

struct ReadmeExampleTests {
    @Test func `README's example is the one that is compiled here`() throws {
        let root = URL(filePath: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/"))
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let shown = try #require(Self.part(of: readme, from: "import IoTClient\n", to: "```"))
        let compiled = try #require(Self.part(of: source, from: "// README begins.\n", to: "// README ends."))
        #expect(shown == compiled)
        #expect(shown.count > 10)
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
