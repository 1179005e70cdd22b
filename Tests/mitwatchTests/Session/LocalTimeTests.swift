import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

struct LocalTimeTests {
    /// 2026-03-29 01:00 UTC and 2026-10-25 01:00 UTC, when summer time begins and ends in the European Union.
    private static let (spring, autumn) = (1_774_746_000.0, 1_792_890_000.0)

    private static func centralEurope(_ date: Date) -> Int {
        (spring..<autumn).contains(date.timeIntervalSince1970) ? 7_200 : 3_600
    }

    @Test(
        arguments: [
            (spring - 86_400 * 3 + 0.25, spring + 86_400 * 2, 3_600, [(spring, 7_200)]),
            (autumn - 5.5, autumn + 5.5, 7_200, [(autumn, 3_600)]), (autumn, autumn + 86_400 * 9, 3_600, []),
            (spring - 86_400 * 20, autumn + 86_400 * 20, 3_600, [(spring, 7_200), (autumn, 3_600)]),
        ] as [(Double, Double, Int, [(Double, Int)])])
    func `changes are found to the second`(from: Double, to: Double, offset: Int, changes: [(Double, Int)]) {
        let found = LocalTime(
            from: Date(timeIntervalSince1970: from), to: Date(timeIntervalSince1970: to), offset: Self.centralEurope)
        let expected = changes.map { LocalTime.Change(at: Date(timeIntervalSince1970: $0.0), offset: $0.1) }
        #expect(found == LocalTime(offset: offset, changes: expected))
    }

    @Test func `the system's local time is that of its calendar`() {
        let now = Date(timeIntervalSince1970: 1_795_407_129)
        let zone = LocalTime.ofSystem(around: now)
        #expect((-50_400...50_400).contains(zone.offset(at: now)))
        #expect(LocalTime.ofSystem(around: now) == zone)
    }

    /// Dates so distant that no integer holds them, or that a day later is the same number.
    @Test(.timeLimit(.minutes(3)), arguments: [1e19, -1e19, 9.3e18, 2e21, 1e21, 1e300, -1e300, 1e17, -1e17])
    func `a date that no calendar has still has an offset`(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect((-50_400...50_400).contains(LocalTime.ofSystem(around: date).offset(at: date)))
    }
}
