import Dashboard
import FoundationEssentials
import IoTClient
import PseudoTerminal
import Synchronization
import Testing

@testable import mitwatch

/// A token expires during a session: the operator logs in again, and the session continues without a restart.
struct SignInTests {
    private static let command = "aws sso login --profile ops"

    /// The words on the screen, wherever lines end.
    private static func words(on screen: VirtualScreen) -> String {
        screen.text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    private func environment(_ home: SingleSignOnHome, iot: String, portal: String) -> [String: String] {
        ["HOME": home.path, "AWS_ENDPOINT_URL_IOT": iot, "AWS_ENDPOINT_URL_SSO": portal]
    }

    @Test func `the command for an expired SSO session is shown, and after it the session continues`() async throws {
        try await SingleSignOnHome.run { home in
            try home.signIn(token: "old", expiresAt: "2001-01-01T00:00:00Z")
            try await LoopbackService.run({ _ in SingleSignOnHome.credentials(sessionToken: "t") }) { portal in
                try await withEmulator { emulator in
                    // With a single shell: Ctrl-Z, aws sso login, fg.
                    let watch = try Program.startInShell(
                        [emulator.taskId, "--profile", "ops"],
                        environment: environment(home, iot: emulator.endpointURL, portal: portal.url),
                        columns: 120, rows: 36)
                    #expect(watch.waitUntil { Self.words(on: $0).contains(Self.command) })
                    #expect(portal.requests.isEmpty)
                    watch.type("\u{1A}")
                    #expect(watch.shows("job stopped"))
                    try home.signIn(token: "new")
                    watch.type("\n")
                    #expect(watch.waitUntil { $0.isAlternate && $0.row(0).contains("IN PROGRESS") })
                    #expect(!Self.words(on: watch.screen).contains("aws sso login"))
                    #expect(portal.requests.map { $0.header("x-amz-sso_bearer_token") } == ["new"])
                    watch.type("q")
                    #expect(watch.waitForEnd() == .exited(0))
                }
            }
        }
    }

    @Test func `without a key press, it retries half a minute later and continues`() async throws {
        try await SingleSignOnHome.run { home in
            try home.signIn(token: "old", expiresAt: "2001-01-01T00:00:00Z")
            try await LoopbackService.run({ _ in SingleSignOnHome.credentials(sessionToken: "t") }) { portal in
                try await withEmulator { emulator in
                    let environment = ProgramEnvironment(
                        variables: environment(home, iot: emulator.endpointURL, portal: portal.url), home: home.path)
                    let connection = try Connection(
                        options: ConnectionOptions.parse(["--profile", "ops"]), environment: environment)
                    try await TimelessWatch.run(connection, taskId: emulator.taskId) { watch in
                        await watch.handle(.started)
                        let polling = watch.state.watch.polling
                        guard case .signInNeeded(let refusal, let login)? = polling.failures?.latest.kind else {
                            Issue.record("\(polling)")
                            return
                        }
                        #expect(refusal.reason == .login(error: .expired))
                        #expect(login.text == Self.command)
                        try home.signIn(token: "new")
                        #expect(await watch.passTime { $0.task != nil } == .seconds(30))
                        #expect(watch.state.task?.taskStatus == .inProgress)
                        #expect(watch.state.watch.polling.failures == nil)
                    }
                }
            }
        }
    }

    /// The portal returns the token `one`, and then `two`; AWS IoT accepts `one` once.
    @Test func `credentials that AWS calls expired are loaded again without an interruption`() async throws {
        let counts = Mutex((portal: 0, iot: 0))
        try await SingleSignOnHome.run { home in
            try home.signIn(token: "valid")
            try await LoopbackService.run({ request in
                counts.withLock { counts in
                    if request.target.contains("/federation/") {
                        counts.portal += 1
                        return SingleSignOnHome.credentials(sessionToken: counts.portal == 1 ? "one" : "two")
                    }
                    counts.iot += 1
                    return request.header("X-Amz-Security-Token") == "one" && counts.iot > 1 ? Self.expired : Self.task
                }
            }) { service in
                let watch = try Program.start(
                    ["t1", "--profile", "ops"], environment: environment(home, iot: service.url, portal: service.url),
                    columns: 120, rows: 36)
                #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.contains("quit") })
                watch.type("r")
                func tokens() -> [String?] {
                    service.requests(to: "/audit/").map { $0.header("X-Amz-Security-Token") }
                }
                #expect(watch.waitUntil { _ in tokens().count >= 3 })
                #expect(tokens() == ["one", "one", "two"])
                #expect(service.requests(to: "/federation/").count == 2)
                watch.type("r")
                #expect(watch.waitUntil { _ in tokens().count >= 4 })
                #expect(tokens().last == "two")
                #expect(watch.screen.row(0).contains("IN PROGRESS") && !watch.screen.row(0).contains("was"))
                #expect(!watch.screen.contains("expired"))
            }
        }
    }

    @Test func `expired keys are reported as expired, and new ones in the file need no restart`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "credentials")
        func writeKeys(secret: String) throws {
            let text = "[ops]\naws_access_key_id = AKIDTEST\naws_secret_access_key = \(secret)\n"
            try Data(text.utf8).write(to: file, options: .atomic)
        }
        try writeKeys(secret: "old")
        try await withEmulator { emulator in
            emulator.setFault(.error(status: 403, code: "ExpiredTokenException", message: "The token is expired."))
            let watch = try Program.start(
                [emulator.taskId, "--profile", "ops"],
                environment: [
                    "AWS_ENDPOINT_URL_IOT": emulator.endpointURL, "AWS_REGION": "eu-west-1",
                    "AWS_SHARED_CREDENTIALS_FILE": file.path(),
                ], columns: 120, rows: 36)
            #expect(watch.shows("CREDENTIALS EXPIRED"))
            emulator.setFault(nil)
            watch.type("r")
            // The old secret is still in the file: the server's signature check rejects it.
            #expect(watch.shows("CREDENTIALS REJECTED"))
            try writeKeys(secret: "secret")
            watch.type("r")
            #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") })
        }
    }

    private static let expired = LoopbackService.Reaction.answer(
        #"{"__type": "ExpiredTokenException", "message": "The security token is expired."}"#, status: 403)
    private static let task = LoopbackService.Reaction.answer(LoopbackService.taskWithoutRole)
}
