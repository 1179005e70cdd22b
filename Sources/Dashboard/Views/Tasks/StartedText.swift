import FoundationEssentials
import MitigationModel

/// When a task was started, for a column: `today 04:12Z`, `Nov 21 02:00Z`; where there is little room `04:12Z`, `Nov 21`.
struct StartedText {
    /// With day and time.
    let whole: String
    /// The time of a task of today, the day of any other.
    let short: String

    init(_ date: Date?, _ state: State) {
        let (shift, zone) = Self.zone(of: date, state)
        let today = state.correctedNow.addingTimeInterval(Double(shift))
        guard let date = date?.addingTimeInterval(Double(shift)), let time = UTCTime(date), let now = UTCTime(today)
        else {
            (whole, short) = ("–", "–")
            return
        }
        let clock = "\(Self.twoDigits(time.hour)):\(Self.twoDigits(time.minute))\(zone)"
        if (time.year, time.month, time.day) == (now.year, now.month, now.day) {
            (whole, short) = ("today \(clock)", clock)
            return
        }
        let day = "\(TimeText.months[time.month - 1]) \(Self.twoDigits(time.day))"
        // AWS keeps tasks for 90 days, so that the year says nothing; of any other date it does.
        let isNear = abs(today.timeIntervalSince(date)) < Self.spanWithoutYear
        (whole, short) = isNear ? ("\(day) \(clock)", day) : ("\(day) \(time.year)", String(time.year))
    }

    /// Columns that `whole` takes at most.
    static func columns(_ state: State) -> Int {
        "Nov 21 04:12".count + zone(of: state.correctedNow, state).name.count
    }

    private static let spanWithoutYear = 300.0 * 86_400

    /// Seconds east of UTC at a time, and what stands behind a time of day: `Z`, `+02`, `+05:30`.
    private static func zone(of date: Date?, _ state: State) -> (shift: Int, name: String) {
        guard state.isLocalTime, let date else { return (0, "Z") }
        let offset = state.setup.timeZone.offset(at: date)
        let minutes = offset.magnitude / 60
        let hours = "\(offset < 0 ? "-" : "+")\(twoDigits(Int(minutes / 60)))"
        return (offset, minutes % 60 == 0 ? hours : "\(hours):\(twoDigits(Int(minutes % 60)))")
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
