import FoundationEssentials
import Testing

/// Nothing that a person reads has a word of the style guide's stop list.
struct WordingTests {
    /// A place that has such a word.
    struct Finding: Equatable, CustomStringConvertible {
        let file: String
        let line: Int
        let words: String

        var description: String { "\(file):\(line): \(words)" }
    }

    /// Words that do not belong in a text for people. CONTRIBUTING.md has the rules.
    private struct StopList {
        private static let words = [
            #"ask(s|ed|ing)?"#, "anew", "alone", #"go(es)? on"#, "worked off", "not whole", "of now",
            #"stands? (in|between|there|still)"#, #"colour\w*"#, "no such", "nobody", "whoever", "so many", "for ever",
            "to be had", #"knows no\w*"#, "AWS (answers|believes|knows|says|takes|tells|took|wants)", #"refuse(s|d)?"#,
            "told",
        ]

        private let pattern: Regex<AnyRegexOutput>

        init() throws {
            pattern = try Regex(#"\b(\#(Self.words.joined(separator: "|")))\b"#).ignoresCase()
        }

        func findings(in text: String, file: String, line: Int = 1) -> [Finding] {
            // The system's word for ECONNREFUSED.
            let text = text.replacing("connection refused", with: "connection")
            return text.matches(of: pattern).map { match in
                let newlines = text[..<match.range.lowerBound].filter(\.isNewline).count
                return Finding(file: file, line: line + newlines, words: String(text[match.range]))
            }
        }
    }

    /// Literals that are not for people: members of recordings.
    private static let exceptions: Set<String> = ["asked"]

    private static func files(below folder: String, ending suffix: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(ReadmeText.root)/\(folder)")
            .filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
    }

    private static func text(of file: String) throws -> String {
        try String(contentsOfFile: "\(ReadmeText.root)/\(file)", encoding: .utf8)
    }

    /// Markdown without code: blocks become empty lines, and code spans disappear.
    private static func prose(_ markdown: String) -> String {
        var isCode = false
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isFence = line.hasPrefix("```")
            defer { if isFence { isCode.toggle() } }
            return isCode || isFence ? "" : line.replacing(/`[^`]+`/, with: "")
        }.joined(separator: "\n")
    }

    @Test func `code in a page is not prose`() {
        #expect(Self.prose("a `asked` b\n```sh\nask\n```\nc") == "a  b\n\n\n\nc")
    }

    @Test func `a word of the stop list is found with its line`() throws {
        let findings = try StopList().findings(in: "A poll failed.\nmitwatch Asks AWS anew.", file: "a.md")
        #expect(findings.map(\.description) == ["a.md:2: Asks", "a.md:2: anew"])
    }

    @Test func `a word that contains one of the stop list is not found`() throws {
        #expect(try StopList().findings(in: "task, basked, standard, renewed, standalone", file: "a.md") == [])
    }

    @Test func `no string literal has a word of the stop list`() throws {
        let (stopList, files) = (try StopList(), try Self.files(below: "Sources", ending: ".swift"))
        #expect(files.count > 300)
        var count = 0
        for file in files {
            for literal in SwiftLiterals(try Self.text(of: file)).found where !Self.exceptions.contains(literal.text) {
                count += 1
                for finding in stopList.findings(in: literal.text, file: file, line: literal.line) {
                    Issue.record("\(finding)")
                }
            }
        }
        #expect(count > 3_000)
    }

    @Test func `no page has a word of the stop list`() throws {
        let stopList = try StopList()
        let pages = try Self.files(below: "Sources", ending: ".md") + Self.files(below: ".github", ending: ".md")
        #expect(pages.count > 10)
        for page in ["README.md"] + pages {
            for finding in stopList.findings(in: Self.prose(try Self.text(of: page)), file: page) {
                Issue.record("\(finding)")
            }
        }
    }
}
