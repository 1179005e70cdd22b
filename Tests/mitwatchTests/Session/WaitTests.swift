import ArgumentParser
import Dashboard
import Glibc
import IoTEmulator
import MitigationModel
import PseudoTerminal
import Synchronization
import Terminal
import Testing

@testable import mitwatch

/// `mitwatch wait`: every outcome has an exit code of its own.
struct WaitTests {
    private struct Ended: Sendable {
        let end: WaitEnd
        let lines: [String]
        let reason: String?
    }

    /// Waits with clocks this much faster than real time.
    private func wait(
        _ arguments: [String], _ variables: [String: String], speed: Double = 200,
        onLine: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Ended {
        try await onOwnThread {
            let connection = try Connection(variables: variables)
            let command = try #require(try Mitwatch.parseAsRoot(["wait"] + arguments) as? Wait)
            let lines = Mutex<[String]>([])
            let session = command.session(connection, signals: try SignalInbox([]), clocks: Clocks(speed: speed))
            let ending = try session.run { line in
                lines.withLock { $0.append(line) }
                onLine(line)
            }
            return Ended(end: ending.end, lines: lines.withLock(\.self), reason: ending.end.reason(ending.state))
        }
    }

    /// Ended tasks of the emulator's account, and its main ones after their end.
    @Test(
        arguments: [
            (.typical, "rotate-ca-weekly", 0), (.typical, "quarantine-0412", 10), (.failing, "demo-failing", 11),
            (.canceled, "demo-canceled", 12),
        ] as [(Scenario, String, Int32)])
    func `the exit code says how the task ended`(scenario: Scenario, taskId: String, code: Int32) async throws {
        try await withEmulator(scenario, elapsed: .seconds(1_000)) { emulator in
            let ended = try await wait([taskId], emulator.environment())
            #expect(ended.end.exitCode.rawValue == code)
            #expect(ended.reason == nil)
            #expect(ended.lines.last?.hasSuffix("confirmed by two more polls; polling stopped") == true)
            #expect(emulator.counters.requests["DescribeAuditMitigationActionsTask"] == 3)
        }
    }

    @Test func `a wait without news says so every five minutes: jobs that are silent for ten may be ended`() throws {
        let command = try #require(try Mitwatch.parseAsRoot(["wait", "q-1"]) as? Wait)
        let connection = try Connection(variables: ["AWS_REGION": "eu-west-1"])
        #expect(try command.session(connection, signals: SignalInbox([])).heartbeat == .seconds(300))
    }

    @Test(arguments: [["--fail-fast"], ["--max-failed", "0"], ["--max-failed", "10"], ["--max-failed", "0.01%"]])
    func `too many failures end the wait, and the task keeps running`(flags: [String]) async throws {
        try await withEmulator(elapsed: .seconds(100)) { emulator in
            let ended = try await wait([emulator.taskId] + flags, emulator.environment())
            #expect(ended.end.exitCode.rawValue == 13)
            #expect(
                ended.reason?.hasSuffix(" failed (limit \(flags.count > 1 ? flags[1] : "0")); task still running")
                    == true)
        }
    }

    @Test func `the time may be over before the first answer`() async throws {
        try await withEmulator { emulator in
            emulator.setFault(.hang)
            let ended = try await wait([emulator.taskId, "--timeout", "1s"], emulator.environment())
            #expect(ended.end.exitCode == .notYet)
            #expect(ended.reason == "timed out with no response from AWS")
        }
    }

    @Test func `too many failures are reported after the task's end too`() async throws {
        try await withEmulator(elapsed: .seconds(1_000)) { emulator in
            let ended = try await wait([emulator.taskId, "--fail-fast"], emulator.environment())
            #expect(ended.end == .tooManyFailed(35, limit: .moreThan(0)))
            #expect(ended.reason == "stopped waiting: 35 findings failed (limit 0)")
        }
    }

    @Test(
        arguments: [
            (.status(404), 66), (.error(status: 400, code: "InvalidRequestException", message: "no"), 76),
            (.status(403), 77), (.error(status: 403, code: "ExpiredTokenException", message: "old"), 77),
        ] as [(Fault, Int32)])
    func `a refusal from the start ends it at once`(fault: Fault, code: Int32) async throws {
        try await withEmulator { emulator in
            emulator.setFault(fault)
            let ended = try await wait([emulator.taskId], emulator.environment())
            #expect(ended.end.exitCode.rawValue == code)
            #expect(emulator.counters.requests["DescribeAuditMitigationActionsTask"] == 1)
        }
    }

    @Test func `no credentials end it at once`() async throws {
        try await withEmulator { emulator in
            let variables = emulator.environment().filter { !$0.key.hasSuffix("_KEY_ID") }
            let ended = try await wait([emulator.taskId], variables)
            #expect(ended.end.exitCode == .credentials)
        }
    }

    @Test func `a server that cannot be reached ends it after five minutes`() async throws {
        var url = ""
        try await withEmulator { gone in url = gone.endpointURL }
        let variables = [
            "AWS_ENDPOINT_URL": url, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": "secret",
        ]
        let ended = try await wait(["x"], variables, speed: 1_000)
        #expect(ended.end.exitCode == .network)
        let server = url.dropFirst("http://".count)
        #expect(
            ended.reason == """
                no response from \(server): connection refused
                To fix: check network, region, endpoint and proxy
                """)
    }

    /// Each of these log lines triggers the next fault, and the last but one the recovery.
    @Test func `failures that pass do not end it`() async throws {
        let kinds = [
            "watch started:", "throttled by AWS", "server error", "no response:", "unexpected response:",
            "recovered after",
        ]
        let faults: [Fault?] = [.status(429), .status(500), .reset, .html, nil, nil]
        try await withEmulator(elapsed: .seconds(1_000)) { emulator in
            let ended = try await wait([emulator.taskId], emulator.environment()) { line in
                let kind = kinds.firstIndex { line.dropFirst(21).hasPrefix($0) }
                if let kind { emulator.setFault(faults[kind]) }
            }
            let reported = ended.lines.compactMap { line in kinds.first { line.dropFirst(21).hasPrefix($0) } }
            #expect(reported == kinds)
            #expect(ended.end.exitCode == .findingsFailed)
        }
    }

    @Test func `the result is on standard output, changes and the reason on standard error`() async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(
                ["wait", emulator.taskId, "--fail-fast"], environment: emulator.environment())
            #expect(program.waitForEnd() == .exited(13))
            #expect(program.outputLines.first == "Task         quarantine-0412")
            #expect(program.errorLines.count { $0.hasPrefix("mitwatch: stopped waiting: ") } == 1)
            #expect(program.errorLines.last?.hasSuffix("still running") == true)
        }
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `a signal ends the wait, and the task keeps running`(signal: Int32, code: Int32) async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(["wait", emulator.taskId], environment: emulator.environment())
            #expect(program.waitUntil { $0.errorLines.contains { $0.contains("watch started: 8 checks") } })
            program.send(signal: signal)
            #expect(program.waitForEnd() == .exited(code))
            #expect(program.errorLines.last == "mitwatch: interrupted; task still running")
            #expect(program.outputLines.first == "Task         quarantine-0412")
        }
    }

    @Test func `a signal that the shell has it ignore does not end it`() async throws {
        try await withEmulator { emulator in
            let path = try #require(BuiltProgram.path("mitwatch"))
            let program = try Subprocess(
                "/bin/sh", ["-c", "trap '' HUP; exec \"$0\" \"$@\"", path, "wait", emulator.taskId],
                environment: Program.environment.merging(emulator.environment()) { $1 })
            #expect(program.waitUntil { $0.errorLines.contains { $0.contains("watch started: 8 checks") } })
            program.send(signal: SIGHUP)
            program.send(signal: SIGTERM)
            #expect(program.waitForEnd() == .exited(143))
        }
    }

    @Test func `if the result is not read, the exit code still gives the outcome`() async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(
                ["wait", emulator.taskId, "--fail-fast"], environment: emulator.environment())
            program.closeOutput()
            #expect(program.waitForEnd() == .exited(13))
        }
    }

    @Test func `all outcomes have different exit codes`() {
        let failures: [CallFailure.Kind] = [.notFound, .noAnswer(.described(text: "")), .invalidRequest, .accessDenied]
        let ends: [WaitEnd] =
            [
                .over(.completed, failed: 0), .over(.completed, failed: 1), .over(.failed, failed: 1),
                .over(.canceled, failed: 0), .tooManyFailed(1, limit: .moreThan(0)), .timedOut,
                .interrupted(.interrupted(.interrupt)),
                .interrupted(.interrupted(.terminate)), .interrupted(.interrupted(.hangUp)),
            ] + failures.map { .failed(CallFailure(kind: $0)) }
        let codes = ends.map(\.exitCode.rawValue) + [ExitCode.usage, .software, .configuration].map(\.rawValue)
        #expect(codes == [0, 10, 11, 12, 13, 75, 130, 143, 129, 66, 68, 76, 77, 64, 70, 78])
        #expect(Set(codes).count == codes.count)
    }
}
