import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Testing

/// From a count to the cause, the way an operator goes.
struct DrillDownTests {
    @Test func `four keys lead from the start to the message of a failed execution, and Esc leads back`() throws {
        let demo = try Program.start(
            ["demo", "--scenario", "finding-ids", "--speed", "100"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("ended") && $0.contains("Device certificate shared") })
        // The banner that the task has ended.
        demo.type("\u{1B}")
        demo.type("\r")
        #expect(demo.waitUntil { $0.contains("✗ InvalidRequest") && $0.contains("– not run") })
        // The failed one is first; its own screen has AWS's message.
        demo.type("g")
        demo.type("\r")
        #expect(demo.shows("Thing group audit-hold does not exist."))
        #expect(demo.shows("Related resources"))
        demo.type("\u{1B}")
        #expect(demo.shows("1 failure"))
        demo.type("\u{1B}")
        #expect(demo.waitUntil { $0.contains("── Journal") && !$0.row(0).contains("›") })
    }

    @Test func `F looks up all findings of a check, and groups its failures`() throws {
        let demo = try Program.start(
            ["demo", "--scenario", "finding-ids", "--speed", "100"], columns: 120, rows: 30)
        #expect(demo.waitUntil { $0.row(0).contains("ended") })
        demo.type("\rF")
        #expect(demo.waitUntil { $0.contains("1 failure · 1 identified") && $0.contains("1  QuarantineThings") })
    }

    @Test func `for a task without audit and findings, a finding's ID can be typed`() throws {
        let demo = try Program.start(
            ["demo", "--scenario", "filter-only", "--speed", "100"], columns: 120, rows: 36)
        #expect(demo.shows("Device certificate expiring"))
        demo.type("\r")
        #expect(demo.shows("has no audit and no finding IDs"))
        demo.type("i")
        demo.type("no-such-finding\r")
        #expect(demo.waitUntil { $0.row(0).contains("no-such-finding") && $0.contains("90 days") })
    }

    @Test func `t shows the account's tasks, and Enter watches another one`() throws {
        let demo = try Program.start(["demo", "--speed", "5"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        demo.type("t")
        #expect(demo.waitUntil { $0.contains("14 tasks · newest first") && $0.contains("4m 10s") })
        demo.type("/0397\r")
        #expect(demo.waitUntil { !$0.contains("rotate-ca-weekly") && $0.contains("quarantine-0397") })
        demo.type("\r")
        #expect(demo.waitUntil { $0.row(0).contains("quarantine-0397") && $0.row(0).contains("FAILED") })
    }

    @Test func `without a task ID the account's tasks are shown first`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(
                [],
                environment: [
                    "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1",
                    "AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "secret",
                ], columns: 120, rows: 36)
            #expect(watch.waitUntil { $0.row(0).contains("Tasks, last 90 days") && $0.contains("14 tasks") })
            watch.type("\r")
            #expect(watch.waitUntil { $0.row(0).contains(emulator.taskId) && $0.row(0).contains("IN PROGRESS") })
        }
    }

    @Test func `it waits for a task that does not exist yet`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(
                ["not-there-yet", "--wait-for-task", "--interval", "1s"],
                environment: [
                    "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1",
                    "AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": "secret",
                ])
            #expect(watch.shows("Waiting for not-there-yet to be created in eu-west-1."))
            #expect(watch.shows("2 polls since"))
        }
    }

    @Test func `the history is labeled while polling continues, and Esc returns to live`() throws {
        let demo = try Program.start(["demo", "--speed", "10", "--interval", "10s"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.contains("first failure") })
        demo.type("\u{1B}[D")
        #expect(demo.waitUntil { $0.row(0).contains("HISTORY") && $0.row(3).contains("poll ") })
        demo.type("{")
        #expect(demo.waitUntil { $0.row(3).contains("poll 1 of") })
        demo.type("\u{1B}")
        #expect(demo.waitUntil { !$0.row(0).contains("HISTORY") })
    }

    @Test func `c copies the task's ID to the terminal's clipboard`() throws {
        let demo = try Program.start(["demo"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        demo.type("c")
        #expect(demo.shows("sent to the terminal's clipboard: quarantine-0412"))
        let copied = "52;c;" + Data("quarantine-0412".utf8).base64EncodedString()
        #expect(demo.screen.strings.contains { $0.contains(copied) })
    }
}
