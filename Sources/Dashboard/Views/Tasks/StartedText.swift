import FoundationEssentials
import MitigationModel

/// When a task was started, for a column: `today 04:12Z`, `Nov 21 02:00Z`; where there is little room `04:12Z`, `Nov 21`.
/// Local times are all at the offset of now, which stands in the heading, or behind each where there is none.
struct StartedText {
    /// With day and time.
    let whole: String
    /// The time of a task of today, the day of any other.
    let short: String

    init(_ date: Date?, _ state: State, hasHeading: Bool) {
        let mark = Self.mark(state, hasHeading)
        let shift = Double(state.isLocalTime ? state.setup.timeZone.offset(at: state.correctedNow) : 0)
        let today = state.correctedNow.addingTimeInterval(shift)
        guard let date = date?.addingTimeInterval(shift), let time = UTCTime(date), let now = UTCTime(today)
        else {
            (whole, short) = ("–", "–")
            return
        }
        let clock = "\(Self.twoDigits(time.hour)):\(Self.twoDigits(time.minute))\(mark)"
        if (time.year, time.month, time.day) == (now.year, now.month, now.day) {
            (whole, short) = ("today \(clock)", clock)
            return
        }
        let day = "\(TimeText.months[time.month - 1]) \(Self.twoDigits(time.day))"
        // AWS keeps tasks for 90 days, so that the year says nothing; of any other date it does.
        let isNear = abs(today.timeIntervalSince(date)) < Self.spanWithoutYear
        (whole, short) = isNear ? ("\(day) \(clock)", day) : ("\(day) \(time.year)", String(time.year))
    }

    /// Columns that `whole` takes at most, and never fewer than in UTC.
    static func columns(_ state: State, hasHeading: Bool) -> Int {
        "Nov 21 04:12".count + max(1, mark(state, hasHeading).count)
    }

    private static let spanWithoutYear = 300.0 * 86_400

    /// What stands behind a time of day: `Z`, `+02`, `+05:30`, or nothing where the heading tells it.
    private static func mark(_ state: State, _ hasHeading: Bool) -> String {
        guard let mark = TimeColumn(state).mark else { return "Z" }
        return hasHeading ? "" : mark
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
