import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Six hours of a session in fast time: 21,600 polls, a second apart, in which all counts change.
@Suite(.timeLimit(.minutes(5)))
struct SoakTests {
    @Test func `six hours of polls stay within bounds, and the latest are kept best`() {
        let size = Size(columns: 80, rows: 24)
        var long = LongWatch(size: size)
        var fewest = Int.max
        for poll in 1...21_600 {
            long.advance()
            let state = long.watch.state
            guard state.watch.timeline.count <= 2_000, state.watch.journal.entries.count <= 10_000 else {
                Issue.record("after \(poll) polls: \(state.watch.timeline.count), \(state.watch.journal.entries.count)")
                return
            }
            if poll > 2_000 { fewest = min(fewest, state.watch.timeline.count) }
            if poll.isMultiple(of: 600) { #expect(view(state).size == size) }
        }
        let state = long.watch.state
        // A full journal and a full timeline: the bounds hold.
        #expect(state.watch.journal.entries.count == 10_000)
        #expect(fewest == 1_499)
        #expect(long.polls == 21_600 && state.watch.polling.lastNumber == 21_600)
        expectThinnedOldPart(state.watch.timeline)
    }

    /// The first and the last moments stay. Recent moments are a second apart, and older ones never more than two
    /// minutes.
    private func expectThinnedOldPart(_ timeline: Timeline) {
        var numbers: [Int] = []
        var next = timeline.first
        while let moment = next {
            numbers.append(moment.observation.number)
            next = timeline.moment(after: moment.observation.number)
        }
        let gaps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
        #expect(numbers.first == 1 && numbers.last == 21_600)
        #expect(numbers.count == timeline.count)
        #expect(gaps.allSatisfy { $0 < 120 })
        #expect(gaps.suffix(1_000).allSatisfy { $0 == 1 })
    }

    /// Once journal and timeline are full, according to malloc's own books, which no other program can disturb. The
    /// timeline is thinned every 500 polls, so memory varies with a period of 50 minutes; the capacity of arrays varies
    /// slightly between runs.
    @Test func `memory stays flat`() throws {
        let part = try MeasuredPart("soak", "6", "60", columns: 80, rows: 40)
        func inUse(_ minutes: ClosedRange<Int>) throws -> Int {
            try stride(from: minutes.lowerBound, through: minutes.upperBound, by: 10).map { try part["\($0)"][2] }
                .reduce(0, +)
        }
        let (before, after) = (try inUse(210...250), try inUse(310...350))
        #expect(after < before + before / 20, "\(before), \(after)")
    }
}
