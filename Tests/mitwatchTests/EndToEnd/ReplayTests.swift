import FoundationEssentials
import PseudoTerminal
import Testing

@testable import mitwatch

/// `--record` and `mitwatch replay` in the built program.
struct ReplayTests {
    @Test func `the replay of a recorded demo ends as the demo did, and says that it is one`() throws {
        let path = TemporaryFile.path()
        let demo = try Program.start(
            ["demo", "--scenario", "flaky", "--speed", "60", "--record", path], columns: 120, rows: 36)
        #expect(
            demo.waitUntil(milliseconds: 60_000) { screen in
                screen.bells == 1 && (1...34).contains { screen.row($0).contains("polling stopped") }
            })
        #expect(demo.waitUntil { $0.row(0).contains("ended") && $0.row(35).contains("quit") })
        #expect(demo.screen.row(5).hasSuffix("─ recording ──│── Actions · lines 1–15 of 19 ───────"))
        // The replay does not show that it was recorded, and where.
        let end = (1...34).map { Self.ofTask(demo.screen.row($0), $0) }
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))

        let replay = try Program.start(["replay", path, "--speed", "1000"], columns: 120, rows: 36)
        // The last row is painted last.
        #expect(replay.waitUntil { $0.row(0).contains("ENDED") && $0.row(35).contains("end of the recording") })
        #expect(replay.screen.row(0).contains("REPLAY ✓ COMPLETED"))
        #expect((1...34).map { Self.ofTask(replay.screen.row($0), $0) } == end)
        #expect(replay.screen.bells == 0)
        replay.type("{")
        #expect(replay.waitUntil { $0.row(0).contains("REPLAY ▶ IN PROGRESS") && $0.row(0).contains("HISTORY") })
        replay.type("}r")
        #expect(replay.shows("not available in a replay (no AWS calls)"))
        replay.type("X")
        #expect(replay.shows("not available in a replay (cannot cancel)"))
        replay.type("q")
        #expect(replay.waitForEnd() == .exited(0))
    }

    /// A row without the note on the checks' rule, and without the target beside the journal.
    private static func ofTask(_ row: String, _ number: Int) -> String {
        number < 20
            ? row.replacing(" recording ", with: "───────────")
            : String(row.prefix { $0 != "│" })
    }

    @Test func `a replay can be paused and stepped to the end, and writes its report`() throws {
        let path = SampleRecording.file(try SampleRecording.lines(polls: 100))
        let reports = TemporaryFile.path()
        try FileManager.default.createDirectory(atPath: reports, withIntermediateDirectories: false)
        let replay = try Program.start(["replay", path, "--at", "7", "--report-dir", reports])
        #expect(replay.waitUntil { $0.row(0).contains("REPLAY") && $0.row(1).contains("1 of 1,000,000") })
        replay.type("p")
        #expect(replay.waitUntil { $0.row(0).contains("PAUSED") })
        replay.type("\u{1B}[C")
        #expect(replay.waitUntil { $0.row(1).contains("2 of 1,000,000") && $0.row(0).contains("PAUSED") })
        replay.type("}")
        #expect(replay.waitUntil { $0.row(1).contains("99 of 1,000,000") && $0.row(0).contains("ENDED") })
        replay.type("e")
        #expect(replay.shows("wrote "))
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: reports).first { $0.hasSuffix("md") })
        #expect(try #require(TemporaryFile.text("\(reports)/\(name)")).contains("from a recording, as of 2026-11-23T"))
    }

    @Test(arguments: [
        ("1h", "--at is after the recording; showing its end"),
        ("2001-01-01T00:00:00Z", "--at is before the recording; showing its start"),
    ])
    func `a position outside the recording is reported`(moment: String, words: String) throws {
        let path = SampleRecording.file(try SampleRecording.lines(polls: 3))
        let replay = try Program.start(["replay", path, "--at", moment])
        #expect(replay.shows(words))
        replay.type("q")
        #expect(replay.waitForEnd() == .exited(0))
    }

    @Test func `findings that were looked up are shown again, and others are missing`() throws {
        let path = TemporaryFile.path()
        let demo = try Program.start(
            ["demo", "--scenario", "failing", "--speed", "10", "--record", path], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        #expect(demo.waitUntil { $0.row(35).contains("quit") })
        demo.type("\r")
        #expect(demo.waitUntil { $0.row(0).contains("›") && $0.contains(" 13 checked") })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        let replay = try Program.start(["replay", path, "--at", "end"], columns: 120, rows: 36)
        #expect(replay.waitUntil { $0.row(0).contains("ENDED") })
        replay.type("\r")
        #expect(replay.waitUntil { $0.row(0).contains("›") && $0.contains(" 13 checked") })
        replay.type("\u{1B}")
        #expect(replay.waitUntil { !$0.row(0).contains("›") })
        replay.type("j\r")
        #expect(replay.shows("not recorded up to this point"))
        #expect(replay.waitUntil { $0.row(35).contains("quit") } && !replay.screen.contains("r retries"))
    }

    @Test func `a recording contains no secret`() async throws {
        let secret = "zB2kQ9xT7vL4mN8pR1sD5fG3hJ6wY0cE+aU/iOqX"
        let path = TemporaryFile.path()
        try await withEmulator(secret: secret) { emulator in
            for shown in ["IN PROGRESS", "was IN PROGRESS"] {
                let file = shown == "IN PROGRESS" ? path : path + "-2"
                let watch = try Program.start(
                    [emulator.taskId, "--interval", "1s", "--record", file],
                    environment: [
                        "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1",
                        "AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": secret,
                        "AWS_SESSION_TOKEN": "FwoGZXIvYXdzEBYaDKnownToken",
                        "HTTP_PROXY": "http://me:hush-hush@127.0.0.1:1", "NO_PROXY": "127.0.0.1",
                    ], columns: 120, rows: 36)
                #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") })
                if shown != "IN PROGRESS" { emulator.setFault(.status(500)) }
                watch.type("r")
                #expect(watch.shows(shown))
                watch.type("\r")
                #expect(watch.waitUntil { $0.row(0).contains("›") })
                watch.type("q")
                #expect(watch.waitForEnd() == .exited(0))
                emulator.setFault(nil)
                let text = try #require(TemporaryFile.text(file))
                #expect(text.contains("\"event\":\"pollSucceeded\""))
                #expect(text.contains("\"event\":\"pollFailed\"") == (shown != "IN PROGRESS"))
                #expect(
                    !text.contains(secret) && !text.contains("KnownToken") && !text.contains("hush")
                        && !text.contains("Signature="))
            }
        }
    }

    @Test func `an existing file ends the start and is not changed`() throws {
        let path = TemporaryFile.path()
        TemporaryFile.write("mine", to: path)
        let demo = try Program.start(["demo", "--record", path], columns: 160)
        #expect(demo.waitForEnd() == .exited(78))
        #expect(demo.screen.contains("file exists"))
        #expect(TemporaryFile.text(path) == "mine")
    }

    @Test func `a damaged recording is shown up to the damage, with its position`() throws {
        var lines = try SampleRecording.lines(polls: 9)
        lines[5] = Array("nonsense\n".utf8)
        let replay = try Program.start(["replay", SampleRecording.file(lines), "--at", "end"], columns: 120, rows: 36)
        #expect(replay.waitUntil { $0.row(35).contains("damaged at line 6") })
        #expect(replay.screen.row(1).contains("3 of 1,000,000"))
        #expect((5...34).contains { replay.screen.row($0).contains("! the recording is damaged at line 6") })
    }

    /// Each of these ended the program with SIGILL, or kept it busy forever.
    @Test(arguments: ["1e19", "-1e19", "1e300", "2e21"])
    func `a first line with a time that no calendar has is rejected`(time: String) throws {
        var lines = try SampleRecording.lines(polls: 3)
        let head = String(decoding: lines[0], as: UTF8.self).replacing("1795407129", with: time)
        lines[0] = Array(head.utf8)
        let replay = try Program.start(["replay", SampleRecording.file(lines)], columns: 200)
        #expect(replay.waitForEnd() == .exited(65))
        #expect(replay.screen.contains("damaged header: at is out of range"))
    }

    @Test(arguments: [("/nonexistent", 66), ("/", 66), ("/dev/zero", 66), ("/bin/sh", 65)])
    func `a file that is not a recording has its own exit code`(path: String, code: Int32) throws {
        let replay = try Program.start(["replay", path])
        #expect(replay.waitForEnd() == .exited(code))
        #expect(replay.screen.contains("          \(path): "))
    }
}
