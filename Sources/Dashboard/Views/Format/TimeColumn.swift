import FoundationEssentials
import MitigationModel
import Screen

/// A column of points in time: in UTC each has its Z; of local time the heading tells the offset, once, and all times are
/// at that offset. So a column is as wide in either.
struct TimeColumn {
    private let today: Date
    /// Seconds east of UTC now; nil for UTC.
    private let offset: Int?

    init(_ state: State) {
        today = state.correctedNow
        offset = state.isLocalTime ? state.setup.timeZone.offset(at: state.correctedNow) : nil
    }

    /// `When -05`; where there is less room `-05`.
    func heading(_ name: String, width: Int) -> String {
        guard let mark else { return name }
        let whole = "\(name) \(mark)"
        return DisplayText.columns(of: whole) <= width ? whole : mark
    }

    /// `-05`; nil for UTC.
    var mark: String? { offset.map(TimeText.mark) }

    /// Columns that these times take in UTC.
    func columns(_ dates: [Date]) -> Int {
        dates.map { DisplayText.columns(of: TimeText.time($0, today: today)) }.max() ?? 0
    }

    /// `04:12:09Z`, of another day `Nov 21 04:12Z`; in local time `06:12:09`, and `Nov 21 06:12`, or `21 06:12` where that
    /// is too long.
    func cell(_ date: Date, width: Int) -> String {
        guard let offset else { return TimeText.time(date, today: today) }
        let shift = Double(offset)
        let whole = TimeText.time(
            date.addingTimeInterval(shift), today: today.addingTimeInterval(shift), withMark: false)
        guard DisplayText.columns(of: whole) > width, let space = whole.firstIndex(of: " ") else { return whole }
        return String(whole[whole.index(after: space)...])
    }
}
