import ArgumentParser
import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

/// README describes the program exactly.
struct ReadmeTests {
    private static let readme = ReadmeText.all

    @Test func `every key of the keymap is in README`() {
        for binding in Keymap.bindings {
            #expect(Self.readme.contains("| \(binding.label) | \(binding.help) |"), "\(binding.label)")
        }
    }

    @Test func `every flag is in README`() {
        let helps = ([Mitwatch.self] + Mitwatch.configuration.subcommands).map { $0.helpMessage(columns: 80) }
        let flags = helps.flatMap { $0.split(whereSeparator: \.isWhitespace) }
            .filter { $0.hasPrefix("--") && !["--", "--help", "--version"].contains($0) }
        #expect(flags.count > 6)
        for flag in Set(flags) {
            #expect(Self.readme.contains("| `\(flag)"), "\(flag)")
        }
    }

    @Test func `every exit code is in README`() {
        let codes: [ExitCode] = [
            .success, .somethingIsWrong, .usage, .dataError, .noInput, .unavailable, .software, .configuration,
            .findingsFailed,
            .taskFailed,
            .taskCanceled, .tooManyFailed, .notFound, .network, .output, .notYet, .refused, .credentials,
            ExitCode(128 + 13),
            ExitCode(.interrupted(.hangUp)),
            ExitCode(.interrupted(.interrupt)), ExitCode(.interrupted(.terminate)),
        ]
        let rows = Self.readme.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(where: \.isNumber) }
        let listed = rows.flatMap { row in
            (row.split(separator: "|").dropFirst(0).first ?? "").split { !$0.isNumber }.compactMap { Int32($0) }
        }
        for code in codes {
            #expect(listed.contains(code.rawValue), "\(code.rawValue)")
        }
    }

    @Test func `every picture exists`() {
        let names = Self.readme.components(separatedBy: "](screenshots/").dropFirst()
            .compactMap { $0.split(separator: ")").first }
        #expect(names.count >= 3)
        for name in names {
            #expect(FileManager.default.fileExists(atPath: "\(ReadmeText.root)/screenshots/\(name)"), "\(name)")
        }
    }
}
