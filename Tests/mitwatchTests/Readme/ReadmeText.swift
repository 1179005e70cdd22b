import FoundationEssentials

/// README in the form that tests read.
enum ReadmeText {
    /// The repository.
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// The whole text; empty if it cannot be read.
    static let all = (try? String(contentsOfFile: root + "/README.md", encoding: .utf8)) ?? ""

    /// A block of shell commands.
    struct Block {
        /// The name in the mark above it, if it has one: `.ci/run` runs such a block unchanged.
        let mark: String?
        /// Its commands, with continued lines joined.
        let commands: [String]
    }

    /// The blocks, in order.
    static var blocks: [Block] {
        var blocks: [Block] = []
        var mark: String?
        var inside: [Substring]?
        for line in all.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = inside {
                if line == "```" {
                    blocks.append(Block(mark: mark, commands: joined(lines)))
                    (inside, mark) = (nil, nil)
                } else {
                    inside = lines + [line]
                }
            } else if line == "```sh" {
                inside = []
            } else if let found = line.wholeMatch(of: /<!-- command: (.+) -->/) {
                mark = String(found.1)
            }
        }
        return blocks
    }

    private static func joined(_ lines: [Substring]) -> [String] {
        lines.joined(separator: "\n").components(separatedBy: "\\\n").map { part in
            part.split(separator: "\n", omittingEmptySubsequences: false)
                .map { String($0.drop { $0 == " " }) }.joined(separator: "\n")
        }.joined().split(separator: "\n").map(String.init)
    }
}
