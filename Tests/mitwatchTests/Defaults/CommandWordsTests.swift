import Testing

@testable import mitwatch

/// How defaults are added to a command line.
struct CommandWordsTests {
    /// The words with the flags of a file before them.
    private func expanded(_ line: String, _ defaults: String...) throws -> String {
        let words = line.split(separator: " ").map(String.init)
        let command = try #require(CommandWords(words))
        let rules = DefaultFlagRules(try OptionReference())
        let flags = try FlagsFile(path: "/f").flags(in: Array(defaults.joined(separator: "\n").utf8))
        return command.adding(flags.filter { rules.has($0, command.command) }, accepts: DefaultFlagRules.accepts)
            .words.joined(separator: " ")
    }

    @Test func `defaults come after the command and before what is typed`() throws {
        #expect(try expanded("id --title", "--region x") == "--region=x id --title")
        #expect(try expanded("watch id", "--region x", "--ascii") == "watch --region=x --ascii id")
        #expect(try expanded("", "--region x") == "--region=x")
        #expect(try expanded("show -- --id", "--region x") == "show --region=x -- --id")
    }

    @Test func `a command gets only the flags that it has`() throws {
        #expect(try expanded("replay f", "--region x", "--palette mono") == "replay --palette=mono f")
        #expect(try expanded("emulate", "--region x", "--palette mono") == "emulate")
        #expect(
            try expanded("demo", "--region x", "--palette mono", "--glyphs basic")
                == "demo --palette=mono --glyphs=basic")
    }

    @Test func `a value that the command does not accept is not added`() throws {
        #expect(try expanded("demo", "--profile ops", "--title") == "demo --title")
        #expect(try expanded("list", "--output markdown", "--since 7d") == "list --since=7d")
        #expect(try expanded("show id", "--output markdown", "--since 7d") == "show --output=markdown id")
    }

    @Test func `what is typed overrides the same flag and those that exclude it`() throws {
        #expect(try expanded("id --region y", "--region x") == "id --region y")
        #expect(try expanded("id --region=y", "--region x") == "id --region=y")
        #expect(try expanded("id --glyphs full", "--ascii", "--title") == "--title id --glyphs full")
        #expect(try expanded("demo --ascii", "--glyphs full") == "demo --ascii")
        #expect(try expanded("wait id --max-failed 3", "--fail-fast") == "wait id --max-failed 3")
    }

    @Test func `the last default of a name counts, and overrides those that exclude it`() throws {
        #expect(try expanded("id", "--region x", "--region y") == "--region=y id")
        #expect(try expanded("id", "--glyphs full", "--ascii") == "--ascii id")
        #expect(try expanded("id", "--ascii", "--glyphs full") == "--glyphs=full id")
    }

    @Test func `a flag that requires another one is added with it, or not at all`() throws {
        #expect(try expanded("id", "--log-level debug") == "id")
        #expect(try expanded("id --log-file l", "--log-level debug") == "--log-level=debug id --log-file l")
        #expect(
            try expanded("id --glyphs full", "--ascii", "--log-file l", "--log-level debug")
                == "--log-level=debug --log-file=l id --glyphs full")
    }

    @Test func `a missing task is reported, and does not turn a default off`() throws {
        #expect(try expanded("show", "--region x") == "show --region=x")
        #expect(try expanded("watch", "--plain") == "watch --plain")
    }

    @Test func `an error in what is typed is reported without the defaults`() throws {
        #expect(try expanded("demo --scenario nosuch", "--ascii") == "demo --scenario nosuch")
        #expect(try expanded("id --nosuch", "--region x") == "id --nosuch")
    }

    @Test(arguments: [
        ["help"], ["help", "watch"], ["--help"], ["-h"], ["demo", "--help"], ["--version"], ["show", "--version"],
        ["manual"], ["--generate-completion-script", "bash"], ["--generate-completion-script=fish"],
        ["demo:aws", "sso"], ["---completion", "watch"], ["--experimental-dump-help"],
    ])
    func `help and other information have no defaults`(words: [String]) {
        #expect(CommandWords(words) == nil)
    }

    @Test(
        arguments: [
            ([], "watch"), (["id"], "watch"), (["watch"], "watch"), (["demo"], "demo"), (["--region", "x"], "watch"),
            (["--no-defaults", "demo"], "demo"), (["watch", "--", "--help"], "watch"), (["show", "help"], "show"),
        ] as [([String], String)])
    func `the command is the first word, or watch`(words: [String], command: String) {
        #expect(CommandWords(words)?.command == command)
    }
}
