import ArgumentParser
import FoundationEssentials
import Glibc
import IoTEmulator
import Testing

@testable import mitwatch

/// What shells complete after `mitwatch`.
struct CompletionTests {
    /// A shell, and how to request its completions of some words.
    struct Case: Sendable, CustomTestStringConvertible {
        let shell: String
        let words: [String]
        let offered: [String]

        var testDescription: String { "\(shell): \(words.joined(separator: " "))" }
    }

    private static let commands = Mitwatch.commandNames
    private static let questions: [([String], [String])] = [
        ([""], commands),
        (["demo", "--scenario", ""], Scenario.allCases.map(\.name)),
        (["emulate", "--scenario", "fl"], ["flaky", "fleet"]),
        (["watch", "--palette", ""], ["colorblind", "default", "mono"]),
        (["watch", "--glyphs", ""], ["ascii", "basic", "full"]),
        (["demo", "--color", "a"], ["always", "auto"]),
        (["watch", "--end"], ["--endpoint-url"]),
    ]

    private static func cases(_ shell: String) -> [Case] {
        questions.map { Case(shell: shell, words: $0.0, offered: $0.1.sorted()) }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `the generated script is valid in its shell`(shell: String) async throws {
        try await Shell.withDirectory { directory in
            let made = try Shell.run("mitwatch --generate-completion-script \(shell) > \(directory)/script")
            #expect(made.exitCode == 0)
            let script = try String(contentsOfFile: "\(directory)/script", encoding: .utf8)
            for command in Self.commands { #expect(script.contains(command)) }
            guard Self.isInstalled(shell) else { return }
            #expect(try Shell.run("\(shell) -n \(directory)/script").exitCode == 0)
        }
    }

    @Test(arguments: cases("bash"))
    func `bash completes commands and flags`(question: Case) async throws {
        let words = (["mitwatch"] + question.words).map { "'\($0)'" }.joined(separator: " ")
        let command = """
            COMP_WORDS=(\(words)); COMP_CWORD=\(question.words.count); COMP_LINE="${COMP_WORDS[*]}"
            COMP_POINT=${#COMP_LINE}
            _mitwatch mitwatch "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        #expect(try await Self.offered(by: "bash", command) == question.offered)
    }

    @Test(arguments: cases("fish"))
    func `fish completes commands and flags, if it is installed`(question: Case) async throws {
        guard Self.isInstalled("fish") else { return }
        let line = (["mitwatch"] + question.words).joined(separator: " ")
        #expect(try await Self.offered(by: "fish", "complete -C '\(line)'") == question.offered)
    }

    /// The completions of a shell, sorted, without fish's descriptions.
    private static func offered(by shell: String, _ command: String) async throws -> [String] {
        try await Shell.withDirectory { directory in
            _ = try Shell.run("mitwatch --generate-completion-script \(shell) > \(directory)/script")
            let outcome = try Shell.run(
                "source \(directory)/script\n\(command)", by: shell, environment: ["HOME": directory])
            let lines = outcome.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
            // bash completes flags along with commands.
            return lines.map(String.init).filter { command.contains("--end") || !$0.hasPrefix("-") }.sorted()
        }
    }

    private static func isInstalled(_ shell: String) -> Bool {
        ["/usr/bin", "/bin"].contains { access("\($0)/\(shell)", X_OK) == 0 }
    }
}
