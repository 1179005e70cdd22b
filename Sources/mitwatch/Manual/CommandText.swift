import ArgumentParser

/// What help and the man page say about a command, besides its options.
struct CommandText: Sendable {
    /// A list that help shows as a section.
    struct Catalog: Sendable {
        let title: String
        let rows: [(name: String, text: String)]
    }

    let command: CommandName
    /// One line.
    let abstract: String
    /// The arguments after the command's name.
    let arguments: String
    /// What the command does, one paragraph each.
    let paragraphs: [String]
    /// Command lines that work as written.
    let examples: [String]
    var catalog: Catalog?

    /// The parser's configuration of the command.
    func configuration(shouldDisplay: Bool = true) -> CommandConfiguration {
        CommandConfiguration(
            commandName: command.rawValue, abstract: abstract, usage: "mitwatch \(command.rawValue) \(arguments)",
            discussion: discussion, shouldDisplay: shouldDisplay)
    }

    /// The text between the abstract and the options. Paragraphs are one line each: the parser wraps them.
    private var discussion: String {
        let catalog = catalog.map { HelpSection.text($0.title, HelpSection.rows($0.rows)) }
        let codes = ExitCodeEntry.rows(of: command)
        let parts =
            paragraphs + [HelpSection.text("Examples", examples.map { "  " + $0 }), catalog].compactMap(\.self)
            + [HelpSection.text("Exit codes", HelpSection.rows(codes))]
        return parts.joined(separator: "\n\n")
    }
}

/// A command that help and the man page describe from one text.
protocol DescribedCommand: ParsableCommand {
    static var text: CommandText { get }
}

/// Sections of a help text.
enum HelpSection {
    /// The width that help has at least in any terminal that an operator uses.
    private static let width = 80

    static func text(_ title: String, _ lines: [String]) -> String {
        ([title + ":"] + lines).joined(separator: "\n")
    }

    /// Two aligned columns. The parser wraps text without its indentation, so rows are wrapped here.
    static func rows(_ rows: [(name: String, text: String)]) -> [String] {
        let nameWidth = rows.map(\.name.count).max() ?? 0
        return rows.flatMap { name, text in
            let lines = wrapped(text, to: width - nameWidth - 4)
            return zip(lines.indices, lines).map { index, line in
                let label = index == 0 ? name : ""
                return "  \(label)\(String(repeating: " ", count: nameWidth - label.count))  \(line)"
            }
        }
    }

    /// Breaks a text between words.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
