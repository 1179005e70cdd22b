import ArgumentParser
import IoTEmulator
import Testing

@testable import mitwatch

struct HelpTests {
    @Test(arguments: 0...Mitwatch.configuration.subcommands.count)
    func `help fits 80 columns`(index: Int) {
        let commands = [Mitwatch.self] + Mitwatch.configuration.subcommands
        let lines = commands[index].helpMessage(columns: 80).split(separator: "\n")
        #expect(lines.count > 10)
        #expect(lines.filter { $0.count > 80 } == [])
    }

    @Test func `no scenario's line is wrapped`() {
        let lines = Demo.helpMessage(columns: 80).split(separator: "\n")
        for line in Scenario.summaries.split(separator: "\n") {
            #expect(lines.contains(line), "\(line.count) columns")
        }
    }
}
