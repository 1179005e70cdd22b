import Dashboard
import FoundationEssentials
import MitigationModel
import Recording
import Screen
import Testing

/// Recordings that mitwatch 1.0.0 wrote from its demo. Every later version must read them with the same result.
struct OldRecordingsTests {
    @Test func `a session of 1.0.0 with failures, an alert and a confirmed end replays`() throws {
        let state = try replay("1.0.0-flaky").state
        #expect(state.taskId == "demo-flaky" && state.watch.isSettled)
        #expect(state.task?.taskStatus == .completed)
        #expect(counts(state) == [9_120, 8_803, 35, 282, 0])
        #expect(state.watch.journal.entries.contains { if case .pollsFailing = $0.event { true } else { false } })
    }

    @Test func `a session of 1.0.0 with findings, their results and a scan replays`() throws {
        let (state, events) = try replay("1.0.0-finding-ids")
        #expect(state.watch.isSettled && state.task?.taskStatus == .completed)
        #expect(counts(state) == [24, 23, 1, 0, 0])
        let results = events.compactMap { if case .executionsListed(_, let results) = $0 { results } else { nil } }
        #expect(results.count > 5 && results.joined().contains { $0.status == .completed })
        #expect(events.contains { if case .findingDescribed = $0 { true } else { false } })
    }

    @Test func `a session of 1.0.0 with a cancel replays`() throws {
        let state = try replay("1.0.0-cancel").state
        #expect(state.task?.taskStatus == .canceled && state.watch.isSettled)
        #expect(counts(state) == [9_120, 4_176, 18, 282, 4_464])
        #expect(state.watch.journal.entries.contains { $0.event == .cancelRequested })
        #expect(state.watch.journal.entries.contains { if case .cancelAccepted = $0.event { true } else { false } })
    }

    /// The state after every line of the recording, and what happened in it.
    private func replay(_ name: String) throws -> (state: State, events: [Event]) {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "Recordings/\(name).jsonl"))
        let lines = data.split(separator: UInt8(ascii: "\n")).map(Array.init)
        let head = try RecordingHead(line: try #require(lines.first))
        let began = Moment(wall: head.beganAt, uptime: .zero)
        var state = State(setup: head.setup, size: Size(columns: 120, rows: 36), now: began)
        var decoder = RecordingDecoder()
        var events: [Event] = []
        _ = update(&state, .started, at: began)
        for line in lines.dropFirst() {
            let fact = try #require(try decoder.fact(in: line))
            for event in fact.events { _ = update(&state, event, at: fact.at) }
            events += fact.events
        }
        return (state, events)
    }

    /// Total, succeeded, failed, skipped, canceled.
    private func counts(_ state: State) -> [Int64] {
        let all = (state.task?.taskStatistics ?? [:]).values
        return [
            \TaskStatisticsForAuditCheck.totalFindingsCount, \.succeededFindingsCount, \.failedFindingsCount,
            \.skippedFindingsCount, \.canceledFindingsCount,
        ].map { count in all.reduce(0) { $0 + ($1[keyPath: count] ?? 0) } }
    }
}
