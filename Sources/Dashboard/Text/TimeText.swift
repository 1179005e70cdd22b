import FoundationEssentials
import MitigationModel

/// Durations and times as text: in UTC, or in local time with its offset.
enum TimeText {
    /// The two largest units: `31s`, `18m 22s`, `1h 02m`, `2d 03h`. Rounded down; a negative duration counts as zero.
    static func duration(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400)
        if days > 0 { return "\(CountText.full(days))d \(ClockText.twoDigits(hours % 24))h" }
        if hours > 0 { return "\(hours)h \(ClockText.twoDigits(minutes % 60))m" }
        return minutes > 0 ? "\(minutes)m \(ClockText.twoDigits(seconds % 60))s" : "\(seconds)s"
    }

    /// Like `duration`, but rounded up: a countdown shows 0s only once its time has come.
    static func countdown(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        return Self.duration(.seconds(duration > .seconds(seconds) ? seconds + 1 : seconds))
    }

    /// Like `duration`, but without a second unit of zero: `5s`, `7m`, `1m 30s`, `2h`. For round durations, such as
    /// settings.
    static func brief(_ duration: Duration) -> String {
        let text = Self.duration(duration)
        for ending in [" 00s", " 00m", " 00h"] where text.hasSuffix(ending) { return String(text.dropLast(4)) }
        return text
    }

    /// Only the largest unit: `18m`.
    static func largestUnit(_ duration: Duration) -> String {
        String(Self.duration(duration).prefix { $0 != " " })
    }

    /// A short duration with tenths: `0.4s`; from ten seconds on in whole seconds.
    static func precise(_ duration: Duration) -> String {
        guard duration > .zero, duration < .seconds(10) else { return Self.duration(duration) }
        let tenths = Int(saturating: duration / .milliseconds(100))
        return "\(tenths / 10).\(tenths % 10)s"
    }

    /// The age of something: `2s ago`.
    static func age(_ duration: Duration) -> String {
        "\(Self.duration(duration)) ago"
    }

    /// `04:12:09Z`; on a day other than `today` with the date: `Nov 21 04:12Z`; in another year with the year:
    /// `2025-11-21 04:12Z`. In a zone `06:12:09+02`, and days are those of the zone.
    static func time(_ date: Date, today: Date, in zone: LocalTime? = nil, withMark: Bool = true) -> String {
        guard let time = clockTime(date, zone) else { return "unknown time" }
        let mark = withMark ? mark(date, zone) : ""
        guard let today = clockTime(today, zone), today.year == time.year else {
            let (month, day) = (ClockText.twoDigits(time.month), ClockText.twoDigits(time.day))
            return "\(ClockText.padded(time.year, to: 4))-\(month)-\(day) \(hourAndMinute(time))\(mark)"
        }
        guard (today.month, today.day) == (time.month, time.day) else {
            return "\(ClockText.months[time.month - 1]) \(ClockText.twoDigits(time.day)) \(hourAndMinute(time))\(mark)"
        }
        return "\(hourAndMinute(time)):\(ClockText.twoDigits(time.second))\(mark)"
    }

    /// `04:38Z`: a time of today, in minutes. In a zone `06:38+02`.
    static func minute(_ date: Date, in zone: LocalTime? = nil) -> String? {
        clockTime(date, zone).map { "\(hourAndMinute($0))\(mark(date, zone))" }
    }

    /// The date and time of day in the zone.
    private static func clockTime(_ date: Date, _ zone: LocalTime?) -> UTCTime? {
        UTCTime(date.addingTimeInterval(Double(zone?.offset(at: date) ?? 0)))
    }

    /// `Z`, `+02`, `-03:30`: minutes only if the offset has some.
    private static func mark(_ date: Date, _ zone: LocalTime?) -> String {
        zone.map { mark(offset: $0.offset(at: date)) } ?? "Z"
    }

    static func mark(offset: Int) -> String {
        let minutes = offset.magnitude / 60
        let hours = "\(offset < 0 ? "-" : "+")\(ClockText.twoDigits(minutes / 60))"
        return minutes % 60 == 0 ? hours : "\(hours):\(ClockText.twoDigits(minutes % 60))"
    }

    private static func hourAndMinute(_ time: UTCTime) -> String {
        "\(ClockText.twoDigits(time.hour)):\(ClockText.twoDigits(time.minute))"
    }

}

/// A date in the Gregorian calendar in UTC, calculated; in local time if it was shifted by the offset.
struct UTCTime: Hashable {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int

    /// Nil for a date outside the years 1 to 9999: dates come from a server and may be anything.
    init?(_ date: Date) {
        guard let date = Date(timestamp: date.timeIntervalSince1970) else { return nil }
        let seconds = Int(saturating: date.timeIntervalSince1970.rounded(.down))
        let days = Int(saturating: (Double(seconds) / 86_400).rounded(.down))
        let inDay = seconds - days * 86_400
        (hour, minute, second) = (inDay / 3_600, inDay / 60 % 60, inDay % 60)
        (year, month, day) = Self.calendarDate(days: days)
    }

    /// The calendar date `days` days after 1970-01-01. Years are counted from March, so that a leap day is the last day
    /// of its year; 400 years are an era of 146,097 days.
    private static func calendarDate(days: Int) -> (year: Int, month: Int, day: Int) {
        // Day 0 becomes 0000-03-01, so the numbers that follow are not negative.
        let shifted = days + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension Duration {
    /// From one time to a later one, rounded to milliseconds, because dates cannot represent 0.8 s exactly. Never
    /// negative, since times come from outside.
    init(from start: Date, to end: Date) {
        let seconds = Duration(saturating: end.timeIntervalSince(start)).inSeconds
        self = .milliseconds(Int64(saturating: (max(0, seconds) * 1_000).rounded()))
    }
}
