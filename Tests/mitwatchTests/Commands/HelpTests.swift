import ArgumentParser
import IoTEmulator
import Testing

@testable import mitwatch

struct HelpTests {
    @Test(arguments: 0...4)
    func `help fits 80 columns`(index: Int) {
        let helps = [
            Mitwatch.helpMessage(columns: 80), Mitwatch.helpMessage(for: Watch.self, columns: 80),
            Mitwatch.helpMessage(for: Demo.self, columns: 80), Mitwatch.helpMessage(for: Emulate.self, columns: 80),
            Mitwatch.helpMessage(for: Replay.self, columns: 80),
        ]
        let lines = helps[index].split(separator: "\n")
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
