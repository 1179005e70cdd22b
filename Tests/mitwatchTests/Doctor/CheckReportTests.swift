import ArgumentParser
import IoTClient
import Screen
import Terminal
import Testing

@testable import mitwatch

/// The reports of `doctor`.
struct CheckReportTests {
    private func settings(_ variables: [String: String], _ arguments: [String] = []) throws -> [String] {
        SettingsChecks(
            options: try ConnectionOptions.parse(arguments),
            environment: ProgramEnvironment(variables: variables, home: nil)
        ).reports.map { "\($0.verdict.rawValue) \($0.subject): \(($0.advice + [$0.facts]).joined())" }
    }

    @Test func `long facts and advice are wrapped under their own column`() {
        let words = String(repeating: "word ", count: 20)
        let text = CheckReport(.fail, "credentials", words, advice: [words]).text(.full)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("           ") })
    }

    @Test(
        arguments: [
            ([:], "not set: full Unicode"),
            (["LANG": "C.UTF-8"], "C.UTF-8 (LANG): full Unicode"),
            (["LANG": "x", "LC_CTYPE": "y"], "y (LC_CTYPE): full Unicode"),
            (["LANG": "x", "LC_CTYPE": "y", "LC_ALL": "z"], "z (LC_ALL): full Unicode"),
            (["LANG": "x", "LC_ALL": ""], "x (LANG): full Unicode"),
            (["LC_ALL": "AKIAIOSFODNN7EXAMPLE"], "(redacted) (LC_ALL): full Unicode"),
        ] as [([String: String], String)])
    func `the first variable that is set decides on the locale`(variables: [String: String], facts: String) {
        #expect(CheckReport.locale(TerminalFacts(colors: 8), variables: variables) == CheckReport(.ok, "locale", facts))
    }

    @Test func `ASCII only and a locale that is not installed get a note`() {
        let ascii = CheckReport.locale(TerminalFacts(colors: 8, glyphs: .ascii), variables: ["LANG": "C"])
        #expect(
            ascii.verdict == .note
                && ascii.advice == ["To fix: if your terminal supports UTF-8: `export LC_ALL=C.UTF-8`"])
        let missing = CheckReport.locale(TerminalFacts(colors: 8, hasLocale: false), variables: ["LANG": "de_DE.UTF-8"])
        #expect(missing.verdict == .note && missing.advice.last == "To fix: install it, or use C.UTF-8")
    }

    @Test(
        arguments: [
            (TerminalFacts(size: Size(columns: 90, rows: 30), colors: 256), "xterm, 256 colors, 90x30"),
            (TerminalFacts(size: Size(columns: 80, rows: 24), colors: 0), "xterm, no colors, 80x24"),
            (
                TerminalFacts(size: Size(columns: 80, rows: 24), colors: 8, usesColors: false),
                "xterm, 8 colors, turned off by NO_COLOR, 80x24"
            ), (TerminalFacts(colors: 8), "xterm, 8 colors, size unknown (assuming 80x24)"),
        ])
    func `a terminal is reported with its colors and its size`(facts: TerminalFacts, words: String) {
        #expect(CheckReport.terminal(facts, type: "xterm") == CheckReport(.ok, "terminal", words))
    }

    @Test(
        arguments: [
            (
                TerminalType(name: "xterm-ghostty", drawnAs: "xterm-256color", reason: .family),
                "xterm-ghostty, drawn as xterm-256color (no terminfo entry), 256 colors, 80x24"
            ),
            (
                TerminalType(name: "foot", drawnAs: "xterm-256color", source: .builtIn, reason: .family),
                "foot, drawn as xterm-256color (built-in entry: no terminfo entry), 256 colors, 80x24"
            ),
            (
                TerminalType(name: "linux", drawnAs: "linux", source: .builtInWithoutDatabase),
                "linux, built-in entry: no terminfo database on this host, 256 colors, 80x24"
            ),
            (
                TerminalType(name: "AKIAIOSFODNN7EXAMPLE", drawnAs: "x", source: .builtIn, reason: .response),
                "(redacted), drawn as a VT100 with colors (built-in entry: no terminfo entry), 256 colors, 80x24"
            ),
        ])
    func `a terminal that is drawn with another entry gets a note`(type: TerminalType, words: String) {
        let facts = TerminalFacts(type: type, size: Size(columns: 80, rows: 24), colors: 256)
        #expect(CheckReport.terminal(facts, type: type.name) == CheckReport(.note, "terminal", words))
    }

    @Test(
        arguments: [
            (.terminal, .full, .ok, "C (LANG): full Unicode, reported by the terminal"),
            (.silence, .ascii, .note, "C (LANG): ASCII only (the terminal did not report UTF-8)"),
            (.multiplexer, .ascii, .note, "C (LANG): ASCII only (tmux and GNU screen use the locale)"),
        ] as [(TerminalFacts.GlyphsReason, GlyphSet, CheckReport.Verdict, String)])
    func `what the terminal reports is shown with the locale`(
        reason: TerminalFacts.GlyphsReason, glyphs: GlyphSet, verdict: CheckReport.Verdict, words: String
    ) {
        let facts = TerminalFacts(colors: 8, glyphs: glyphs, glyphsReason: reason)
        let report = CheckReport.locale(facts, variables: ["LANG": "C"])
        #expect(report.verdict == verdict && report.facts == words)
    }

    @Test func `each setting is reported with its origin`() throws {
        let path = TemporaryFile.path()
        TemporaryFile.write("[profile ops]\n[profile x]\n", to: path)
        let variables = [
            "AWS_DEFAULT_REGION": "eu-west-2", "AWS_PROFILE": "ops", "HTTPS_PROXY": "http://u:p@proxy:3128",
            "AWS_CONFIG_FILE": path,
        ]
        #expect(
            try settings(variables) == [
                "ok profile: ops (from AWS_PROFILE)", "ok region: eu-west-2 (from AWS_DEFAULT_REGION)",
                "ok endpoint: iot.eu-west-2.amazonaws.com (AWS)", "ok proxy: proxy:3128",
            ])
        #expect(
            try settings(variables, ["--region", "eu-west-1", "--profile", "x", "--endpoint-url", "https://h:8/a"])
                .prefix(3) == [
                    "ok profile: x (from --profile)", "ok region: eu-west-1 (from --region)",
                    "ok endpoint: https://h:8 (from --endpoint-url)",
                ])
    }

    @Test func `a profile that does not exist fails, and the checks that need it are skipped`() throws {
        let path = TemporaryFile.path()
        TemporaryFile.write("[profile ops]\nregion = eu-west-1\n", to: path)
        let environment = ProgramEnvironment(variables: ["AWS_CONFIG_FILE": path, "AWS_PROFILE": "opss"], home: nil)
        let reports = SettingsChecks(options: try ConnectionOptions.parse([]), environment: environment)
            .reports
        #expect(
            reports == [
                CheckReport(
                    .fail, "profile", "profile opss not found; did you mean ops?",
                    advice: [
                        "config file: \(SanitizedText(path: path))",
                        "credentials file: unknown, because HOME is not set",
                        "To fix: check AWS_PROFILE",
                    ]), CheckReport(.skipped, "region"), CheckReport(.skipped, "endpoint"),
                CheckReport(.skipped, "proxy"),
            ])
    }

    @Test(arguments: [
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    ])
    func `a variable that names a missing file gets a note`(variable: String) throws {
        func notes(_ path: String) throws -> [String] {
            try settings(["AWS_REGION": "eu-west-1", variable: path]).filter { $0.hasPrefix("note") }
        }
        #expect(try notes("/nonexistent/x") == ["note files: /nonexistent/x\(variable): file not found"])
        #expect(try notes("/dev/null") == [] && notes("/proc/self/status").isEmpty && notes("").isEmpty)
    }

    @Test func `a region with fips in its name is reported as that region with FIPS`() throws {
        let lines = try settings(["AWS_REGION": "fips-us-east-1"])
        #expect(lines.contains("ok region: us-east-1 with FIPS (from AWS_REGION)"))
        #expect(lines.contains("ok endpoint: iot-fips.us-east-1.amazonaws.com (AWS, FIPS)"))
    }

    @Test(
        arguments: [
            (["AWS_USE_FIPS_ENDPOINT": "true"], "iot-fips.eu-west-1.amazonaws.com (AWS, FIPS)"),
            (["AWS_USE_DUALSTACK_ENDPOINT": "true"], "iot.eu-west-1.api.aws (AWS, dual stack)"),
        ])
    func `an AWS endpoint is reported with its variant`(variables: [String: String], words: String) throws {
        let lines = try settings(variables.merging(["AWS_REGION": "eu-west-1"]) { $1 })
        #expect(lines.contains("ok endpoint: \(words)"))
    }

    @Test(
        arguments: [
            (["AWS_ENDPOINT_URL": "ftp://x"], "endpoint"), (["HTTPS_PROXY": "socks://secret@x"], "proxy"),
            (["AWS_CA_BUNDLE": "/nonexistent"], "settings"), (["AWS_MAX_ATTEMPTS": "many"], "settings"),
        ])
    func `a setting that cannot be used fails`(variables: [String: String], subject: String) throws {
        let lines = try settings(variables.merging(["AWS_REGION": "eu-west-1"]) { $1 })
        #expect(lines.filter { $0.hasPrefix("FAIL ") }.map { $0.hasPrefix("FAIL \(subject): ") } == [true])
        #expect(!lines.joined().contains("secret"))
    }
}
