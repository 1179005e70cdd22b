import FoundationEssentials
import IoTClient
import IoTEmulator
import Testing

/// Login sessions over HTTP: the emulator's sign-in service checks each request and each proof.
@Suite struct EmulatedSignInTests: LoginSessionSuite {
    @Test func `a session is renewed over HTTP, again and again, and its keys are accepted by AWS IoT`() async throws {
        try await with { source, client, file, emulator in
            var ids = Set<String>()
            for _ in 0..<3 {
                try expire(file)
                ids.insert(try await source.credentials().accessKeyId)
                _ = try await client.describeAuditMitigationActionsTask(taskId: emulator.taskId)
            }
            #expect(ids.count == 3)
            #expect(try text(file) == emulator.sessions.first?.file)
        }
    }

    @Test func `a lost response and a failure of the service are retried`() async throws {
        try await with { source, _, file, emulator in
            try expire(file)
            var change = SignInChange()
            change.refresh = .serverError
            emulator.changeSignIn(change)
            _ = try await source.credentials()
            try expire(file)
            change.refresh = .lost
            emulator.changeSignIn(change)
            // The token was replaced, but only the service knows the new one.
            let login = LoginCommand(.loginSession, profile: SignInFiles.loginProfile)
            let problem = CredentialsError.broken(
                source: "login session (profile demo-login)", reason: .loginRequired(login, .spent))
            await #expect(throws: problem) { try await source.credentials() }
        }
    }

    @Test(arguments: [RefreshFault.html, .garbage, .redirect, .conflict, .insufficientPermissions])
    func `other faults are errors, and the file stays`(_ fault: RefreshFault) async throws {
        try await with { source, _, file, emulator in
            try expire(file)
            let before = try text(file)
            var change = SignInChange()
            change.refresh = fault
            emulator.changeSignIn(change)
            await #expect(throws: CredentialsError.self) { try await source.credentials() }
            #expect(try text(file) == before)
            _ = try await source.credentials()
        }
    }

    /// Sets the end of the keys in the file to a time in the past.
    private func expire(_ file: String) throws {
        let end = #""expiresAt":"[^"]*""#
        let expression = try Regex(end)
        try write(try text(file).replacing(expression, with: #""expiresAt":"2020-01-01T00:00:00Z""#), to: file)
    }

    private func with(
        _ body: (DefaultCredentials, IoTClient, String, IoTEmulator) async throws -> Void
    ) async throws {
        try await withFolder { home in
            let now = Date(timeIntervalSince1970: 1_790_000_000)
            let emulator = try await IoTEmulator.start(
                EmulatorOptions(
                    scenario: .signIn, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDTEST",
                    secretAccessKey: "secret"),
                startedAt: now.addingTimeInterval(-60), elapsed: { .seconds(60) }, now: { now })
            let transport = AsyncHTTPClientTransport(
                product: "tests", version: "1", limits: EmulatedAccount.patient)
            var outcome = Result<Void, any Error>.success(())
            do {
                let files = try #require(emulator.signInFiles)
                let path = "\(home)/.aws/login/cache/\(files.loginCacheName)"
                try write(files.loginCache, to: path)
                let context = CredentialsContext(
                    environment: [:], home: home, region: try Region("eu-west-1"), transport: transport, now: { now },
                    sleep: { _ in })
                let config = try SharedConfig(config: files.config, credentials: files.credentials)
                let source = DefaultCredentials(
                    profile: SelectedProfile(flag: SignInFiles.loginProfile, environment: [:]), context: context
                ) { () throws(SharedConfigError) in config }
                let client = IoTClient(
                    region: try Region("eu-west-1"), endpoint: try Endpoint(url: emulator.endpointURL),
                    credentials: source, transport: transport, now: { now })
                try await body(source, client, path, emulator)
            } catch {
                outcome = .failure(error)
            }
            await transport.shutdown()
            try await emulator.shutdown()
            try outcome.get()
        }
    }
}
