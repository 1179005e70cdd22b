import Testing

@testable import IoTEmulator

@Suite struct WorkClockTests {
    private static let thrownBack = WorkClock([
        WorkClock.Piece(from: 0, work: 0), WorkClock.Piece(from: 60_000, work: 40_000),
    ])
    private static let paused = WorkClock([
        WorkClock.Piece(from: 0, work: 0, limit: 60_000), WorkClock.Piece(from: 68_000, work: 60_000),
    ])

    @Test func `a steady clock equals the scenario's`() {
        #expect(WorkClock.steady.work(at: 1_234) == 1_234)
        #expect(WorkClock.steady.moment(ofWork: 1_000, before: 1_234) == 1_000)
    }

    @Test func `work that goes back is done twice, and its last time counts`() {
        #expect(Self.thrownBack.work(at: 59_999) == 59_999)
        #expect(Self.thrownBack.work(at: 60_000) == 40_000)
        #expect(Self.thrownBack.moment(ofWork: 50_000, before: 59_000) == 50_000)
        #expect(Self.thrownBack.moment(ofWork: 50_000, before: 75_000) == 70_000)
        #expect(Self.thrownBack.moment(ofWork: 30_000, before: 75_000) == 30_000)
    }

    @Test func `work stops in a pause, and earlier work keeps its time`() {
        #expect(
            [59_000, 60_000, 67_999, 68_000, 69_000].map { Self.paused.work(at: $0) } == [
                59_000, 60_000, 60_000, 60_000, 61_000,
            ])
        #expect(Self.paused.moment(ofWork: 60_000, before: 90_000) == 60_000)
        #expect(Self.paused.moment(ofWork: 61_000, before: 90_000) == 69_000)
    }
}
