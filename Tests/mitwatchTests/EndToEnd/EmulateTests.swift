import FoundationEssentials
import Glibc
import IoTEmulator
import PseudoTerminal
import Testing

/// `mitwatch emulate` with other clients.
struct EmulateTests {
    /// Waits until the last line is there: then it accepts connections.
    private static func serving(_ arguments: [String] = []) throws -> Subprocess {
        let server = try Program.startPiped(["emulate"] + arguments)
        #expect(server.waitUntil { $0.outputLines.last?.hasPrefix("# mitwatch watch -- ") == true })
        return server
    }

    @Test func `the documentation shows the settings that it prints`() throws {
        let server = try Self.serving()
        let page = try String(
            contentsOfFile: ReadmeText.root + "/Sources/IoTEmulator/IoTEmulator.docc/IoTEmulator.md", encoding: .utf8)
        let settings = server.outputLines.filter { !$0.hasPrefix("#") }.joined(separator: "\n")
        let shown = settings.replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:8080")
        #expect(settings.hasPrefix("export AWS_ENDPOINT_URL_IOT="))
        #expect(page.contains("```sh\n\(shown)\n```"))
        server.send(signal: SIGINT)
        #expect(server.waitForEnd() == .exited(0))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `it prints how to connect after it listens, and ends with 0`(signal: Int32) throws {
        let server = try Self.serving()
        #expect(server.outputLines.first?.hasPrefix("export AWS_ENDPOINT_URL_IOT=http://127.0.0.1:") == true)
        #expect(server.errors == [])
        server.send(signal: signal)
        #expect(server.waitForEnd() == .exited(0))
    }

    @Test func `an ignored signal does not end it`() throws {
        let path = try #require(BuiltProgram.path("mitwatch"))
        let server = try Subprocess(
            "/bin/sh", ["-c", "trap '' HUP; exec \"$0\" emulate", path], environment: Program.environment)
        #expect(server.waitUntil { $0.outputLines.last?.hasPrefix("# mitwatch watch -- ") == true })
        server.send(signal: SIGHUP)
        #expect(server.waitForEnd(milliseconds: 200) == nil)
        server.send(signal: SIGTERM)
        #expect(server.waitForEnd() == .exited(0))
    }

    /// Whatever the shell's own settings are.
    @Test(arguments: [
        "", "AWS_PROFILE=nosuch", "AWS_DEFAULT_PROFILE=nosuch", "AWS_SESSION_TOKEN=x", "AWS_SECURITY_TOKEN=x",
        "AWS_USE_FIPS_ENDPOINT=true", "AWS_USE_DUALSTACK_ENDPOINT=true", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true",
        "HTTP_PROXY=http://127.0.0.1:9", "http_proxy=http://127.0.0.1:9 NO_PROXY=x no_proxy=y",
    ])
    func `its lines can be pasted into a shell, which then calls it`(setting: String) async throws {
        let server = try Self.serving(["--scenario", "large"])
        try await Shell.withDirectory { directory in
            let lines = server.outputLines.joined(separator: "\n") + "\n"
            try Data(lines.utf8).write(to: URL(filePath: "\(directory)/lines"))
            let exports = setting.isEmpty ? "" : "export \(setting); "
            let outcome = try Shell.run("\(exports)set -u; . \(directory)/lines && mitwatch list")
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains(Scenario.large.taskId))
        }
        server.send(signal: SIGINT)
        #expect(server.waitForEnd() == .exited(0))
    }

    @Test func `a port in use is reported with the fix`() async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(["emulate", "--port", "\(emulator.port)"])
            #expect(program.waitForEnd() == .exited(69))
            #expect(program.output == [])
            #expect(
                program.errorLines == [
                    "mitwatch: cannot start the emulator", "          port \(emulator.port) is already in use",
                    "          To fix: choose another, or 0 for any free port",
                ])
        }
    }
}
