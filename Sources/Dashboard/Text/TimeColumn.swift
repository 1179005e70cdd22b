import FoundationEssentials
import MitigationModel
import Screen

/// A column of times. In UTC each time ends with `Z`; for local times the heading shows the present offset once.
/// A time at which another offset applied is followed by that offset; if there is no room, it is shown at the heading's
/// offset.
/// So the column has the same width in both cases.
struct TimeColumn {
    private let today: Date
    private let zone: LocalTime
    /// The present offset in seconds east of UTC; nil for UTC.
    private let offset: Int?

    init(_ state: State) {
        today = state.correctedNow
        zone = state.setup.timeZone
        offset = state.isLocalTime ? zone.offset(at: today) : nil
    }

    /// `When -05`, or `-05` if there is less room.
    func heading(_ name: String, width: Int) -> String {
        guard let mark else { return name }
        let whole = "\(name) \(mark)"
        return DisplayText.columns(of: whole) <= width ? whole : mark
    }

    /// `-05`; nil for UTC.
    var mark: String? { offset.map(TimeText.mark) }

    /// The columns that these times need in UTC, or in local time with an offset other than the present one.
    func columns(_ dates: [Date]) -> Int {
        let now = zone.offset(at: today)
        let texts = dates.flatMap { date in
            [TimeText.time(date, today: today)]
                + (zone.offset(at: date) == now ? [] : [TimeText.time(date, today: today, in: zone)])
        }
        return texts.map { DisplayText.columns(of: $0) }.max() ?? 0
    }

    /// `04:12:09Z`, or on another day `Nov 21 04:12Z`. In local time `06:12:09` and `Nov 21 06:12`, or `21 06:12` if
    /// that is too long; with another offset `Oct 21 07:12+03`.
    func cell(_ date: Date, width: Int) -> String {
        guard let offset else { return TimeText.time(date, today: today) }
        if zone.offset(at: date) != offset {
            let marked = TimeText.time(date, today: today, in: zone)
            if DisplayText.columns(of: marked) <= width { return marked }
        }
        let shift = Double(offset)
        let whole = TimeText.time(
            date.addingTimeInterval(shift), today: today.addingTimeInterval(shift), withMark: false)
        guard DisplayText.columns(of: whole) > width, let space = whole.firstIndex(of: " ") else { return whole }
        return String(whole[whole.index(after: space)...])
    }
}
