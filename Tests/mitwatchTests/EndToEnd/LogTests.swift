import FoundationEssentials
import Glibc
import IoTEmulator
import PseudoTerminal
import Testing

/// `--log-file`.
struct LogTests {
    private func environment(_ emulator: IoTEmulator, secret: String = "secret") -> [String: String] {
        [
            "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": secret,
        ]
    }

    @Test func `each poll of a session can be traced from its number to its request`() async throws {
        try await withEmulator { emulator in
            try await Shell.withDirectory { directory in
                let path = directory + "/log"
                let watch = try Program.start(
                    [emulator.taskId, "--log-file", path, "--log-level", "debug"], environment: environment(emulator))
                #expect(watch.shows("IN PROGRESS"))
                watch.type("r")
                #expect(watch.waitUntil { _ in text(path).contains("poll=2") })
                watch.resize(columns: 100, rows: 30)
                #expect(watch.waitUntil { _ in text(path).contains("window resized size=100x30") })
                watch.type("q")
                #expect(watch.waitForEnd() == .exited(0))
                let lines = text(path).split(separator: "\n")
                let (polls, calls) = (requests(of: "poll succeeded", lines), requests(of: "Task responded", lines))
                #expect(polls.count >= 2)
                #expect(Set(polls).count == polls.count)
                #expect(polls == calls)
                #expect(lines.first?.contains("mitwatch 1") == true)
                #expect(lines.contains { $0.contains("watch started task=\(emulator.taskId)") })
                #expect(
                    lines.contains {
                        $0.contains("credentials loaded expires=unknown origin=\"environment variables\"")
                    })
                #expect(lines.last?.contains("mitwatch stopped exit=0") == true)
                #expect(!text(path).contains("AKIDTEST"))
            }
        }
    }

    @Test func `a wrong secret is not logged`() async throws {
        try await withEmulator { emulator in
            try await Shell.withDirectory { directory in
                let path = directory + "/log"
                let watch = try Program.start(
                    [emulator.taskId, "--log-file", path, "--log-level", "trace"],
                    environment: environment(emulator, secret: "wrong-hush"))
                #expect(watch.shows("InvalidSignatureException"))
                watch.type("q")
                #expect(watch.waitForEnd() == .exited(0))
                #expect(text(path).contains("poll failed code=InvalidSignatureException"))
                #expect(!text(path).contains("hush"))
            }
        }
    }

    @Test func `a full disk does not affect the session, and is reported on the shell's screen`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(
                [emulator.taskId, "--log-file", "/dev/full"], environment: environment(emulator))
            #expect(watch.shows("IN PROGRESS"))
            #expect(watch.shows("! the log is incomplete: no space left on device"))
            watch.type("q")
            #expect(watch.waitForEnd() == .exited(0))
            let words = "mitwatch: log incomplete: /dev/full: no space left on device"
            #expect(watch.screen.text.count { $0.hasPrefix(words) } == 1)
        }
    }

    @Test func `a crash names the log`() async throws {
        try await Shell.withDirectory { directory in
            let demo = try Program.start(["demo", "--log-file", "\(directory)/log"], columns: 200)
            #expect(demo.shows("IN PROGRESS"))
            demo.send(signal: SIGSEGV)
            #expect(demo.waitForEnd() == .killed(SIGSEGV))
            #expect(demo.screen.contains("mitwatch: killed by SIGSEGV"))
            #expect(demo.screen.contains("see the log: \(directory)/log"))
            #expect(demo.isAsBefore)
        }
    }

    @Test(arguments: [
        (["--log-file", "/"], 78, "          /: is a directory"),
        (["--log-file", "/nonexistent/log"], 78, "          /nonexistent/log: no such file or directory"),
        (["--log-file", "/dev/tty"], 78, "          /dev/tty"),
        (["--log-level", "info"], 64, "--log-level requires --log-file"),
        (["--log-file", ""], 64, "--log-file requires a file name"),
        (["--log-file", "/nonexistent", "--log-level", "loud"], 64, "loud"),
    ])
    func `a log file that cannot be written ends the start`(arguments: [String], code: Int32, words: String) throws {
        let demo = try Program.start(["demo"] + arguments)
        #expect(demo.waitForEnd() == .exited(code))
        #expect(demo.screen.contains(words))
        #expect(demo.isAsBefore)
    }

    private func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// The request IDs of the lines with this text.
    private func requests(of words: String, _ lines: [Substring]) -> [Substring] {
        lines.filter { $0.contains(words) }.compactMap { line in
            line.firstRange(of: "request=").map { line[$0.upperBound...].prefix { $0 != " " } }
        }
    }
}
