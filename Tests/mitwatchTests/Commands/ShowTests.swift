import ArgumentParser
import Dashboard
import FoundationEssentials
import IoTClient
import IoTEmulator
import MitigationModel
import PseudoTerminal
import Screen
import Testing

@testable import mitwatch

/// `mitwatch show`: one call, one response.
struct ShowTests {
    private func show(_ arguments: [String], _ emulator: IoTEmulator) async throws -> String {
        let variables = emulator.environment()
        return try await onOwnThread {
            let connection = try Connection(variables: variables)
            let command = try #require(try Mitwatch.parseAsRoot(["show"] + arguments) as? Show)
            return try command.text(connection, clocks: Clocks())
        }
    }

    @Test(arguments: [Scenario.typical, .findingIds, .noTarget, .emptyStatistics, .large, .filterOnly])
    func `JSON is the task that the client reads`(scenario: Scenario) async throws {
        try await withEmulator(scenario) { emulator in
            let transport = AsyncHTTPClientTransport(product: "tests", version: "1")
            let client = try Connection(variables: emulator.environment()).client(
                over: transport, handlers: CredentialsHandlers(warn: { _ in }))
            let task = try await client.describeAuditMitigationActionsTask(taskId: emulator.taskId).value
            await transport.shutdown()
            let json = try await show([emulator.taskId, "--output", "json"], emulator)
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .custom { decoder in
                try Date(decoder.singleValueContainer().decode(String.self), strategy: Self.withFraction)
            }
            let read = try decoder.decode(AuditMitigationActionsTask.self, from: Data(json.utf8))
            // Microseconds as text differ from the wire's date, which is a binary fraction.
            func micros(_ date: Date?) -> Double? { date.map { ($0.timeIntervalSince1970 * 1e6).rounded() } }
            #expect(micros(read.startTime) == micros(task.startTime))
            #expect(micros(read.endTime) == micros(task.endTime))
            var sameTime = read
            (sameTime.startTime, sameTime.endTime) = (task.startTime, task.endTime)
            #expect(sameTime == task)
        }
    }

    private static let withFraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    @Test(arguments: [Scenario.typical, .hostile, .large])
    func `text fits 80 columns and has no control characters`(scenario: Scenario) async throws {
        try await withEmulator(scenario) { emulator in
            let lines = try await show(["--", emulator.taskId], emulator).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.first?.hasPrefix("Task         ") == true)
            #expect(lines.filter { DisplayText.columns(of: $0) > 80 } == [])
            #expect(lines.filter { DisplayText.fitted($0, to: .max) != $0 } == [])
        }
    }

    @Test func `Markdown is the report's`() async throws {
        try await withEmulator { emulator in
            let text = try await show([emulator.taskId, "--output", "markdown"], emulator)
            #expect(text.hasPrefix("# Mitigation task `quarantine-0412`: IN PROGRESS\n"))
            #expect(text.contains("\n## Counts\n"))
        }
    }

    /// Each failure of a call has its exit code, the same as for `list`.
    @Test(
        arguments: [
            (.status(404), 66), (.reset, 68), (.html, 68), (.garbage, 68), (.status(429), 75), (.status(503), 75),
            (.error(status: 400, code: "InvalidRequestException", message: "no"), 76), (.status(403), 77),
        ] as [(Fault, Int32)])
    func `a failed call is reported with its fix and its own exit code`(fault: Fault, code: Int32) async throws {
        try await withEmulator { emulator in
            emulator.setFault(fault)
            for arguments in [["show", emulator.taskId], ["list"]] {
                let program = try Program.startPiped(arguments, environment: emulator.environment())
                #expect(program.waitForEnd() == .exited(code))
                #expect(program.output == [])
                #expect(program.errorLines.first?.hasPrefix("mitwatch: ") == true)
                #expect(program.errorLines.dropFirst().allSatisfy { $0.hasPrefix("          ") })
                #expect(program.errorLines.count { $0.hasPrefix("          To fix: ") } == 1)
            }
        }
    }

    @Test func `without credentials each source has its reason, and the exit code is that for credentials`()
        async throws
    {
        try await withEmulator { emulator in
            let environment = emulator.environment().filter { !$0.key.hasSuffix("_KEY_ID") }
            let program = try Program.startPiped(["show", emulator.taskId], environment: environment)
            #expect(program.waitForEnd() == .exited(77))
            #expect(program.errorLines.first?.hasPrefix("mitwatch: no ") == true)
            #expect(
                program.errorLines.dropFirst().first == "          environment variables: AWS_ACCESS_KEY_ID is not set")
            #expect(program.errorLines.contains { $0.hasPrefix("          To fix: ") })
            #expect(program.errorLines.allSatisfy { $0.count <= 80 })
            #expect(emulator.counters.connections == 0)
        }
    }

    @Test(arguments: ["show", "wait", "watch"])
    func `a profile that does not exist is reported with its name`(command: String) async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(
                [command, emulator.taskId, "--profile", "nosuch"], environment: emulator.environment())
            #expect(program.waitForEnd() == .exited(77))
            #expect(program.errorLines.first == "mitwatch: profile nosuch not found")
        }
    }

    /// A file that is opened later must not get the number of standard output and receive the task.
    @Test func `a closed standard output is reported, and the log stays intact`() async throws {
        try await withEmulator { emulator in
            try await Shell.withDirectory { directory in
                let script = "exec \"$0\" \"$@\" >&-"
                let path = try #require(BuiltProgram.path("mitwatch"))
                let program = try Subprocess(
                    "/bin/sh", ["-c", script, path, "show", emulator.taskId, "--log-file", directory + "/log"],
                    environment: Program.environment.merging(emulator.environment()) { $1 })
                #expect(program.waitForEnd() == .exited(74))
                #expect(program.errorLines == ["mitwatch: cannot write to standard output: bad file descriptor"])
                let log = try String(contentsOfFile: directory + "/log", encoding: .utf8)
                #expect(log.contains(" started ") && !log.contains("Status "))
            }
        }
    }

    @Test func `in a pipe the task is printed without colors or errors`() async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(["show", emulator.taskId], environment: emulator.environment())
            #expect(program.waitForEnd() == .exited(0))
            #expect(program.outputLines.first == "Task         quarantine-0412")
            #expect(!program.output.contains(0x1B))
            #expect(program.errors == [])
        }
    }

    @Test func `in an ASCII locale the text is ASCII, and JSON is unchanged`() async throws {
        try await withEmulator(.hostile) { emulator in
            let environment = emulator.environment().merging(["LC_ALL": "C"]) { $1 }
            let text = try Program.startPiped(["show", "--", emulator.taskId], environment: environment)
            #expect(text.waitForEnd() == .exited(0))
            #expect(text.output.count > 1_000 && text.output.allSatisfy { $0 < 0x7F })
            let json = try Program.startPiped(
                ["show", "--output", "json", "--", emulator.taskId], environment: environment)
            #expect(json.waitForEnd() == .exited(0))
            #expect(String(decoding: json.output, as: UTF8.self).contains("証明書共有確認"))
        }
    }

    @Test(arguments: [["list"], ["show", "quarantine-0412"]])
    func `a write error of standard output is reported`(arguments: [String]) async throws {
        try await withEmulator { emulator in
            let script = "exec \"$0\" \"$@\" > /dev/full"
            let path = try #require(BuiltProgram.path("mitwatch"))
            let program = try Subprocess(
                "/bin/sh", ["-c", script, path] + arguments,
                environment: Program.environment.merging(emulator.environment()) { $1 })
            #expect(program.waitForEnd() == .exited(74))
            #expect(program.errorLines == ["mitwatch: cannot write to standard output: no space left on device"])
        }
    }
}
