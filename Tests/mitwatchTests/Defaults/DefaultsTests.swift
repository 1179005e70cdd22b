import ArgumentParser
import FoundationEssentials
import Testing

@testable import mitwatch

/// Both sources together, and the resulting command line.
struct DefaultsTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var path: String { directory.path + "/mitwatch/flags" }

    /// An environment with these defaults.
    private func environment(file: String? = nil, variable: String? = nil) throws -> ProgramEnvironment {
        if let file {
            try FileManager.default.createDirectory(
                atPath: directory.path + "/mitwatch", withIntermediateDirectories: true)
            TemporaryFile.write(file, to: path)
        }
        let variables = ["XDG_CONFIG_HOME": directory.path, "MITWATCH_FLAGS": variable].compactMapValues(\.self)
        return ProgramEnvironment(variables: variables, home: "/nonexistent")
    }

    private func expanded(
        _ words: [String], file: String? = nil, variable: String? = nil
    ) throws -> [String] {
        defer { directory.remove() }
        return try Defaults.expanded(words, environment(file: file, variable: variable))
    }

    @Test func `without a file and a variable the words stay as they are`() throws {
        #expect(try expanded(["id"]) == ["id"])
        #expect(try expanded(["id"], file: "# nothing\n", variable: "  ") == ["id"])
    }

    @Test func `the command line overrides the variable, which overrides the file`() throws {
        let file = "--region file\n--profile file\n--interval 10s\n"
        let words = try expanded(["id", "--interval", "30s"], file: file, variable: "--profile 'the variable'")
        #expect(words == ["--region=file", "--profile=the variable", "id", "--interval", "30s"])
    }

    @Test(
        arguments: [
            ("--nosuch\n", nil, ":1: unknown flag --nosuch"),
            ("\n--region\n", nil, ":2: --region requires a value"),
            ("", "--ascii extra", "MITWATCH_FLAGS, word 2: only long flags can be defaults, not extra"),
            ("", "--ascii 'x", "MITWATCH_FLAGS: unclosed quote '"),
            ("", "--profile=a\u{7}", "MITWATCH_FLAGS, word 1: contains a control character"),
            ("", "--allow-cancel", "MITWATCH_FLAGS, word 1: --allow-cancel cannot be a default"),
        ] as [(String, String?, String)])
    func `a default that cannot be used is a configuration error`(file: String, variable: String?, fact: String) {
        do {
            _ = try expanded(["replay", "f"], file: file, variable: variable)
            Issue.record("accepted")
        } catch {
            let failure = error as? CommandFailure
            #expect(failure?.exitCode == .configuration)
            #expect(failure?.message.contains(fact) == true, "\(failure?.message ?? "")")
            #expect(failure?.message.contains("--no-defaults") == true)
        }
    }

    @Test(arguments: [["--no-defaults", "id"], ["id", "--no-defaults"], ["help"], ["doctor"], ["demo", "--help"]])
    func `a bad file does not stop --no-defaults, help and doctor`(words: [String]) throws {
        #expect(try expanded(words, file: "--nosuch\n") == words)
    }

    @Test func `doctor uses the source that is valid`() throws {
        #expect(
            try expanded(["doctor"], file: "--nosuch\n", variable: "--region x") == ["doctor", "--region=x"])
    }

    @Test func `--no-defaults in the variable ignores the file`() throws {
        #expect(
            try expanded(["id"], file: "--nosuch\n", variable: "--no-defaults --ascii") == ["--ascii", "id"])
    }

    private func reports(ignored: Bool = false, file: String? = nil, variable: String? = nil) throws -> [CheckReport] {
        defer { directory.remove() }
        let defaults = try Defaults(environment(file: file, variable: variable), ignored: ignored)
        return defaults.sources.map { .defaults($0, among: defaults) }
    }

    @Test func `doctor shows each default with its origin`() throws {
        #expect(
            try reports(file: "# x\n--region a\n--ascii\n", variable: "--region b") == [
                CheckReport(
                    .ok, "defaults", path,
                    advice: ["line 2: --region a (overridden by MITWATCH_FLAGS, word 1)", "line 3: --ascii"]),
                CheckReport(.ok, "defaults", "MITWATCH_FLAGS", advice: ["word 1: --region b"]),
            ])
    }

    @Test func `doctor shows where there are none`() throws {
        #expect(
            try reports() == [
                CheckReport(.ok, "defaults", "\(path): none"), CheckReport(.ok, "defaults", "MITWATCH_FLAGS: none"),
            ])
    }

    @Test func `doctor shows what ignores them`() throws {
        #expect(
            try reports(file: "--x", variable: "--no-defaults").first
                == CheckReport(.note, "defaults", "\(path): ignored (--no-defaults in MITWATCH_FLAGS)"))
        #expect(
            try reports(ignored: true, file: "--x").last
                == CheckReport(.note, "defaults", "MITWATCH_FLAGS: ignored (--no-defaults)"))
    }

    @Test func `doctor fails for a bad line`() throws {
        #expect(
            try reports(file: "--ascii\n--nosuch\n").first
                == CheckReport(
                    .fail, "defaults", "cannot use the default flags",
                    advice: [
                        "\(path):2: unknown flag --nosuch", "To fix: correct that line, or use --no-defaults",
                    ]))
    }

    @Test func `a secret in a default is not shown`() throws {
        let reports = try reports(variable: "--profile AKIAIOSFODNN7EXAMPLE")
        #expect(!"\(reports)".contains("AKIAIOSFODNN7EXAMPLE"))
    }

    @Test func `an error that names a default says where it is set`() {
        let flags = [
            DefaultFlag(name: "--profile", value: "x", origin: .file("/f", line: 4)),
            DefaultFlag(name: "--log", value: "x", origin: .variable(word: 1)),
        ]
        let failure = CommandFailure("profile x not found\nprofiles: none\nTo fix: check --profile", .credentials)
        #expect(
            failure.naming(flags).message
                == "profile x not found\nprofiles: none\n--profile is set in /f:4\nTo fix: check --profile")
        let other = CommandFailure("cannot open the log\n--log-file is a directory", .configuration)
        #expect(other.naming(flags) == other)
        #expect(
            Defaults.hint(for: "--profile must be x\n--log", among: flags)
                == "\n--profile is set in /f:4; --no-defaults ignores it")
    }
}
