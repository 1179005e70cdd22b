import ArgumentParser
import CProcess
import Glibc
import IoTClient
import Terminal

@main
struct Mitwatch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitwatch",
        abstract: "Watch AWS IoT Device Defender audit mitigation actions tasks in the terminal.",
        usage: """
            mitwatch [<options>] [<task-id>]
            mitwatch <command> [<options>]
            """,
        discussion: """
            Examples:
              mitwatch                    pick a task from the last 90 days
              mitwatch quarantine-0412    watch a task
              mitwatch demo               try it without an AWS account

            Press ? in the dashboard for its keys.

            Print the completion script for your shell (bash, zsh or fish):
              mitwatch --generate-completion-script bash

            \(HelpSection.text("Exit codes", HelpSection.rows(ExitCodeEntry.summaries)))

            `mitwatch help <command>` lists the exit codes of a command.
            """,
        version: Product.about,
        subcommands: described + [Manual.self, DemoLogin.self],
        defaultSubcommand: Watch.self)

    /// The commands that help lists, in its order.
    static let described: [any DescribedCommand.Type] = [
        Watch.self, Show.self, List.self, Wait.self, Replay.self, Demo.self, Emulate.self, Doctor.self,
    ]

    @OptionGroup var noDefaults: NoDefaults

    /// Like the argument parser's own main, but it uses the process's own arguments and the operator's defaults, quotes
    /// them sanitized, and fails if help cannot be written.
    static func main() {
        Signal.quitAtOnce()
        cp_use_built_in_name_services()
        StandardStreams.occupyClosed()
        let typed = ProcessArguments.words
        var words = typed
        do {
            try CommandFailure.reportingErrors {
                words = try Defaults.expanded(typed, ProgramEnvironment.current())
            }
            var command = try parseAsRoot(words)
            try CommandFailure.reportingErrors { [command] in try FileDescriptors.check(enoughFor: command) }
            try command.run()
        } catch {
            exit(withError: printMessage(of: error, words, typed: typed))
        }
    }

    /// Prints the parser's message: help and version on standard output, errors on standard error. Returns the exit
    /// code.
    private static func printMessage(of error: any Error, _ words: [String], typed: [String]) -> ExitCode {
        HelpColumns.widen(ProgramEnvironment.current().variables)
        let (code, text) = (exitCode(for: error), fullMessage(for: error))
        if code == .usage {
            let hints = hyphenHint(for: text, words: typed) + hint(for: typed) + Defaults.hint(for: text)
            StandardError.write(sanitized(text + hints, quoting: words))
        } else if !text.isEmpty, code.isSuccess {
            do {
                try CommandFailure.reportingErrors { try StandardOutput.write(text + "\n") }
            } catch {
                return exitCode(for: error)
            }
        } else if !text.isEmpty {
            StandardError.write(text)
        }
        return code
    }

    /// The parser's errors quote arguments unchanged. Arguments that must not be shown unchanged are replaced.
    static func sanitized(_ text: String, quoting words: [String]) -> String {
        let values = words.flatMap { [$0] + $0.split(separator: "=", maxSplits: 1).dropFirst().map(String.init) }
        return values.sorted { $0.count > $1.count }.reduce(text) { text, value in
            let shown = SanitizedText(value).text
            // Shorter ones hold no key, and could be part of the parser's own text.
            return value.count < 16 || shown == value ? text : text.replacing(value, with: shown)
        }
    }

    /// Suggests a command if the first word is close to a command's name: what is invalid as a task ID may be valid for
    /// the command. The parser itself suggests no flags that all commands share.
    static func hint(for words: [String]) -> String {
        let command = words.first.flatMap { NearestWord.suggestion(for: $0, among: commandNames) }
        let flag = words.lazy.compactMap { NearestWord.suggestion(for: $0, among: ["--version", "--help"]) }.first
        return (command ?? flag).map { "\nDid you mean `mitwatch \($0)`?" } ?? ""
    }

    /// What to do if the parser takes a value for a flag because it begins with a hyphen.
    static func hyphenHint(for message: String, words: [String]) -> String {
        for (flag, value) in zip(words, words.dropFirst())
        where value.hasPrefix("-") && !value.hasPrefix("--") && message.contains("Missing value for '\(flag) <") {
            return "\nTo pass \(value) as the value, write \(flag)=\(value)"
        }
        return ""
    }

    /// The words that are commands and not task IDs if they come first.
    static var commandNames: [String] {
        described.map { $0.text.command.rawValue } + ["help"]
    }
}

/// The width of help. The argument parser omits what its indents push beyond the width, and a debug build of it
/// crashes; it takes the width from COLUMNS, or from the terminal.
enum HelpColumns {
    /// Sets COLUMNS to 40 if it or the terminal has fewer.
    static func widen(_ environment: [String: String]) {
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? terminalColumns ?? least
        if columns < least { setenv("COLUMNS", String(least), 1) }
    }

    private static let least = 40

    private static var terminalColumns: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// The arguments of the process.
enum ProcessArguments {
    /// Without the program's name. If the C library does not provide them, Swift's own list.
    static var words: [String] {
        guard let arguments = cp_arguments(), cp_argument_count() > 0 else {
            return Array(CommandLine.arguments.dropFirst())
        }
        return (1..<max(1, Int(cp_argument_count()))).compactMap { arguments[$0].map { String(cString: $0) } }
    }
}
