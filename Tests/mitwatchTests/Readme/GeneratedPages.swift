import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

/// The tables of the reference pages that are made from the program.
///
/// A table is between the lines `<!-- generated: NAME -->` and `<!-- end -->` of its page.
enum GeneratedPages {
    /// A table, and the page that has it.
    struct Table: Sendable, CustomTestStringConvertible {
        let name: String
        let page: String
        let text: @Sendable () throws -> String

        var testDescription: String { name }
    }

    static let tables = [
        Table(name: "keys", page: "Keys.md") { keys },
        Table(name: "commands", page: "Options.md") { commands },
        Table(name: "options", page: "Options.md") { try options() },
        Table(name: "exit codes", page: "ExitCodes.md") { exitCodes },
        Table(name: "environment variables", page: "Configuration.md") { variables },
    ]

    private static var keys: String {
        Keymap.groups.map { group in
            let rows = group.bindings.map { "| \($0.label) | \($0.help) |" }
            let table = (["## \(group.title)", "", "| key | action |", "|---|---|"] + rows).joined(separator: "\n")
            return table + (group.note.map { "\n\n\($0)" } ?? "")
        }.joined(separator: "\n\n")
    }

    private static var commands: String {
        let rows = Mitwatch.described.map { "| `mitwatch \($0.text.command)` | \(Markdown.text($0.text.abstract)) |" }
        return (["| command | purpose |", "|---|---|"] + rows).joined(separator: "\n")
    }

    private static func options() throws -> String {
        try OptionReference().groups.map { group in
            let lines = group.rows.map { row in
                let commands = row.commands.map { "`\($0)`" }.joined(separator: ", ")
                return "| \(Markdown.code(row.argument.synopsis)) | \(commands) | \(Markdown.text(row.argument.text)) |"
            }
            return (["## \(group.title)", "", "| option | commands | meaning |", "|---|---|---|"] + lines)
                .joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private static var exitCodes: String {
        let rows = ExitCodeEntry.all.map { entry in
            let meanings = entry.meanings.map { meaning in
                let places = meaning.places == ExitCodeEntry.everywhere ? [] : meaning.places.map(label)
                return places.isEmpty
                    ? Markdown.text(meaning.text) : "\(places.joined(separator: ", ")): \(Markdown.text(meaning.text))"
            }
            return "| \(entry.code) | \(entry.name ?? "") | \(meanings.joined(separator: "; ")) |"
        }
        return (["| code | name | meaning |", "|--:|---|---|"] + rows).joined(separator: "\n")
    }

    private static func label(_ place: ExitCodeEntry.Place) -> String {
        if case .command = place { "`\(place.label)`" } else { Markdown.text(place.label) }
    }

    private static var variables: String {
        let rows = EnvironmentVariable.all.map { variable in
            "| \(variable.names.map { "`\($0)`" }.joined(separator: ", ")) | \(Markdown.text(variable.meaning)) |"
        }
        return (["| variable | meaning |", "|---|---|"] + rows).joined(separator: "\n")
    }
}

/// Plain text as Markdown.
private enum Markdown {
    /// In code font.
    static func code(_ text: String) -> String {
        "`\(text.replacing("|", with: "\\|"))`"
    }

    /// Options, variables, statuses, paths and values in code font.
    static func text(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing(typed) { "`\($0.output)`" }
    }

    private static var typed: Regex<Substring> {
        #/
        --[a-z][a-z-]* | \b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b | \b(?:TERM|COMPLETED|FAILED|CANCELED)\b
        | \$\{?[A-Z]+\}? | ~[a-z\/.]* | \biot:[A-Za-z]+
        /#
    }
}
