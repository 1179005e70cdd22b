import FoundationEssentials
import MitigationModel

/// Times for programs and tickets: ISO 8601, UTC, whole seconds; calculated without a calendar library.
enum ISOTime {
    /// `2026-11-23T04:12:09Z`; nil for a date outside the years 1 to 9999.
    static func text(_ date: Date) -> String? {
        parts(date).map { "\($0.date[0])-\($0.date[1])-\($0.date[2])T\($0.time.joined(separator: ":"))Z" }
    }

    /// `20261123T043031Z`, for file names.
    static func compact(_ date: Date) -> String? {
        parts(date).map { $0.date.joined() + "T" + $0.time.joined() + "Z" }
    }

    /// `2026-11-23T04:12:09.250000+00:00`, without the fraction if it is zero: as Python and the AWS CLI write it.
    static func microseconds(_ date: Date) -> String? {
        let seconds = date.timeIntervalSince1970
        guard seconds.magnitude < 1e12 else { return nil }
        // Times come in milliseconds: rounding removes the error of a floating-point date.
        let micros = Int64(saturating: (seconds * 1e6).rounded())
        let fraction = Int(micros - 1_000_000 * Int64(saturating: (Double(micros) / 1e6).rounded(.down)))
        let whole = Date(timeIntervalSince1970: Double(micros - Int64(fraction)) / 1e6)
        guard let text = text(whole) else { return nil }
        return text.dropLast() + (fraction == 0 ? "" : "." + ClockText.padded(fraction, to: 6)) + "+00:00"
    }

    private static func parts(_ date: Date) -> (date: [String], time: [String])? {
        UTCTime(date).map { time in
            (
                [
                    ClockText.padded(time.year, to: 4), ClockText.padded(time.month, to: 2),
                    ClockText.padded(time.day, to: 2),
                ],
                [time.hour, time.minute, time.second].map { ClockText.padded($0, to: 2) }
            )
        }
    }
}
