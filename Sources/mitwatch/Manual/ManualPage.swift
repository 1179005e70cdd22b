import Dashboard
import IoTEmulator

/// The manual page `mitwatch.1`, in mdoc format. It is made from the same data as help, the dashboard's key help
/// and the reference pages.
struct ManualPage {
    private var page = Mdoc()

    /// The page of this version: the same on every machine and every day.
    static func source() throws -> String {
        var manual = ManualPage()
        let reference = try OptionReference()
        manual.beginning()
        manual.commands()
        manual.options(reference)
        manual.keys()
        manual.environment()
        manual.files()
        manual.exitStatus()
        manual.examples()
        manual.seeAlso()
        return manual.page.source
    }

    private mutating func section(_ title: String) {
        page.macro("Sh", .macro(title))
    }

    private mutating func list(width: String = "Ds", isCompact: Bool = false) {
        let compact = isCompact ? [Mdoc.Argument.macro("-compact")] : []
        page.macro("Bl", [.macro("-tag"), .macro("-width"), .text(width)] + compact)
    }

    private mutating func beginning() {
        page.macro("Dd", .macro(Product.released))
        page.macro("Dt", .macro("MITWATCH"), .macro("1"))
        page.macro("Os")
        section("NAME")
        page.macro("Nm", .macro("mitwatch"))
        page.macro("Nd", .macro("watch AWS IoT Device Defender audit mitigation actions tasks"))
        section("SYNOPSIS")
        page.macro("Nm")
        page.macro("Op", .macro("Ar"), .text("options"))
        page.macro("Op", .macro("Ar"), .text("task-id"))
        page.macro("Nm")
        page.macro("Ar", .text("command"))
        page.macro("Op", .macro("Ar"), .text("options"))
        section("DESCRIPTION")
        page.macro("Nm")
        page.text(
            """
            shows an AWS IoT Device Defender audit mitigation actions task live in the terminal: progress, rate, time \
            left, which findings failed and why, and exactly what each action does to the devices.
            """)
        page.macro("Pp")
        page.text(
            """
            With a task ID and no command, mitwatch watches that task. Without arguments, it lists the account's \
            tasks from the last 90 days. For a task ID that starts with a hyphen or equals a command name, use the \
            form `mitwatch watch -- task-id`.
            """)
    }

    private mutating func commands() {
        section("COMMANDS")
        list()
        for command in Mitwatch.described {
            let text = command.text
            page.macro(
                "It", [.macro("Nm"), .macro("Cm"), .text(text.command.rawValue)] + Self.arguments(text.arguments))
            page.text(text.abstract)
            for paragraph in text.paragraphs {
                page.macro("Pp")
                page.text(paragraph)
            }
        }
        page.macro("It", .macro("Nm"), .macro("Cm"), .text("help"), .macro("Op"), .macro("Ar"), .text("command"))
        page.text("Print the options, examples and exit codes of a command.")
        page.macro("It", .macro("Nm"), .macro("Cm"), .text("manual"))
        page.text("Print this page in mdoc format.")
        page.macro("El")
    }

    /// `[<options>] <task-id>` as macros.
    private static func arguments(_ usage: String) -> [Mdoc.Argument] {
        usage.split(separator: " ").flatMap { word -> [Mdoc.Argument] in
            let name = Mdoc.Argument.text(String(word.filter { !"[]<>".contains($0) }))
            return word.hasPrefix("[") ? [.macro("Oo"), .macro("Ar"), name, .macro("Oc")] : [.macro("Ar"), name]
        }
    }

    private mutating func options(_ reference: OptionReference) {
        section("OPTIONS")
        page.text(
            """
            A time is a number with a unit (90s, 5m, 1h30m, 7d); without a unit it means seconds. The commands that \
            have an option are in parentheses.
            """)
        for group in reference.groups {
            page.macro("Ss", .macro(group.title))
            list()
            for row in group.rows {
                page.macro("It", Self.option(row.argument.synopsis))
                page.text("(\(row.commands.joined(separator: ", "))) \(row.argument.text)")
            }
            page.macro("El")
        }
        page.macro("Ss", .macro(Scenario.catalog.title))
        list(width: "empty-statistics", isCompact: true)
        for scenario in Scenario.catalog.rows {
            page.macro("It", .macro("Cm"), .text(scenario.name))
            page.text(scenario.text)
        }
        page.macro("El")
    }

    /// `-h, --help` or `--region <name>` as macros.
    private static func option(_ synopsis: String) -> [Mdoc.Argument] {
        var arguments: [Mdoc.Argument] = []
        for word in synopsis.split(separator: " ") {
            let name = word.filter { !"<>,".contains($0) }
            if name.hasPrefix("-") {
                arguments += [.macro("Fl"), .text(String(name.dropFirst()))]
            } else {
                arguments += [.macro("Ar"), .text(String(name))]
            }
            if word.hasSuffix(",") { arguments.append(.macro(",")) }
        }
        return arguments
    }

    private mutating func keys() {
        section("KEYS")
        page.text("^F means Ctrl-F.")
        for group in Keymap.groups {
            page.macro("Ss", .macro(group.title))
            list(width: "PgDn ^F Space", isCompact: true)
            for binding in group.bindings {
                page.macro("It", .macro("Ic"), .text(binding.label))
                page.text(binding.help)
            }
            page.macro("El")
            if let note = group.note {
                page.macro("Pp")
                page.text(note)
            }
        }
    }
}

extension ManualPage {
    private mutating func environment() {
        section("ENVIRONMENT")
        page.text("Names and meanings match the AWS CLI. An option overrides a variable, which overrides the profile.")
        list()
        for variable in EnvironmentVariable.all {
            let names = variable.names.flatMap { [Mdoc.Argument.macro("Ev"), .text($0), .macro(",")] }
            page.macro("It", Array(names.dropLast()))
            page.text(variable.meaning)
        }
        page.macro("El")
    }

    private mutating func files() {
        section("FILES")
        list()
        for file in Self.usedFiles {
            page.macro("It", .macro("Pa"), .text(file.path))
            page.text(file.meaning)
        }
        page.macro("El")
    }

    private static let usedFiles: [(path: String, meaning: String)] = [
        (
            "~/.config/mitwatch/flags",
            "Default flags, one per line. If XDG_CONFIG_HOME is set, it replaces ~/.config."
        ),
        ("~/.aws/config", "AWS config file: region, profiles, endpoints."),
        ("~/.aws/credentials", "AWS credentials file."),
        ("~/.aws/sso/cache/", "Tokens that `aws sso login` writes."),
        ("~/.aws/login/cache/", "Sessions that `aws login` writes. Renewed keys are saved there."),
        (
            "mitwatch-<task>-<time>.md, mitwatch-<task>-<time>.json",
            "Reports written with e, in the current directory or in that of --report-dir (mode 0600)."
        ),
    ]

    private mutating func exitStatus() {
        section("EXIT STATUS")
        page.text("Exit codes are stable across versions.")
        list(width: "xxxx")
        for entry in ExitCodeEntry.all {
            page.macro("It", .macro("\(entry.code)"))
            if let name = entry.name, name.hasPrefix("EX_") { page.text(name + ":") }
            for meaning in entry.meanings {
                let places = meaning.places.map(\.label).joined(separator: ", ")
                page.text(
                    meaning.places == ExitCodeEntry.everywhere ? "\(meaning.text)." : "(\(places)) \(meaning.text).")
            }
        }
        page.macro("El")
    }

    private mutating func examples() {
        section("EXAMPLES")
        for command in Mitwatch.described {
            if command.text.command != Mitwatch.described.first?.text.command { page.macro("Pp") }
            page.text(command.text.abstract)
            page.literal(command.text.examples)
        }
    }

    private mutating func seeAlso() {
        section("SEE ALSO")
        page.text("The AWS IoT API reference:")
        page.macro("Lk", .macro("https://docs.aws.amazon.com/iot/latest/apireference/"))
    }
}
