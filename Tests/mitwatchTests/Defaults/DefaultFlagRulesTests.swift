import Testing

@testable import mitwatch

/// Which flags may be defaults. The argument parser decides.
struct DefaultFlagRulesTests {
    private let rules: DefaultFlagRules

    init() throws {
        rules = DefaultFlagRules(try OptionReference())
    }

    private func flag(_ line: String) throws -> DefaultFlag {
        try #require(FlagsFile(path: "/f").flags(in: Array(line.utf8)).first)
    }

    @Test func `every other flag of a command may be one`() throws {
        let values = [
            "--interval": "10s", "--alert-failed": "5%", "--stall": "10m", "--report-dir": "/tmp", "--region": "x",
            "--profile": "ops", "--endpoint-url": "https://h", "--log-file": "/l", "--log-level": "debug",
            "--color": "never", "--palette": "mono", "--glyphs": "basic", "--output": "markdown", "--status": "failed",
            "--since": "1d", "--timeout": "1h", "--max-failed": "3", "--speed": "2", "--scenario": "flaky",
            "--seed": "7", "--port": "0",
        ]
        let arguments = try OptionReference().commands.dropFirst().flatMap(\.arguments)
        let names = arguments.compactMap(\.option).filter { DefaultFlagRules.typedOnly[$0] == nil }
        let lines = names.map { name in values[name].map { "\(name) \($0)" } ?? name }
        #expect(Set(names).count > 20)
        for line in Set(lines) {
            let flag = try flag(line)
            // It requires the log file.
            let others = flag.name == "--log-level" ? [try self.flag("--log-file /l"), try self.flag("--ascii")] : []
            let conflicts = others.isEmpty ? [] : [try self.flag("--glyphs full")]
            #expect(throws: Never.self, "\(line)") { try rules.check([flag] + others + conflicts) }
        }
    }

    @Test(
        arguments: [
            ("--nosuch 3", "unknown flag --nosuch"), ("--regoin x", "unknown flag --regoin; did you mean --region?"),
            ("--ascii yes", "--ascii takes no value"), ("--region", "--region requires a value"),
            ("--region=", "--region requires a value"), ("--interval 9m", "--interval must be from 1s to 5m."),
            ("--stall soon", "The value 'soon' is invalid for '--stall <time>'"),
            ("--log-level debug", "--log-level requires --log-file."),
            (
                "--palette pink",
                "The value 'pink' is invalid for '--palette <name>'. "
                    + "Please provide one of 'default', 'colorblind' or 'mono'."
            ),
            ("demo", "only long flags can be defaults, not demo"), ("--", "only long flags can be defaults, not --"),
            ("-h", "only long flags can be defaults, not -h"), ("--help", "--help cannot be a default"),
            ("--version", "--version cannot be a default"), ("--no-defaults", "--no-defaults cannot be a default"),
            ("--generate-completion-script bash", "--generate-completion-script cannot be a default"),
            (
                "--allow-cancel",
                "--allow-cancel cannot be a default: each session is read-only unless you type it"
            ),
            ("--record x", "--record cannot be a default: each session needs a new file"),
            ("--at 1m", "--at cannot be a default: each recording has its own times"),
            ("--wait-for-task", "--wait-for-task cannot be a default: it is about one task"),
            ("--nosuch\u{202E} x", "unknown flag --nosuch<U+202E>"),
        ])
    func `anything else is an error that names the flag`(line: String, fact: String) throws {
        let flag = try flag(line)
        #expect(throws: DefaultError(.file("/f", line: 1), fact)) { try rules.check([flag]) }
    }

    @Test func `an error names the line, even if the lines before it are valid`() throws {
        let file = FlagsFile(path: "/f")
        let flags = try file.flags(in: Array("--ascii\n--glyphs full\n# x\n--speed 2000\n--plain\n".utf8))
        #expect(throws: DefaultError(.file("/f", line: 4), "--speed must be from 0.1 to 1000.")) {
            try rules.check(flags)
        }
    }

    @Test(
        arguments: [
            (["--region", "eu-west-1", "--ascii"], ["--region=eu-west-1 1", "--ascii 3"]),
            (["--stall=5m", "--region", "-x"], ["--stall=5m 1", "--region=-x 2"]),
            (["--ascii", "yes"], ["--ascii 1", "yes 2"]), (["--region", "--ascii"], ["--region 1", "--ascii 2"]),
            (["--endpoint-url=a=b"], ["--endpoint-url=a=b 1"]), (["--region="], ["--region= 1"]), ([""], [" 1"]),
        ])
    func `the words of the variable are flags with values`(words: [String], flags: [String]) throws {
        let read = try rules.flags(in: words).map { flag in
            guard case .variable(let word?) = flag.origin else { return "\(flag.origin)" }
            return "\(flag.word) \(word)"
        }
        #expect(read == flags)
    }
}
