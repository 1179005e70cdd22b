import Dashboard
import FoundationEssentials
import MitigationModel
import Testing

@testable import Recording

struct RecordingHeadTests {
    private static let endpoints: [WatchSetup.Endpoint] = [
        .aws(host: "iot.eu-west-1.amazonaws.com"), .custom("127.0.0.1:8080"),
        .embedded("127.0.0.1:41234", scenario: "flaky"),
    ]

    private func head(_ endpoint: WatchSetup.Endpoint, _ change: (inout WatchSetup) -> Void = { _ in }) -> RecordingHead
    {
        var setup = WatchSetup(
            taskId: "q-1", region: "eu-west-1", profile: "ops", endpoint: endpoint, interval: .seconds(2),
            similarCommand: "demo")
        setup.productVersion = "0.1.0"
        setup.isReplay = true
        change(&setup)
        return RecordingHead(product: "0.1.0", beganAt: SampleFacts.date, setup: setup)
    }

    @Test(arguments: 0..<3)
    func `the setup survives a round trip`(index: Int) throws {
        let heads = [
            head(Self.endpoints[index]),
            head(Self.endpoints[index]) {
                ($0.waitsForTask, $0.failureAlert, $0.stall) = (true, .percent(0.5), .zero)
            },
            head(Self.endpoints[index]) { ($0.taskId, $0.profile, $0.failureAlert) = (nil, nil, .count(10)) },
        ]
        for head in heads { #expect(try RecordingHead(line: Array(head.line().dropLast())) == head) }
    }

    @Test func `a newer format is rejected with the version that wrote it`() throws {
        let line = #"{"mitwatch":"recording","format":2,"product":"9.1.0","anything":{}}"#
        let problem = RecordingError.newer(format: 2, product: "9.1.0")
        #expect(throws: problem) { try RecordingHead(line: Array(line.utf8)) }
        #expect(
            problem.description
                == "recording format 2 (mitwatch 9.1.0); this version reads format 1")
        #expect(problem.fix == "upgrade mitwatch")
    }

    @Test(arguments: ["", "{}", "hello", "[1]", #"{"mitwatch":"other","format":1}"#, #"{"format":1}"#])
    func `a file that is not a recording differs from a damaged recording`(line: String) {
        #expect(throws: RecordingError.notARecording) { try RecordingHead(line: Array(line.utf8)) }
        #expect(throws: RecordingError.damagedHead(UnreadableLine("at is missing"))) {
            try RecordingHead(line: Array(#"{"mitwatch":"recording","format":1,"product":"0.1.0"}"#.utf8))
        }
    }
}
