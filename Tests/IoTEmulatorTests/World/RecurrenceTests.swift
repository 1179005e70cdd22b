import Testing

@testable import IoTEmulator

@Suite struct RecurrenceTests {
    @Test(arguments: [
        Recurrence(every: 1, hash: SeededHash(seed: 1)),
        Recurrence(every: 7, hash: SeededHash(seed: 2)),
        Recurrence(from: 100, every: 3, hash: SeededHash(seed: 3)),
        Recurrence(from: 50, until: 350, every: 100, hash: SeededHash(seed: 4)),
        Recurrence(from: 900, until: 100, every: 5, hash: SeededHash(seed: 5)),
    ])
    func `the count is that of a scan`(recurrence: Recurrence) {
        var scanned: UInt64 = 0
        for number in UInt64(0)..<600 {
            #expect(recurrence.count(below: number) == scanned)
            scanned += recurrence.contains(number) ? 1 : 0
        }
    }

    @Test func `whole blocks give an exact number`() {
        let recurrence = Recurrence(from: 600, until: 1_400, every: 400, hash: SeededHash(seed: 9))
        #expect(recurrence.count(below: .max) == 2)
    }

    @Test func `the largest 64-bit number is valid`() {
        let recurrence = Recurrence(every: 1_000, hash: SeededHash(seed: 9))
        let block = UInt64(Int64.max) / 1_000
        #expect(recurrence.count(below: UInt64(Int64.max)) - block <= 1)
    }
}
