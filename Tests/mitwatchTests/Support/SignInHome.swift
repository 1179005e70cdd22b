import FoundationEssentials
import IoTEmulator

/// A home directory with the files that sign in at an emulator.
struct SignInHome {
    let emulator: IoTEmulator
    let path: String

    /// The environment for a command whose role requires an MFA code.
    var environment: [String: String] {
        [
            "HOME": path, "AWS_PROFILE": SignInFiles.roleProfile, "AWS_CONFIG_FILE": "\(path)/.aws/config",
            "AWS_SHARED_CREDENTIALS_FILE": "\(path)/.aws/credentials", "AWS_MAX_ATTEMPTS": "1",
        ]
    }

    /// The calls of AssumeRole so far.
    var roleCalls: Int { emulator.counters.requests["AssumeRole"] ?? 0 }

    /// Runs `body` with an emulator whose scenario is held at one minute, and a home directory.
    static func run(_ options: SignInOptions = SignInOptions(), _ body: (SignInHome) throws -> Void) async throws {
        let emulator = try await IoTEmulator.start(
            EmulatorOptions(
                scenario: .signIn, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDTEST",
                secretAccessKey: "secret", signIn: options),
            startedAt: Date().addingTimeInterval(-60), elapsed: { .seconds(60) }, now: { Date() })
        var outcome = Result<Void, any Error>.success(())
        do {
            try await Shell.withDirectory { path in
                let home = SignInHome(emulator: emulator, path: path)
                try home.writeFiles()
                try body(home)
            }
        } catch {
            outcome = .failure(error)
        }
        try await emulator.shutdown()
        try outcome.get()
    }

    private func writeFiles() throws {
        guard let files = emulator.signInFiles else { throw CocoaError(.featureUnsupported) }
        try FileManager.default.createDirectory(atPath: path + "/.aws", withIntermediateDirectories: true)
        try Data(files.config.utf8).write(to: URL(filePath: path + "/.aws/config"))
        try Data(files.credentials.utf8).write(to: URL(filePath: path + "/.aws/credentials"))
    }
}
