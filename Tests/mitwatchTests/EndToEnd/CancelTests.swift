import FoundationEssentials
import PseudoTerminal
import Testing

/// X and e in the built program.
struct CancelTests {
    @Test func `typing the last four characters of its ID cancels a task, and a report is written`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "mitwatch-cancel-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let demo = try Program.start(
            ["demo", "--allow-cancel", "--report-dir", directory], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        demo.type("X")
        #expect(demo.waitUntil { $0.row(0).contains("Cancel quarantine-") })
        let id = try #require(demo.screen.row(0).split(separator: " ").dropFirst().first?.dropLast())
        demo.type("nope\r")
        #expect(demo.shows("Does not match"))
        demo.type("\u{15}\(id.suffix(4))\r")
        #expect(demo.shows("AWS accepted the request"))
        #expect(demo.waitUntil(milliseconds: 30_000) { $0.contains("⊘ CANCELED. AWS accepted the request") })
        demo.type("\u{1B}")
        #expect(demo.waitUntil { $0.row(0).contains("⊘ CANCELED") })
        demo.type("e")
        #expect(demo.shows("wrote "))
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        #expect(names.count == 2)
        let markdown = try #require(names.last.flatMap { FileManager.default.contents(atPath: "\(directory)/\($0)") })
        #expect(String(decoding: markdown, as: UTF8.self).contains("cancel accepted by AWS"))
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
    }

    @Test func `without the flag X names the flag`() throws {
        let demo = try Program.start(["demo"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        demo.type("X")
        #expect(demo.shows("--allow-cancel"))
        #expect(demo.screen.row(0).contains("IN PROGRESS"))
    }

    @Test func `an invalid report directory ends the start`() throws {
        let program = try Program.start(["demo", "--report-dir", "/nonexistent"])
        #expect(program.waitForEnd() == .exited(78))
        #expect(program.screen.contains("          /nonexistent: no such file or directory"))
    }
}
