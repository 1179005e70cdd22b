import FoundationEssentials
import MitigationModel

/// When a task was started, for a column: `today 04:12Z`, `Nov 21 02:00Z`, or `04:12Z`, `Nov 21` if there is little
/// room.
/// For local times the heading shows the present offset. Any other offset follows the time, as does every offset if
/// there is no heading.
struct StartedText {
    /// With date and time.
    let whole: String
    /// The time of day if it was today, otherwise the date.
    let short: String

    init(_ date: Date?, _ state: State, hasHeading: Bool) {
        let (mark, shift) = date.map { Self.mark($0, state, hasHeading) } ?? ("", 0)
        let (_, shiftNow) = Self.mark(state.correctedNow, state, hasHeading)
        let today = state.correctedNow.addingTimeInterval(shiftNow)
        guard let date = date?.addingTimeInterval(shift), let time = UTCTime(date), let now = UTCTime(today)
        else {
            (whole, short) = ("–", "–")
            return
        }
        let clock = "\(ClockText.twoDigits(time.hour)):\(ClockText.twoDigits(time.minute))\(mark)"
        if (time.year, time.month, time.day) == (now.year, now.month, now.day) {
            (whole, short) = ("today \(clock)", clock)
            return
        }
        let day = "\(ClockText.months[time.month - 1]) \(ClockText.twoDigits(time.day))"
        // AWS keeps tasks for 90 days, so the year is only shown for dates that are further away.
        let isNear = abs(today.timeIntervalSince(date)) < Self.spanWithoutYear
        (whole, short) = isNear ? ("\(day) \(clock)", day) : ("\(day) \(time.year)", String(time.year))
    }

    /// The most columns that `whole` takes, and never fewer than in UTC.
    static func columns(_ state: State, hasHeading: Bool) -> Int {
        guard state.isLocalTime else { return "Nov 21 04:12Z".count }
        let now = state.correctedNow
        let offsets = state.setup.timeZone.offsets(from: now.addingTimeInterval(-ServiceLimits.retention), through: now)
        let here = state.setup.timeZone.offset(at: now)
        let marks = offsets.map { hasHeading && $0 == here ? "" : TimeText.mark(offset: $0) }
        return "Nov 21 04:12".count + max(1, marks.map(\.count).max() ?? 0)
    }

    private static let spanWithoutYear = 300.0 * 86_400

    /// The suffix of a time of day (`Z`, `+02`, `+05:30`, or nothing if the heading shows it), and the zone's offset
    /// from UTC at that time.
    private static func mark(_ date: Date, _ state: State, _ hasHeading: Bool) -> (mark: String, shift: Double) {
        guard state.isLocalTime else { return ("Z", 0) }
        let zone = state.setup.timeZone
        let offset = zone.offset(at: date)
        let isInHeading = hasHeading && offset == zone.offset(at: state.correctedNow)
        return (isInHeading ? "" : TimeText.mark(offset: offset), Double(offset))
    }
}
