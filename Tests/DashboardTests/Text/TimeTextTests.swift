import FoundationEssentials
import Testing

@testable import Dashboard

struct TimeTextTests {
    @Test(arguments: [
        (0, "0s"), (31, "31s"), (60, "1m 00s"), (1_102, "18m 22s"), (3_599, "59m 59s"), (3_720, "1h 02m"),
        (183_600, "2d 03h"), (-5, "0s"), (86_400_000, "1,000d 00h"), (Int64.max, "106,751,991,167,300d 15h"),
    ])
    func `a duration has its two largest units`(seconds: Int64, text: String) {
        #expect(TimeText.duration(.seconds(seconds)) == text)
    }

    @Test(arguments: [(5, "5s"), (60, "1m"), (90, "1m 30s"), (300, "5m"), (7_200, "2h"), (172_800, "2d"), (0, "0s")])
    func `a rounded duration has no second unit that is zero`(seconds: Int64, text: String) {
        #expect(TimeText.brief(.seconds(seconds)) == text)
    }

    @Test func `short waits have tenths`() {
        #expect(TimeText.precise(.milliseconds(449)) == "0.4s")
        #expect(TimeText.precise(.milliseconds(9_999)) == "9.9s")
        #expect(TimeText.precise(.seconds(12)) == "12s")
        #expect(TimeText.precise(.zero) == "0s")
    }

    @Test func `only the largest unit is shown`() {
        #expect(TimeText.largestUnit(.seconds(1_102)) == "18m")
        #expect(TimeText.largestUnit(.seconds(9)) == "9s")
    }

    @Test func `a time of today has seconds, other days have the date, other years the year`() {
        let today = Date(timeIntervalSince1970: 1_795_407_129)
        #expect(TimeText.time(today, today: today) == "04:12:09Z")
        #expect(TimeText.time(today.addingTimeInterval(-86_400), today: today) == "Nov 22 04:12Z")
        #expect(TimeText.time(today.addingTimeInterval(-365 * 86_400), today: today) == "2025-11-23 04:12Z")
    }

    /// Two hours ahead of UTC until 2026-10-25 01:00 UTC, then one.
    private static let berlin = LocalTime(
        offset: 7_200, changes: [.init(at: Date(timeIntervalSince1970: 1_792_890_000), offset: 3_600)])

    @Test(
        arguments: [
            (-7_200, "00:59:59+02", "00:59+02"), (-1, "02:59:59+02", "02:59+02"),
            (0, "02:00:00+01", "02:00+01"), (3_600, "03:00:00+01", "03:00+01"),
            (-10_800, "Oct 24 23:59+02", "23:59+02"), (79_200, "Oct 26 00:00+01", "00:00+01"),
        ] as [(Double, String, String)])
    func `local time has the offset of its moment and the days of its zone`(
        seconds: Double, time: String, minute: String
    ) {
        let change = Date(timeIntervalSince1970: 1_792_890_000)
        let date = change.addingTimeInterval(seconds < 0 ? seconds + (seconds == -1 ? 0 : -1) : seconds)
        #expect(TimeText.time(date, today: change, in: Self.berlin) == time)
        #expect(TimeText.minute(date, in: Self.berlin) == minute)
    }

    @Test(
        arguments: [
            (0, "+00"), (19_800, "+05:30"), (-12_600, "-03:30"), (-36_000, "-10"), (50_400, "+14"),
        ])
    func `an offset has minutes only if they are not zero`(offset: Int, mark: String) {
        let zone = LocalTime(offset: offset)
        let noon = Date(timeIntervalSince1970: 1_795_435_200)
        #expect(TimeText.time(noon, today: noon, in: zone).dropFirst(8) == mark)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 253_402_300_800, -62_135_596_801])
    func `a time outside the calendar is unknown`(seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(TimeText.time(date, today: Date(timeIntervalSince1970: 0)) == "unknown time")
        #expect(TimeText.minute(date) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (951_782_399, "2000-02-28 23:59:59"), (951_782_400, "2000-02-29 00:00:00"),
        (951_868_800, "2000-03-01 00:00:00"), (4_107_542_399, "2100-02-28 23:59:59"),
        (4_107_542_400, "2100-03-01 00:00:00"), (-1, "1969-12-31 23:59:59"), (-62_135_596_800, "1-01-01 00:00:00"),
        (253_402_300_799, "9999-12-31 23:59:59"), (1_735_689_599, "2024-12-31 23:59:59"),
    ])
    func `the calendar is the Gregorian one`(seconds: Double, text: String) throws {
        let time = try #require(UTCTime(Date(timeIntervalSince1970: seconds)))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(time.year)-\(two(time.month))-\(two(time.day))"
        #expect("\(date) \(two(time.hour)):\(two(time.minute)):\(two(time.second))" == text)
    }
}
