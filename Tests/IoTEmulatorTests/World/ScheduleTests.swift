import Testing

@testable import IoTEmulator

@Suite struct ScheduleTests {
    @Test(arguments: [
        Schedule(total: 1, from: 1_000, to: 3_000),
        Schedule(total: 37, from: 0, to: 90, weights: [1, 0, 5, 2]),
        Schedule(total: 500, from: 10, to: 60, weights: [3, 1]),
        Schedule(total: 5, from: 100, to: 100),
        Schedule(total: 9, from: 5, to: 8, weights: [1, 2, 3, 4, 5]),
    ])
    func `counts and single times agree`(schedule: Schedule) {
        let total = schedule.done(at: schedule.end)
        for index in 0..<total {
            let end = schedule.end(of: index)
            #expect(schedule.done(at: end) > index)
            #expect(schedule.done(at: end - 1) <= index)
        }
        #expect(schedule.done(at: schedule.begin) == 0)
        #expect(schedule.done(at: schedule.begin - 1) == 0)
        #expect(schedule.done(at: .max) == total)
    }

    @Test(arguments: [UInt64(0), 1, 4_096, UInt64(Int64.max) / 3, UInt64(Int64.max) - 1])
    func `64 bit counts do not overflow`(index: UInt64) {
        let schedule = Schedule(total: UInt64(Int64.max), from: 2_000, to: 150_000, weights: [5, 15, 9, 1])
        let end = schedule.end(of: index)
        #expect(schedule.done(at: end) > index)
        #expect(schedule.done(at: end - 1) <= index)
    }

    @Test func `the rate follows the weights`() {
        let schedule = Schedule(total: 400, from: 0, to: 2_000, weights: [1, 3])
        #expect([500, 1_000, 1_500, 2_000].map { schedule.done(at: $0) } == [50, 100, 250, 400])
    }

    @Test func `a check without findings is done immediately`() {
        let schedule = Schedule(total: 0, from: 0, to: 1_000, weights: [1, 2])
        #expect(schedule.done(at: 0) == 0)
        #expect(schedule.done(at: 1_000) == 0)
    }
}
