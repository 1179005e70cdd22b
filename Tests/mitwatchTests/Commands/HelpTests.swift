import ArgumentParser
import IoTEmulator
import Testing

@testable import mitwatch

struct HelpTests {
    /// The help of each command, by its name; that of the program has the empty name.
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

    @Test func `no scenario's line is wrapped`() {
        let lines = Demo.helpMessage(columns: 80).split(separator: "\n")
        for line in Scenario.summaries.split(separator: "\n") {
            #expect(lines.contains(line), "\(line.count) columns")
        }
    }

    @Test func `the version comes first, then what the program is made of`() {
        let lines = Product.about.split(separator: "\n")
        #expect(lines.first == "mitwatch \(Product.version)")
        #expect(lines.dropFirst().first?.firstMatch(of: /^(debug|release) build for \w+, Swift 6\.\d/) != nil)
        #expect(lines.last?.firstMatch(of: /^ncurses \d+\.\d+/) != nil)
        #expect(Product.version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    }
}
