import Dashboard
import FoundationEssentials
import Glibc
import MitigationModel

extension LocalTime {
    /// Local time by the system's rules (TZ, or /etc/localtime) over the span that a session can show: AWS keeps tasks
    /// for 90 days, and a dashboard may stay open for a week.
    static func ofSystem(around now: Date) -> LocalTime {
        tzset()
        return LocalTime(
            from: now.addingTimeInterval(-91 * day), to: now.addingTimeInterval(8 * day), offset: systemOffset)
    }

    /// The offsets of a rule over a span in which they change at most once a day: sampled daily, and refined to the
    /// second if two days differ.
    init(from start: Date, to end: Date, offset: (Date) -> Int) {
        var changes: [Change] = []
        var (date, before) = (start, offset(start))
        while date < end {
            let next = min(date.addingTimeInterval(Self.day), end)
            // For dates so distant that their precision is less than a day.
            guard next > date else { break }
            let after = offset(next)
            if after != before {
                changes.append(Change(at: Self.change(from: date, to: next, offset: offset), offset: after))
            }
            (date, before) = (next, after)
        }
        self.init(offset: offset(start), changes: changes)
    }

    private static let day = 86_400.0

    /// The first whole second after the start, up to the end, with the same offset as the end.
    private static func change(from start: Date, to end: Date, offset: (Date) -> Int) -> Date {
        let last = offset(end)
        var (low, high) = (start.timeIntervalSince1970.rounded(.down), end.timeIntervalSince1970.rounded(.up))
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if offset(Date(timeIntervalSince1970: middle)) == last { high = middle } else { low = middle }
        }
        return Date(timeIntervalSince1970: high)
    }

    private static func systemOffset(at date: Date) -> Int {
        var seconds = time_t(saturating: date.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
}
