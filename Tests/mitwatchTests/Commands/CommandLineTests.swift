import ArgumentParser
import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

struct CommandLineTests {
    @Test func `a word that is not a command is a task`() throws {
        let watch = try #require(try Mitwatch.parseAsRoot(["quarantine-0412", "--interval", "1m"]) as? Watch)
        #expect(watch.taskId == "quarantine-0412")
        #expect(watch.pace.interval?.duration == .seconds(60))
    }

    @Test(arguments: ["demo", "-dash-first", "--interval", "help"])
    func `any ID is accepted after two hyphens`(taskId: String) throws {
        let watch = try #require(try Mitwatch.parseAsRoot(["watch", "--", taskId]) as? Watch)
        #expect(watch.taskId == taskId)
    }

    @Test(arguments: [
        ["watch", "id", "--interval", "0"], ["watch", "id", "--interval", "6m"], ["demo", "--interval", "1ms"],
        ["demo", "--interval", "x"], ["demo", "--speed", "0"], ["demo", "--speed", "nan"], ["demo", "--speed", "inf"],
        ["demo", "--seed", "-1"], ["demo", "--scenario", "nosuch"], ["emulate", "--port", "65536"],
        ["--wait-for-task"], ["--plain"], ["watch", "--plain"], ["watch", "--wait-for-task"],
        ["watch", ""], ["watch", "no spaces"], ["watch", String(repeating: "x", count: 129)],
        ["watch", "id", "--nosuch"], ["watch", "id", "--stall", "-1"], ["demo", "--stall", "soon"],
        ["watch", "id", "--color", "sometimes"], ["watch", "id", "--palette", "x"], ["demo", "--glyphs", "utf8"],
        ["demo", "--ascii", "--glyphs", "full"],
        ["show"], ["show", "no spaces"], ["show", "id", "--output", "yaml"], ["list", "id"],
        ["list", "--since", "91d"],
        ["list", "--since", "0"], ["list", "--status", "done"], ["list", "--output", "markdown"], ["wait"],
        ["wait", "id", "--timeout", "0"], ["wait", "id", "--fail-fast", "--max-failed", "3"],
        ["wait", "id", "--max-failed", "-1"], ["wait", "id", "--interval", "0.5s"],
        ["watch", "id", "--endpoint-url", ""], ["watch", "id", "--region="], ["watch", "id", "--profile", ""],
        ["watch", "id", "--report-dir", ""], ["demo", "--report-dir="], ["watch", "id", "--log-file", ""],
        ["watch", "id", "--record", ""],
    ])
    func `invalid usage has its own exit code`(arguments: [String]) {
        do {
            _ = try Mitwatch.parseAsRoot(arguments)
            Issue.record("accepted")
        } catch {
            #expect(Mitwatch.exitCode(for: error) == .usage)
            #expect(!Mitwatch.message(for: error).isEmpty)
        }
    }

    /// Each flag that takes a number or a time.
    @Test(arguments: [
        ["demo", "--interval"], ["demo", "--speed"], ["demo", "--seed"], ["demo", "--stall"],
        ["demo", "--alert-failed"],
        ["emulate", "--port"], ["replay", "x", "--speed"], ["replay", "x", "--at"], ["wait", "id", "--timeout"],
        ["wait", "id", "--max-failed"], ["wait", "id", "--interval"], ["list", "--since"],
    ])
    func `no number for a flag crashes the program`(flag: [String]) throws {
        let numbers = [
            "1e308", "-1e308", "-0", "0", "nan", "inf", "-inf", "9223372036854775807", "9223372036854775808",
            "999999999d",
            "1e308%", "nan%", "9999999999999999999999999999999999999999d", "9999-12-31T23:59:59Z",
            "99999-01-01T00:00:00Z",
            String(repeating: "999999999d", count: 5_000), "0x7fffffffffffffff", "5e-324", "99:99", "24:00",
        ]
        for number in numbers {
            do {
                let command = try Mitwatch.parseAsRoot(flag + [number])
                guard let at = (command as? Replay)?.at else { continue }
                for began in [0, 1e11, -1e11] { _ = at.uptime(in: Date(timeIntervalSince1970: began)) }
            } catch {
                #expect(Mitwatch.exitCode(for: error) == .usage)
            }
        }
    }

    @Test(
        arguments: [
            ("10", .count(10)), ("1", .count(1)), ("5%", .percent(5)), ("0.5%", .percent(0.5)), ("100%", .percent(100)),
            ("9223372036854775807", .count(.max)),
        ] as [(String, WatchSetup.FailureAlert)])
    func `a failure limit is a number or a percentage`(text: String, limit: WatchSetup.FailureAlert) throws {
        let watch = try #require(try Mitwatch.parseAsRoot(["id", "--alert-failed", text]) as? Watch)
        #expect(watch.alerts.alertFailed?.limit == limit)
        let demo = try #require(try Mitwatch.parseAsRoot(["demo", "--alert-failed", text]) as? Demo)
        #expect(demo.alerts.alertFailed?.limit == limit)
    }

    @Test(arguments: [
        "0", "-1", "1.5", "0%", "-5%", "101%", "100.1%", "nan%", "inf%", "1e1%", "%", "", "x", "5 %", "5%%", "٣", ".%",
        "9223372036854775808",
    ])
    func `any other failure limit is rejected`(text: String) {
        #expect(throws: (any Error).self) { try Mitwatch.parseAsRoot(["id", "--alert-failed=\(text)"]) }
    }

    @Test(arguments: [([], 300.0), (["--stall", "10m"], 600), (["--stall", "0"], 0)] as [([String], Double)])
    func `a stall takes five minutes by default`(arguments: [String], seconds: Double) throws {
        let watch = try #require(try Mitwatch.parseAsRoot(["id"] + arguments) as? Watch)
        var setup = WatchSetup(taskId: "id", region: "eu-west-1", endpoint: .custom("localhost"))
        watch.alerts.apply(to: &setup)
        #expect(setup.stall == .seconds(seconds))
        #expect(setup.failureAlert == nil)
    }

    @Test(arguments: [[], ["watch"], ["--region", "eu-west-1"]])
    func `without an ID the operator picks a task`(arguments: [String]) throws {
        let watch = try #require(try Mitwatch.parseAsRoot(arguments) as? Watch)
        #expect(watch.taskId == nil)
        #expect(!watch.waitForTask)
    }

    @Test func `a flag makes the session wait for a task that does not exist yet`() throws {
        let watch = try #require(try Mitwatch.parseAsRoot(["quarantine-0421", "--wait-for-task"]) as? Watch)
        #expect(watch.taskId == "quarantine-0421")
        #expect(watch.waitForTask)
        #expect((try Mitwatch.parseAsRoot(["quarantine-0421"]) as? Watch)?.waitForTask == false)
    }

    @Test func `an ID of 128 characters is valid`() throws {
        let taskId = String(repeating: "x", count: 128)
        #expect((try Mitwatch.parseAsRoot([taskId]) as? Watch)?.taskId == taskId)
    }

    @Test func `a task can be canceled only with the flag`() throws {
        #expect(try #require(try Mitwatch.parseAsRoot(["q"]) as? Watch).acting.allowCancel == false)
        #expect(try #require(try Mitwatch.parseAsRoot(["q", "--allow-cancel"]) as? Watch).acting.allowCancel)
        #expect(try #require(try Mitwatch.parseAsRoot(["demo", "--allow-cancel"]) as? Demo).acting.allowCancel)
    }

    @Test func `reports go to the named directory, otherwise to the current one`() throws {
        let named = try #require(try Mitwatch.parseAsRoot(["q", "--report-dir", "/"]) as? Watch)
        #expect(try named.acting.report.writer().directory == "/")
        let none = try #require(try Mitwatch.parseAsRoot(["q"]) as? Watch)
        #expect(try none.acting.report.writer().directory == FileManager.default.currentDirectoryPath)
        let wrong = try #require(try Mitwatch.parseAsRoot(["q", "--report-dir", "/nonexistent"]) as? Watch)
        let problem = Problem(
            what: "cannot write reports", facts: ["/nonexistent: no such file or directory"],
            fix: "choose a directory that exists and that you can write with --report-dir")
        #expect(throws: CommandFailure(problem, .configuration)) {
            try wrong.acting.report.writer()
        }
    }
}
