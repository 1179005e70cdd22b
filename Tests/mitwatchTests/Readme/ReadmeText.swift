import FoundationEssentials

/// README and the reference pages in the form that tests read.
enum ReadmeText {
    /// The repository.
    static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    /// The folder of the reference pages.
    static let pagesFolder = root + "/Sources/mitwatch/mitwatch.docc"

    /// README; empty if it cannot be read.
    static let readme = text(root + "/README.md")

    /// The reference pages by name, such as `Keys.md`.
    static let pages: [String: String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: pagesFolder)) ?? []
        let pages = names.filter { $0.hasSuffix(".md") }.map { ($0, text("\(pagesFolder)/\($0)")) }
        return Dictionary(uniqueKeysWithValues: pages)
    }()

    /// A reference page; empty if it cannot be read.
    static func page(_ name: String) -> String {
        pages[name] ?? ""
    }

    private static func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// A block of shell commands.
    struct Block {
        /// The name in the mark above it, if it has one: `.ci/run` runs such a block unchanged.
        let mark: String?
        /// Its commands, with continued lines joined.
        let commands: [String]
    }

    /// The blocks of README, then those of the pages, in order.
    static var blocks: [Block] {
        let texts = [readme] + pages.sorted { $0.key < $1.key }.map(\.value)
        return texts.flatMap(blocks)
    }

    private static func blocks(in text: String) -> [Block] {
        var blocks: [Block] = []
        var mark: String?
        var inside: [Substring]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
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
