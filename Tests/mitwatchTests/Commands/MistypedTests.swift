import ArgumentParser
import Testing

@testable import mitwatch

/// The messages about mistyped words.
struct MistypedTests {
    /// Each command with each of its options.
    private static let flags: [(command: String, flag: String)] = Mitwatch.configuration.subcommands
        .filter { $0.configuration.shouldDisplay }.flatMap { command in
            // Examples in help may have flags of other commands.
            let lines = Mitwatch.helpMessage(for: command, columns: 80).split(separator: "\n")
            let words = lines.compactMap { $0.split(separator: " ").first }
            return Set(
                words.filter { $0.hasPrefix("--") && !["--", "--help", "--version"].contains($0) }.map(String.init)
            )
            .sorted()
            .map { (command.configuration.commandName ?? "?", $0) }
        }

    @Test(arguments: ["AKIAIOSFODNN7EXAMPLE", "--log-level=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"])
    func `a key in the wrong place is not quoted`(_ word: String) {
        let value = word.split(separator: "=").last.map(String.init) ?? word
        let reported = Mitwatch.sanitized("Unexpected argument '\(value)'", quoting: [word])
        #expect(reported == "Unexpected argument '(redacted)'")
    }

    @Test func `other arguments are quoted unchanged`() {
        let message = "Unexpected argument 'quarantine-0412-eu' to mitwatch"
        #expect(Mitwatch.sanitized(message, quoting: ["quarantine-0412-eu", " ", "t"]) == message)
    }

    @Test func `a flag with an extra letter suggests the flag`() throws {
        #expect(Self.flags.count > 25)
        for (command, flag) in Self.flags {
            // Some commands first report that their argument is missing.
            let messages = [Self.refusal([command, flag + "l"]), Self.refusal([command, "id", flag + "l"])]
            #expect(messages.contains { $0.contains("Did you mean '\(flag)'?") }, "\(command) \(flag): \(messages)")
        }
    }

    @Test(arguments: [(["id", "--intervall", "5s"], "--interval"), (["id", "--endpont-url", "x"], "--endpoint-url")])
    func `a mistyped flag suggests the nearest one`(arguments: [String], flag: String) {
        #expect(Self.refusal(arguments).contains("Did you mean '\(flag)'?"))
    }

    @Test(arguments: [("emualte", "emulate"), ("wacth", "watch"), ("hlep", "help")])
    func `invalid usage after a mistyped command suggests the command`(word: String, command: String) {
        #expect(Mitwatch.hint(for: [word]) == "\nDid you mean `mitwatch \(command)`?")
    }

    @Test(
        arguments: [
            (["--verson"], "--version"), (["--versoin"], "--version"), (["--hlep"], "--help"),
            (["show", "--hepl"], "--help"),
        ])
    func `a mistyped flag that all commands share suggests it`(words: [String], flag: String) {
        #expect(Mitwatch.hint(for: words) == "\nDid you mean `mitwatch \(flag)`?")
    }

    @Test(
        arguments: [
            ["wait", "q", "--max-failed"], ["wait", "q", "--timeout"], ["watch", "q", "--interval"],
            ["watch", "q", "--alert-failed"], ["demo", "--stall"], ["demo", "--seed"], ["list", "--since"],
            ["replay", "file", "--at"],
        ])
    func `a negative number is rejected as a value, and not as a flag`(words: [String]) {
        let flag = words[words.count - 1]
        #expect(Self.refusal(words + ["-1"]).contains("The value '-1' is invalid for '\(flag) <"))
    }

    @Test(arguments: [["demo", "--speed"], ["emulate", "--port"]])
    func `a number out of range is rejected with the range`(words: [String]) {
        #expect(Self.refusal(words + ["-1"]).contains("\(words[1]) must be from 0"))
    }

    @Test(arguments: [["demo", "--record", "-x"], ["show", "q", "--profile", "-x"], ["list", "--status", "-x"]])
    func `a value that begins with a hyphen gets a hint`(words: [String]) {
        let message = Self.refusal(words)
        let flag = words[words.count - 2]
        #expect(message.contains("Missing value for '\(flag) <"))
        #expect(
            Mitwatch.hyphenHint(for: message, words: words) == "\nTo pass -x as the value, write \(flag)=-x")
    }

    @Test(arguments: [["demo", "--record"], ["demo", "--record", "--plain"], ["demo", "--recor", "-x"]])
    func `without such a value no hint is given`(words: [String]) {
        #expect(Mitwatch.hyphenHint(for: Self.refusal(words), words: words) == "")
    }

    @Test(arguments: ["quarantine-0412", "--port", "--region", "--version", "watch", "demo", ""])
    func `no other word has a suggestion`(word: String) {
        #expect(Mitwatch.hint(for: [word]) == "")
        #expect(Mitwatch.hint(for: []) == "")
    }

    private static func refusal(_ arguments: [String]) -> String {
        do {
            _ = try Mitwatch.parseAsRoot(arguments)
            return "accepted"
        } catch {
            return Mitwatch.message(for: error)
        }
    }
}
