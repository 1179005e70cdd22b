import ArgumentParser
import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

/// README and the reference pages describe the program exactly.
struct ReadmeTests {
    @Test func `every key of the keymap is on its page`() {
        let page = ReadmeText.page("Keys.md")
        for binding in Keymap.bindings {
            #expect(page.contains("| \(binding.label) | \(binding.help) |"), "\(binding.label)")
        }
    }

    @Test func `every option in help is on its page`() {
        let helps = ([Mitwatch.self] + Mitwatch.configuration.subcommands).map { $0.helpMessage(columns: 80) }
        let options = helps.flatMap { $0.split(whereSeparator: \.isWhitespace) }
            .filter { $0.wholeMatch(of: /--[a-z-]+/) != nil }
        #expect(Set(options).count > 30)
        let page = ReadmeText.page("Options.md")
        for option in Set(options) where !["--help"].contains(option) {
            #expect(page.contains("| `\(option)"), "\(option)")
        }
    }

    @Test func `every exit code of the program is on its page`() {
        let codes: [ExitCode] = [
            .success, .problemsFound, .usage, .dataError, .noInput, .unavailable, .software, .configuration,
            .findingsFailed,
            .taskFailed,
            .taskCanceled, .tooManyFailed, .notFound, .network, .output, .notYet, .refused, .credentials, .brokenPipe,
            ExitCode(.interrupted(.hangUp)),
            ExitCode(.interrupted(.interrupt)), ExitCode(.interrupted(.terminate)),
        ]
        let described = ExitCodeEntry.all.map(\.code)
        #expect(described == Set(codes.map(\.rawValue)).sorted())
        let page = ReadmeText.page("ExitCodes.md")
        for code in described { #expect(page.contains("| \(code) |"), "\(code)") }
    }

    /// A link that GitHub shows as broken.
    @Test func `every relative link of README and the pages leads to a file`() {
        let texts = [("", ReadmeText.readme)] + ReadmeText.pages.map { ("Sources/mitwatch/mitwatch.docc/", $0.value) }
        var count = 0
        for (folder, text) in texts {
            for link in text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
                count += 1
                let path = "\(ReadmeText.root)/\(folder)\(link.1)"
                #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
            }
        }
        #expect(count > 10)
    }

    @Test func `the landing page links to every other page`() {
        let landing = ReadmeText.page("mitwatch.md")
        #expect(ReadmeText.pages.count >= 9)
        for name in ReadmeText.pages.keys where name != "mitwatch.md" {
            #expect(landing.contains("](\(name))"), "\(name)")
        }
    }

    @Test func `every picture exists`() {
        let names = ReadmeText.readme.components(separatedBy: "](screenshots/").dropFirst()
            .compactMap { $0.split(separator: ")").first }
        #expect(names.count >= 3)
        for name in names {
            #expect(FileManager.default.fileExists(atPath: "\(ReadmeText.root)/screenshots/\(name)"), "\(name)")
        }
    }
}
