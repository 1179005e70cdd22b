import ArgumentParser
import IoTEmulator
import Testing

@testable import mitwatch

struct HelpTests {
    /// The help of each command by its name; the program's own help has the empty name.
    private static let helps: [String: String] = {
        var helps = ["": Mitwatch.helpMessage(columns: 80)]
        for command in Mitwatch.configuration.subcommands {
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

    /// The usage shows the command too, but with `[<options>]`.
    @Test(arguments: helps.keys.sorted())
    func `help has examples`(command: String) throws {
        let beginning = command.isEmpty ? "mitwatch " : "mitwatch \(command)"
        let lines = try #require(Self.helps[command]).split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix(beginning) && !$0.contains("<") })
    }

    /// As running text: a line may break anywhere.
    private static func text(_ command: String) -> String {
        (helps[command] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: [("watch", "5s"), ("wait", "5s"), ("demo", "2s")])
    func `the interval's default is that of the command`(command: String, time: String) {
        #expect(Self.text(command).contains("1s to 5m. A bare number is seconds. (default: \(time)) "))
        #expect(!Self.text(command).contains("in the demo"))
    }

    @Test(arguments: [
        ("watch", "--interval"), ("watch", "--stall"), ("demo", "--interval"), ("demo", "--stall"),
        ("wait", "--timeout"), ("wait", "--interval"), ("list", "--since"), ("replay", "--at"),
    ])
    func `the help of a duration flag says that a number without a unit means seconds`(command: String, flag: String)
        throws
    {
        let options = try #require(Self.text(command).split(separator: "OPTIONS: ").last)
        let help = try #require(options.split(separator: "\(flag) <").last).prefix { $0 != "-" }
        #expect(help.contains("are number") && help.contains("seconds"), "\(help)")
    }

    @Test(arguments: ["", "show", "list", "wait", "replay", "doctor"])
    func `help lists the exit codes`(command: String) {
        #expect(Self.text(command).contains("Exit codes: 0 "))
    }

    @Test func `the program's help says how to install completions`() {
        #expect(Self.text("").contains("mitwatch --generate-completion-script bash"))
    }

    @Test func `no scenario's line is wrapped`() {
        let lines = Demo.helpMessage(columns: 80).split(separator: "\n")
        for line in Scenario.summaries.split(separator: "\n") {
            #expect(lines.contains(line), "\(line.count) columns")
        }
    }

    @Test func `the version comes first, then the program's components`() {
        let lines = Product.about.split(separator: "\n")
        #expect(lines.first == "mitwatch \(Product.version)")
        #expect(lines.dropFirst().first?.firstMatch(of: /^(debug|release) build for \w+, Swift 6\.\d/) != nil)
        #expect(lines.last?.firstMatch(of: /^ncurses \d+\.\d+/) != nil)
        #expect(Product.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    }
}
