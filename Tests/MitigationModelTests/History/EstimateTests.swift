import Testing

@testable import MitigationModel

struct EstimateTests {
    @Test(
        arguments: [
            (0, 60, nil), (-1, 60, nil), (100, 0, nil), (1, 60, 5), (58, 60, 60), (119, 60, 120), (134, 60, 120),
            (135, 60, 150), (2708, 348, 480), (1199, 60, 1200), (1229, 60, 1200), (1230, 60, 1260),
            (129_600, 1, 7_776_000), (129_601, 1, nil), (.max, 1, nil), (.max, .max, 60),
        ] as [(Int64, Int64, Int?)])
    func `the estimate matches the table`(remaining: Int64, perMinute: Int64, seconds: Int?) {
        let estimate = Estimate(remaining: remaining, rate: Rate(findings: perMinute, over: .seconds(60)))
        #expect(estimate?.timeLeft == seconds.map { .seconds($0) })
    }

    @Test func `the rate of the last five minutes counts`() {
        // 10 a minute for five minutes, then 20 a minute for five more.
        var polls: [(second: Double, succeeded: Int64)] = []
        for step in 0...20 as ClosedRange<Int64> {
            polls.append((Double(step) * 30, step <= 10 ? step * 5 : step * 10 - 50))
        }
        let history = History.of(polls)
        #expect(history.estimate == Estimate(remaining: 9850, rate: Rate(findings: 100, over: .seconds(300))))
        #expect(history.estimate != nil)
    }

    @Test func `there is no estimate while the rate is 0`() {
        var polls: [(second: Double, succeeded: Int64)] = []
        for step in 0...13 as ClosedRange<Int64> { polls.append((Double(step) * 10, min(step, 6) * 10)) }
        #expect(History.of(polls.dropLast(2)).estimate != nil)
        let stalled = History.of(polls)
        #expect(stalled.rate == Rate(findings: 0, over: .seconds(60)))
        #expect(stalled.estimate == nil)
        #expect(History.of(polls + [(140, 61)]).estimate != nil)
    }

    @Test func `there is no estimate within five minutes after the total grew`() {
        var history = History()
        for step in 0...15 as ClosedRange<Int64> {
            let counts = TaskStatisticsForAuditCheck.counts(step < 3 ? 1000 : 2000, ok: step * 30)
            history.observe(.inProgress(["X": counts]), at: Double(step) * 30)
            if (3...12).contains(step) { #expect(history.estimate == nil) }
        }
        #expect(history.estimate?.timeLeft == .seconds(1560))
    }

    @Test func `there is no estimate if counts do not add up`() {
        var history = History()
        for step in 0..<4 as Range<Int64> {
            let statistics: [CheckName: TaskStatisticsForAuditCheck] = [
                "A": .counts(100, ok: step * 10), "B": .counts(1, ok: 2),
            ]
            history.observe(.inProgress(statistics), at: Double(step) * 10)
        }
        #expect(history.rate == Rate(findings: 30, over: .seconds(30)))
        #expect(history.estimate == nil)
    }

    @Test func `there is no estimate if a total is missing`() {
        var history = History()
        for step in 0..<4 as Range<Int64> {
            let statistics: [CheckName: TaskStatisticsForAuditCheck] = [
                "A": .counts(100, ok: step * 10), "B": .counts(nil, ok: 2),
            ]
            history.observe(.inProgress(statistics), at: Double(step) * 10)
        }
        #expect(history.rate == Rate(findings: 30, over: .seconds(30)))
        #expect(history.estimate == nil)
    }

    @Test func `there is no estimate without work, without polls, and after counts decreased`() {
        #expect(History().estimate == nil)
        #expect(History.of([(0, 5), (10, 5), (20, 5)]).estimate == nil)
        #expect(History.of([(0, 50), (10, 60), (20, 70), (30, 10), (40, 20)]).estimate == nil)
        #expect(History.of([(0, 50), (10, 60), (20, 70), (30, 10), (40, 20), (50, 30)]).estimate != nil)
    }
}
