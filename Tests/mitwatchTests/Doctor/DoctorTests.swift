import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Screen
import Testing

/// `mitwatch doctor` as a program.
struct DoctorTests {
    /// What it printed, line by line without the times of calls, and how it ended.
    private struct Visit {
        let lines: [String]
        let code: PseudoTerminal.Ending?

        init(_ environment: [String: String], _ arguments: [String] = []) throws {
            let program = try Program.startPiped(["doctor"] + arguments, environment: environment)
            code = program.waitForEnd()
            lines = program.outputLines.map { $0.replacing(/\(\d+ ms\)/, with: "(N ms)") }
        }

        func lines(_ verdict: String) -> [String] {
            lines.filter { $0.dropFirst(2).hasPrefix(verdict) }
        }
    }

    private static let beginning = [
        "– note     terminal     not a terminal (standard input)",
        "           mitwatch will use --plain output here.",
        "✓ ok       locale       C.UTF-8 (LANG): full Unicode",
        "✓ ok       clipboard    OSC 52, if the terminal allows it",
        "✓ ok       defaults     /nonexistent/.config/mitwatch/flags: none",
        "✓ ok       defaults     MITWATCH_FLAGS: none",
        "✓ ok       profile      default (no profile given)",
        "✓ ok       region       eu-west-1 (from AWS_REGION)",
    ]

    @Test func `without problems every line is ok, and the exit code is 0`() async throws {
        try await withEmulator { emulator in
            let visit = try Visit(emulator.environment())
            #expect(visit.code == .exited(0))
            #expect(
                visit.lines == Self.beginning + [
                    "✓ ok       endpoint     \(emulator.endpointURL) (from AWS_ENDPOINT_URL)",
                    "✓ ok       proxy        none", "✓ ok       credentials  environment variables",
                    "✓ ok       ListAuditMitigationActionsTasks       allowed (N ms)",
                    "✓ ok       DescribeAuditMitigationActionsTask    allowed (N ms)",
                    "✓ ok       ListAuditFindings                     allowed (N ms)",
                    "✓ ok       DescribeAuditFinding                  allowed (N ms)",
                    "✓ ok       ListAuditMitigationActionsExecutions  allowed (N ms)",
                    "– not run  CancelAuditMitigationActionsTask      would cancel a task",
                    "✓ ok       clock        in sync with the server", "No problems found.",
                ])
        }
    }

    @Test func `each operation is called once, and none that changes anything`() async throws {
        try await withEmulator { emulator in
            _ = try Visit(emulator.environment(), [emulator.taskId])
            #expect(emulator.counters.requests.values.reduce(0, +) == 5)
            #expect(emulator.counters.requests["CancelAuditMitigationActionsTask"] ?? 0 == 0)
        }
    }

    @Test func `in a terminal it reports type, colors and size`() async throws {
        try await withEmulator { emulator in
            let terminal = try Program.start(["doctor"], environment: emulator.environment())
            #expect(terminal.shows("✓ ok       terminal     xterm-256color, 256 colors, 80x24"))
            #expect(terminal.shows("No problems found."))
            #expect(terminal.waitForEnd() == .exited(0))
        }
    }

    @Test func `an unknown terminal type fails, and so does one that cannot draw`() async throws {
        try await withEmulator { emulator in
            for type in ["nosuch", "dumb"] {
                let terminal = try Program.start(
                    ["doctor"], environment: emulator.environment().merging(["TERM": type]) { $1 })
                terminal.answers = false
                #expect(terminal.shows("✗ FAIL     terminal     TERM=\(type)"))
                #expect(terminal.shows("1 problem found."))
                #expect(terminal.waitForEnd() == .exited(1))
            }
        }
    }

    @Test func `an incorrect secret is reported once, and neither key nor secret is printed`() async throws {
        try await withEmulator { emulator in
            let environment = emulator.environment(secret: "another-secret-of-no-account")
            let visit = try Visit(environment)
            #expect(visit.code == .exited(1))
            #expect(
                visit.lines("FAIL") == ["✗ FAIL     ListAuditMitigationActionsTasks       credentials rejected"])
            #expect(visit.lines("skipped").count == 4)
            #expect(
                visit.lines.contains { $0.hasPrefix("           To fix: correct the keys: the access key is") })
            let text = visit.lines.joined()
            #expect(!text.contains("AKIDTEST") && !text.contains("another-secret"))
        }
    }

    @Test func `without credentials the sources are listed, and no call is made`() async throws {
        try await withEmulator { emulator in
            let visit = try Visit(emulator.environment().filter { $0.key != "AWS_ACCESS_KEY_ID" })
            #expect(visit.code == .exited(1))
            #expect(visit.lines("FAIL") == ["✗ FAIL     credentials  none found"])
            #expect(visit.lines.contains("           environment variables: AWS_ACCESS_KEY_ID is not set"))
            #expect(visit.lines("skipped").count == 6)
            #expect(emulator.counters.connections == 0)
        }
    }

    @Test func `a closed port is reported once`() throws {
        let environment = [
            "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "s",
            "AWS_MAX_ATTEMPTS": "1",
        ]
        let visit = try Visit(environment, ["--endpoint-url", "http://127.0.0.1:9"])
        #expect(visit.code == .exited(1))
        #expect(visit.lines("FAIL") == ["✗ FAIL     ListAuditMitigationActionsTasks       no response"])
        #expect(visit.lines.contains("           no response from 127.0.0.1:9: connection refused"))
        #expect(visit.lines("skipped").count == 5)
    }

    @Test func `clock skew fails, even if the calls succeed`() async throws {
        let emulator = try await IoTEmulator.start(
            EmulatorOptions(
                scenario: .typical, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDTEST",
                secretAccessKey: "secret"),
            startedAt: Date(), elapsed: { .seconds(60) }, now: { Date().addingTimeInterval(600) })
        let visit = try Visit(emulator.environment())
        try await emulator.shutdown()
        #expect(visit.code == .exited(1))
        let wrong = visit.lines("FAIL")
        #expect(wrong.count == 1)
        #expect(wrong.first?.wholeMatch(of: /✗ FAIL     clock        (599|600|601)s behind the server/) != nil)
        #expect(visit.lines.contains("           To fix: set the clock, for example with timedatectl set-ntp true"))
    }

    @Test func `a task that does not exist fails`() async throws {
        try await withEmulator { emulator in
            let visit = try Visit(emulator.environment(), ["nosuch"])
            #expect(visit.code == .exited(1))
            #expect(visit.lines("FAIL") == ["✗ FAIL     DescribeAuditMitigationActionsTask    not found"])
        }
    }

    @Test func `a missing region fails, and the checks that need it are skipped`() async throws {
        let visit = try Visit([:])
        #expect(visit.code == .exited(1))
        #expect(visit.lines("FAIL") == ["✗ FAIL     region       no AWS region configured"])
        #expect(
            visit.lines("skipped") == ["endpoint", "proxy", "calls"].map { "– skipped  \($0)" })
    }

    @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "de_DE.ISO-8859-1"]])
    func `with an ASCII locale all output is ASCII`(locale: [String: String]) async throws {
        try await withEmulator { emulator in
            let visit = try Visit(emulator.environment(secret: "x").merging(locale) { $1 })
            #expect(visit.lines.count > 10)
            #expect(visit.lines.filter { !$0.allSatisfy(\.isASCII) } == [])
            #expect(visit.lines("skipped").first?.hasPrefix("- ") == true)
        }
    }

    @Test func `a write error of standard output is reported`() throws {
        #expect(try Shell.run("mitwatch doctor > /dev/full").exitCode == 74)
    }

    @Test(arguments: [["no spaces"], ["--region", ""]])
    func `invalid usage has its own exit code`(arguments: [String]) throws {
        #expect(try Visit([:], arguments).code == .exited(64))
    }
}
