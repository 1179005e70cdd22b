import FoundationEssentials
import MitigationModel

/// How points in time are written: in UTC or in local time, with the date only if that is not today's.
struct TimeFormat: Hashable {
    /// The present by AWS's clock.
    let today: Date
    /// The zone of the times; nil for UTC.
    let zone: LocalTime?

    /// `04:12:09Z`, or as `TimeText.time` describes.
    func text(_ date: Date) -> String {
        TimeText.time(date, today: today, in: zone)
    }
}

extension State {
    /// How times are written at present.
    var timeFormat: TimeFormat {
        TimeFormat(today: correctedNow, zone: isLocalTime ? setup.timeZone : nil)
    }
}
