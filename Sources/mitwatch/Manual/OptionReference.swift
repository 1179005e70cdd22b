import ArgumentParser
import FoundationEssentials

/// The commands with their options, as the argument parser knows them.
struct OptionReference {
    /// A command, its arguments and its options, in the order of help.
    struct Command {
        let name: String
        let arguments: [Argument]
    }

    /// An argument or option of a command.
    struct Argument {
        /// As typed: `--region <name>`, `--plain`, `<task-id>`.
        let synopsis: String
        /// The option's name, such as `--region`; nil for an argument without one.
        let option: String?
        /// Whether the option has a value.
        let takesValue: Bool
        /// The heading in help; nil for those under the general one.
        let title: String?
        /// The help text with values and default.
        let help: String
    }

    /// The program's own options, then each command that help lists.
    let commands: [Command]

    init() throws {
        let tool = try JSONDecoder().decode(Tool.self, from: Data(Mitwatch._dumpHelp().utf8))
        let listed = (tool.command.subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
        commands = ([tool.command] + listed).map { command in
            let arguments = (command.arguments ?? []).filter { $0.shouldDisplay ?? true }.map(\.shown)
            let isProgram = command === tool.command
            return Command(
                name: command.commandName,
                // Every command has the shared ones.
                arguments: isProgram ? arguments + [Self.completionScript] : arguments.filter { !$0.isShared })
        }
    }

    /// Options under a heading of help.
    struct Group {
        let title: String
        var rows: [Row] = []
    }

    /// An option, and the commands that have it.
    struct Row {
        let argument: Argument
        var commands: [String]
    }

    /// All options by their heading, each once for all commands that have it in the same form.
    var groups: [Group] {
        var groups: [Group] = []
        for command in commands {
            for argument in command.arguments where argument.option != nil {
                let title = argument.title ?? Self.generalTitle
                let index = groups.firstIndex { $0.title == title } ?? groups.endIndex
                if index == groups.endIndex { groups.append(Group(title: title)) }
                groups[index].add(argument, of: command.name)
            }
        }
        return groups.filter { $0.title != Self.generalTitle } + groups.filter { $0.title == Self.generalTitle }
    }

    private static let generalTitle = "Other options"

    /// An option of the program that the parser handles itself and does not list.
    private static let completionScript = Argument(
        synopsis: "--generate-completion-script <shell>", option: "--generate-completion-script",
        takesValue: true, title: nil,
        help: "Print the completion script for bash, zsh or fish.")
}

extension OptionReference.Argument {
    /// Whether every command has it.
    fileprivate var isShared: Bool {
        option == "--help" || option == "--version"
    }

    /// The help text with the details. Facts in parentheses, such as the default, come last.
    var text: String {
        guard let detail = option.flatMap({ OptionDetails.all[$0] }) else { return help }
        guard help.hasSuffix(")"), let end = help.ranges(of: ". (").first else { return "\(help) \(detail)" }
        let facts = help[end.lowerBound...].dropFirst(2)
        return "\(help[..<end.lowerBound]). \(detail) \(facts)"
    }
}

extension OptionReference.Group {
    fileprivate mutating func add(_ argument: OptionReference.Argument, of command: String) {
        let same = rows.firstIndex { ($0.argument.synopsis, $0.argument.help) == (argument.synopsis, argument.help) }
        guard let same else { return rows.append(OptionReference.Row(argument: argument, commands: [command])) }
        rows[same].commands.append(command)
    }
}

/// The parser's description of the program: the part that is used here.
private struct Tool: Decodable {
    let command: Command

    final class Command: Decodable {
        let commandName: String
        let shouldDisplay: Bool?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool?
        let sectionTitle: String?
        let names: [Name]?
        let preferredName: Name?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let abstract: String?

        struct Name: Decodable {
            let kind: String
            let name: String

            var typed: String { (kind == "long" ? "--" : "-") + name }
        }

        var shown: OptionReference.Argument {
            let value = "<\(valueName ?? "value")>"
            let names = (names ?? []).map(\.typed).sorted { $0.count < $1.count }
            let label = names.joined(separator: ", ")
            return OptionReference.Argument(
                synopsis: kind == "positional" ? value : kind == "option" ? "\(label) \(value)" : label,
                option: preferredName?.typed, takesValue: kind == "option", title: sectionTitle,
                help: [abstract, facts].compactMap(\.self).joined(separator: " "))
        }

        /// Values and default in the form of help.
        private var facts: String? {
            let values = allValues.flatMap { $0.isEmpty ? nil : "values: \($0.joined(separator: ", "))" }
            let facts = [values, defaultValue.map { "default: \($0)" }].compactMap(\.self)
            return facts.isEmpty ? nil : "(\(facts.joined(separator: "; ")))"
        }
    }
}
