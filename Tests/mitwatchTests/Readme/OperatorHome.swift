import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Testing

/// An operator's home with a profile `ops` and `mitwatch` installed.
struct OperatorHome {
    let path: String

    private static let config = """
        [profile ops]
        region = eu-west-1
        aws_access_key_id = AKIDTEST
        aws_secret_access_key = secret
        """

    /// Runs `body` in such a home and removes it.
    static func run(_ body: (OperatorHome) throws -> Void) throws {
        let files = FileManager.default
        let home = OperatorHome(path: files.temporaryDirectory.appending(path: "\(UUID())").path)
        defer { try? files.removeItem(atPath: home.path) }
        for directory in [".aws", "bin"] {
            try files.createDirectory(atPath: "\(home.path)/\(directory)", withIntermediateDirectories: true)
        }
        try Data(config.utf8).write(to: URL(filePath: home.path + "/.aws/config"))
        let program = try #require(BuiltProgram.path("mitwatch"))
        try files.createSymbolicLink(atPath: home.path + "/bin/mitwatch", withDestinationPath: program)
        try body(home)
    }

    /// A shell that runs one command there. The emulator responds to its AWS IoT calls.
    func shell(_ command: String, asking emulator: IoTEmulator) throws -> PseudoTerminal {
        let extra = [
            "HOME": path, "PATH": "\(path)/bin:/usr/bin:/bin", "AWS_ENDPOINT_URL_IOT": emulator.endpointURL,
            "AWS_PROFILE": "ops",
        ]
        return try PseudoTerminal(
            // As in an operator's shell, Ctrl-C goes to the command.
            "/bin/sh", ["-c", "trap : INT; " + command], environment: Program.environment.merging(extra) { $1 },
            columns: 120, rows: 120,
            directory: path)
    }
}
