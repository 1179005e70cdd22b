import FoundationEssentials
import Testing

/// What README and the changelog promise to keep between versions: what programs depend on, and not the wording.
struct StabilityPromiseTests {
    private static let promise = """
        Stable across versions: timestamps, status words, options, exit codes, JSON output, and the replay of older \
        recordings. The wording of all other text can change in any version.
        """

    /// A text as one line.
    private static func text(_ page: String) -> String {
        page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: [ReadmeText.readme, ReadmeText.page("Changelog.md")])
    func `README and the changelog promise what stays stable`(page: String) {
        #expect(Self.text(page).contains(Self.promise))
    }

    @Test func `nothing promises a wording`() {
        let pages = [ReadmeText.readme] + ReadmeText.pages.values
        let paragraphs = pages.flatMap { $0.replacing("\n- ", with: "\n\n").components(separatedBy: "\n\n") }
        let sentences = paragraphs.flatMap {
            Self.text($0).replacing(Self.promise, with: "").components(separatedBy: ". ")
        }
        let promises = sentences.filter { $0.contains(/\b[Ss]table\b/) }
        #expect(!promises.isEmpty, "the exit codes are stable")
        for words in ["--plain", "wording", "print", "line", "message", "text", "screen"] {
            #expect(promises.filter { $0.contains(words) } == [], "\(words)")
        }
    }
}
