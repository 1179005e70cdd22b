import ArgumentParser
import IoTEmulator
import Testing

@testable import mitwatch

struct HelpTests {
    /// The help of each command by its name; the program's own help has the empty name.
    private static let helps: [String: String] = {
        var helps = ["": Mitwatch.helpMessage(columns: 80)]
        // Only the demo itself runs its stand-in for the AWS CLI.
        for command in Mitwatch.configuration.subcommands where command != DemoLogin.self {
            helps[command.configuration.commandName ?? "?"] = Mitwatch.helpMessage(for: command, columns: 80)
        }
        return helps
    }()

    @Test(arguments: helps.keys.sorted())
    func `help fits 80 columns`(command: String) throws {
        let lines = try #require(Self.helps[command]).split(separator: "\n")
        #expect(lines.count > 10)
        #expect(lines.filter { $0.count > 80 } == [])
    }

    @Test(arguments: helps.keys.sorted())
    func `help has examples`(command: String) throws {
        let beginning = command.isEmpty ? "  mitwatch " : "  mitwatch \(command)"
        let lines = try #require(Self.helps[command]).split(separator: "\n", omittingEmptySubsequences: false)
        let examples = lines.drop { $0 != "Examples:" }.prefix { !$0.isEmpty }
        #expect(examples.contains { $0.hasPrefix(beginning) && !$0.contains("<") })
    }

    @Test(arguments: helps.keys.sorted(), [40, 200])
    func `help has the same words at any width`(command: String, columns: Int) throws {
        let type = Mitwatch.configuration.subcommands.first { $0.configuration.commandName == command }
        let help =
            type.map { Mitwatch.helpMessage(for: $0, columns: columns) } ?? Mitwatch.helpMessage(columns: columns)
        let words = help.split(whereSeparator: \.isWhitespace)
        #expect(words == Self.helps[command]?.split(whereSeparator: \.isWhitespace))
    }

    /// As running text: a line may break anywhere.
    private static func text(_ command: String) -> String {
        (helps[command] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: [("watch", "5s"), ("wait", "5s"), ("demo", "2s")])
    func `the interval's default is that of the command`(command: String, time: String) {
        #expect(Self.text(command).contains("1s to 5m; without a unit, seconds. (default: \(time)) "))
        #expect(!Self.text(command).contains("in the demo"))
    }

    @Test(arguments: [
        ("watch", "--interval"), ("watch", "--stall"), ("demo", "--interval"), ("demo", "--stall"),
        ("wait", "--timeout"), ("wait", "--interval"), ("list", "--since"), ("replay", "--at"),
    ])
    func `the help of a duration option explains a number without a unit`(command: String, flag: String)
        throws
    {
        let text = Self.text(command)
        let help = try #require(text.split(separator: "\(flag) <").last).prefix { $0 != "-" }
        #expect(help.contains("without a unit, seconds"), "\(help)")
    }

    /// The exit codes in a command's help.
    private static func exitCodes(_ command: String) -> [Int32] {
        let lines = (helps[command] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0 != "Exit codes:" }.prefix { !$0.isEmpty }.compactMap { line in
            line.prefix { $0 == " " }.count == 2 ? line.split(separator: " ").first.flatMap { Int32($0) } : nil
        }
    }

    @Test(
        arguments: [
            ("watch", [0, 10, 11, 12, 64, 66, 68, 69, 70, 74, 76, 77, 78, 129, 130, 141, 143]),
            ("show", [0, 64, 66, 68, 69, 70, 74, 75, 76, 77, 78, 141]),
            ("list", [0, 64, 68, 69, 70, 74, 75, 76, 77, 78, 141]),
            ("wait", [0, 10, 11, 12, 13, 64, 66, 68, 69, 70, 75, 76, 77, 78, 129, 130, 143]),
            ("replay", [0, 64, 65, 66, 69, 70, 78, 129, 130, 143]),
            ("demo", [0, 10, 11, 12, 64, 69, 70, 74, 78, 129, 130, 141, 143]),
            ("emulate", [0, 64, 69, 70, 74, 78, 141]),
            ("doctor", [0, 1, 64, 69, 70, 74, 141]),
        ] as [(String, [Int32])])
    func `help lists the exit codes of the command, one per line`(command: String, codes: [Int32]) {
        #expect(Self.exitCodes(command) == codes)
    }

    @Test func `the program's help lists all exit codes`() {
        #expect(Self.exitCodes("") == ExitCodeEntry.all.map(\.code))
    }

    @Test(arguments: [
        ("watch", ["POLLING", "ALERT", "OUTPUT", "CONNECTION", "LOGGING", "DISPLAY"]),
        ("wait", ["WAIT", "POLLING", "CONNECTION", "LOGGING"]),
        ("list", ["FILTER", "OUTPUT", "CONNECTION", "LOGGING"]),
        ("show", ["OUTPUT", "CONNECTION", "LOGGING"]), ("replay", ["PLAYBACK", "OUTPUT", "DISPLAY"]),
        ("demo", ["EMULATOR", "POLLING", "ALERT", "OUTPUT", "CONNECTION", "DISPLAY", "LOGGING"]),
        ("emulate", ["EMULATOR"]),
        ("doctor", ["CONNECTION", "LOGGING"]),
    ])
    func `options are grouped`(command: String, groups: [String]) throws {
        let lines = try #require(Self.helps[command]).split(separator: "\n")
        #expect(lines.filter { $0.hasSuffix(" OPTIONS:") } == groups.map { "\($0) OPTIONS:" })
    }

    @Test func `the program's help shows how to print completions`() {
        #expect(Self.text("").contains("mitwatch --generate-completion-script bash"))
    }

    @Test func `no scenario's line is wrapped`() {
        let lines = Demo.helpMessage(columns: 80).split(separator: "\n")
        let rows = HelpSection.rows(Scenario.catalog.rows)
        #expect(rows.count == Scenario.allCases.count)
        for row in rows { #expect(lines.contains(row[...]), "\(row.count) columns") }
    }
}
