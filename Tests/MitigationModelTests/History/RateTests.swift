import Testing

@testable import MitigationModel

struct RateTests {
    @Test(
        arguments: [
            ([], nil),
            ([(0.0, 0)], nil),
            ([(0, 0), (5, 10)], nil),
            ([(0, 0), (5, 10), (10, 20)], nil),
            ([(0, 0), (5, 10), (15, 30)], 120),
            ([(0, 0), (30, 60), (60, 90), (90, 120)], 60),
            ([(0, 0), (300, 600), (600, 900)], 90),
            ([(0, 50), (10, 50), (20, 50)], 0),
            ([(0, 90), (10, 95), (20, 40), (30, 50), (40, 60)], 60),
            ([(0, 90), (10, 95), (20, 40), (30, 50)], nil),
        ] as [([(Double, Int64)], Double?)])
    func `the rate matches the table`(polls: [(Double, Int64)], perMinute: Double?) {
        let history = History.of(polls.map { ($0.0, $0.1) })
        #expect(history.rate?.perMinute == perMinute)
        #expect(history.rate(of: "X")?.perMinute == perMinute)
    }

    @Test func `failed findings count as work, skipped and canceled ones do not`() {
        var history = History()
        for step in 0..<3 as Range<Int64> {
            let counts = TaskStatisticsForAuditCheck.counts(
                100, ok: step, failed: step * 2, skipped: step * 10, canceled: step * 20)
            history.observe(.inProgress(["X": counts]), at: Double(step) * 10)
        }
        #expect(history.rate == Rate(findings: 6, over: .seconds(20)))
    }

    @Test func `only the last minute counts`() {
        var polls: [(second: Double, succeeded: Int64)] = []
        for step in 0...24 as ClosedRange<Int64> { polls.append((Double(step) * 5, max(0, step - 12) * 5)) }
        #expect(History.of(polls).rate == Rate(findings: 60, over: .seconds(60)))
    }

    @Test func `a check whose counts decreased starts again with the total, but no other check`() {
        var history = History()
        for step in 0..<4 as Range<Int64> {
            let statistics: [CheckName: TaskStatisticsForAuditCheck] = [
                "A": .counts(100, ok: step * 10), "B": .counts(100, ok: step == 3 ? 0 : step + 1),
            ]
            history.observe(.inProgress(statistics), at: Double(step) * 10)
        }
        #expect(history.rate(of: "A") == Rate(findings: 30, over: .seconds(30)))
        #expect(history.rate(of: "B") == nil)
        #expect(history.rate == nil)
    }

    @Test func `a decrease that another count offsets starts again too`() {
        var history = History()
        for (index, counts) in [(5, 0), (6, 0), (5, 1), (6, 1)].enumerated() {
            let statistics = TaskStatisticsForAuditCheck.counts(100, ok: Int64(counts.0), failed: Int64(counts.1))
            history.observe(.inProgress(["X": statistics]), at: Double(index) * 10)
        }
        #expect(history.rate == nil)
    }

    @Test func `a check that disappeared is dropped`() {
        var history = History.of([(0, 0), (10, 10), (20, 20)])
        history.observe(.inProgress(["Y": .counts(5)]), at: 30)
        #expect(history.rate(of: "X") == nil)
        #expect(history.sparkline(4, of: "X").isEmpty)
    }

    @Test func `the rate starts again after a gap of more than a quarter of an hour`() {
        let history = History.of([(0, 0), (10, 10), (20, 20), (2000, 30), (2010, 40)])
        #expect(history.rate == nil)
    }

    @Test func `counts at the limits give a rate`() {
        var history = History()
        for (second, count) in [(0.0, Int64.min), (10, 0), (20, .max)] {
            history.observe(.inProgress(["X": .counts(.max, ok: count, failed: count)]), at: second)
        }
        #expect(history.rate == Rate(findings: .max, over: .seconds(20)))
    }
}

struct SparklineTests {
    @Test func `a bar is the rate of a quarter of a minute that polls cover`() {
        let history = History.of([(10, 0), (15, 10), (30, 40), (45, 40), (60, 55), (70, 90)])
        #expect(history.sparkline(10) == [120, 0, 60])
        #expect(history.sparkline(10, of: "X") == [120, 0, 60])
        #expect(history.sparkline(2) == [0, 60])
        #expect(history.sparkline(0).isEmpty)
    }

    @Test func `work between two polls is interpolated`() {
        let history = History.of([(0, 0), (60, 240)])
        #expect(history.sparkline(8) == [240, 240, 240, 240])
    }

    @Test func `a bar does not change once drawn`() {
        var polls: [(Double, Int64)] = []
        var before: [Double] = []
        for step in 0..<40 {
            polls.append((Double(step) * 5, Int64(step * step)))
            let bars = History.of(polls).sparkline(24)
            #expect(Array(bars.prefix(before.count)) == before)
            before = bars
        }
        #expect(before.count == 13)
    }

    @Test func `without polls there are no bars`() {
        #expect(History().sparkline(5).isEmpty)
        #expect(History().sparkline(5, of: "X").isEmpty)
        #expect(History.of([(1, 0), (14, 5)]).sparkline(5).isEmpty)
    }
}

struct SeriesTests {
    private func series(seconds: some Sequence<Double>) -> Series {
        var series = Series()
        for second in seconds {
            series.append(Series.Sample(at: .seconds(second), worked: Int64(second), total: 0), startsAnew: false)
        }
        return series
    }

    @Test func `six hours of polls each second keep few samples`() {
        let series = series(seconds: stride(from: 0, to: 21_600, by: 1))
        #expect(series.samples.count <= 182)
        #expect(series.samples.last?.at == .seconds(21_599))
        #expect(series.rate(over: .seconds(60))?.perMinute == 60)
    }

    @Test func `six hours of polls every five seconds keep six minutes`() {
        let series = series(seconds: stride(from: 0, through: 21_600, by: 5))
        #expect(series.samples.first?.at == .seconds(21_240))
        #expect(series.samples.count == 73)
    }

    @Test func `long intervals keep three polls`() {
        let series = series(seconds: stride(from: 0, through: 3000, by: 300))
        #expect(series.samples.map(\.at) == [.seconds(2400), .seconds(2700), .seconds(3000)])
    }

    @Test func `a second poll at the same time replaces the first`() {
        let series = series(seconds: [0, 5, 5])
        #expect(series.samples.map(\.at) == [.zero, .seconds(5)])
    }
}
