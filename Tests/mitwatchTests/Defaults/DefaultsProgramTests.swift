import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

/// The flags file and MITWATCH_FLAGS with the program itself.
struct DefaultsProgramTests {
    private struct Outcome {
        let ending: PseudoTerminal.Ending?
        let output: [String]
        /// Without line breaks: paths have any length.
        let errors: String
    }

    /// Runs the program with a flags file.
    private static func run(
        _ arguments: [String], variable: String? = nil, makeFile: (String) -> Void
    ) throws -> Outcome {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try FileManager.default.createDirectory(
            atPath: directory.path + "/mitwatch", withIntermediateDirectories: true)
        makeFile(directory.path + "/mitwatch/flags")
        let environment = ["XDG_CONFIG_HOME": directory.path, "MITWATCH_FLAGS": variable].compactMapValues(\.self)
        let program = try Program.startPiped(arguments, environment: environment)
        let ending = program.waitForEnd()
        return Outcome(
            ending: ending, output: program.outputLines,
            errors: program.errorLines.joined(separator: "\n").replacing(/\n +/, with: " "))
    }

    /// The scenario of the file ends FAILED, that of the variable CANCELED.
    @Test(
        arguments: [([], 12), (["--scenario", "typical"], 10), (["--no-defaults", "--plain"], 10)]
            as [([String], Int32)])
    func `a demo uses the defaults, and what is typed overrides them`(typed: [String], code: Int32) throws {
        let arguments = ["demo", "--speed", "1000"] + typed
        let outcome = try Self.run(arguments, variable: "--plain --scenario canceled") { path in
            TemporaryFile.write("--region us-east-1\n--scenario failing\n--speed 0.1\n--profile ops\n", to: path)
        }
        #expect(outcome.ending == .exited(code), "\(outcome.errors)")
    }

    @Test(arguments: [
        ["help"], ["--help"], ["watch", "--help"], ["--version"], ["manual"], ["--generate-completion-script", "zsh"],
    ])
    func `information is printed with a bad file`(arguments: [String]) throws {
        let outcome = try Self.run(arguments, variable: "'") { TemporaryFile.write("--nosuch\n", to: $0) }
        #expect(outcome.ending == .exited(0))
        #expect(outcome.output.count > 2)
        #expect(outcome.errors == "")
    }

    @Test func `a pipe as the file does not block the program`() throws {
        let outcome = try Self.run(["replay", "/nonexistent"]) { _ = mkfifo($0, 0o600) }
        #expect(outcome.ending == .exited(78))
        #expect(outcome.errors.contains("not a regular file"))
    }

    @Test func `control characters of a hostile file are not written to the terminal`() throws {
        let outcome = try Self.run(["demo"]) { path in
            TemporaryFile.write("--\u{202E}\u{2066}evil\u{200B}-flag x\n", to: path)
        }
        #expect(outcome.ending == .exited(78))
        #expect(outcome.errors.contains("unknown flag"))
        #expect(outcome.errors.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    }

    @Test func `an error with a default names its origin`() throws {
        let outcome = try Self.run(["show", "x"]) { TemporaryFile.write("\n--profile nosuch\n", to: $0) }
        #expect(outcome.ending == .exited(77))
        #expect(outcome.errors.contains("--profile is set in /"))
        #expect(outcome.errors.contains("/mitwatch/flags:2"))
        let usage = try Self.run(["watch"], variable: "--plain") { _ in }
        #expect(usage.ending == .exited(64))
        #expect(usage.errors.contains("--plain is set in MITWATCH_FLAGS, word 1; --no-defaults ignores it"))
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
    func `a file that the user may not read is an error, and an unknown one is none`() throws {
        let unreadable = try Self.run(["replay", "/nonexistent"]) { path in
            TemporaryFile.write("--ascii\n", to: path)
            chmod(path, 0)
        }
        #expect(unreadable.ending == .exited(78))
        #expect(unreadable.errors.contains("permission denied"))
        let hidden = try Self.run(["replay", "/nonexistent"]) { path in
            chmod(path.replacing("/flags", with: ""), 0)
        }
        #expect(hidden.ending == .exited(66))
    }
}
