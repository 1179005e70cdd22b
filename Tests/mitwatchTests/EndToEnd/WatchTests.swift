import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Testing

/// `mitwatch TASK-ID` with a server other than its own.
struct WatchTests {
    private func environment(_ emulator: IoTEmulator, secret: String = "secret") -> [String: String] {
        [
            "AWS_ENDPOINT_URL": emulator.endpointURL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": secret,
        ]
    }

    @Test func `a task ID is enough to watch it`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start([emulator.taskId], environment: environment(emulator), columns: 120, rows: 36)
            #expect(
                watch.waitUntil {
                    $0.row(0).contains("IN PROGRESS") && $0.row(0).contains("127.0.0.1:\(emulator.port)")
                })
            watch.type("q")
            #expect(watch.waitForEnd() == .exited(0))
        }
    }

    @Test func `a mistyped command that is not a task suggests the command`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(["dmeo"], environment: environment(emulator))
            #expect(watch.shows("NOT FOUND"))
            #expect(watch.shows("Did you mean `mitwatch demo`?"))
        }
    }

    @Test func `a command's name is a task ID after watch`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(["watch", "--", "demo"], environment: environment(emulator))
            #expect(watch.shows("NOT FOUND"))
        }
    }

    @Test func `an incorrect secret is rejected, and neither key nor secret is shown`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start([emulator.taskId], environment: environment(emulator, secret: "wrong-secret"))
            #expect(watch.shows("InvalidSignatureException"))
            #expect(!watch.screen.contains("wrong-secret"))
        }
    }

    /// Nothing listens on the proxy's port.
    @Test func `a proxy that cannot be reached is named, and the server is not called`() async throws {
        var port = 0
        try await withEmulator { gone in port = gone.port }
        let proxy = ["HTTP_PROXY": "http://me:hush@127.0.0.1:\(port)"]
        try await withEmulator { emulator in
            let watch = try Program.start(
                [emulator.taskId], environment: environment(emulator).merging(proxy) { $1 }, columns: 120)
            #expect(watch.shows("proxy 127.0.0.1:\(port): connection refused"))
            #expect(!watch.screen.contains("hush"))
            #expect(emulator.counters.connections == 0)
        }
    }

    @Test func `a failing server leaves the last good data, marked stale, and is polled again`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.start(
                [emulator.taskId, "--interval", "1s"], environment: environment(emulator), columns: 120, rows: 36)
            #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.row(35).contains("quit") })
            let counts = watch.screen.row(2)
            emulator.setFault(.status(500))
            watch.type("r")
            #expect(watch.shows("was IN PROGRESS"))
            #expect(watch.screen.row(2) == counts)
            emulator.setFault(nil)
            watch.type("r")
            #expect(watch.waitUntil { $0.row(0).contains("ago") && !$0.row(0).contains("was") })
        }
    }
}
