import FoundationEssentials
import MitigationModel

/// The date format of HTTP, `Mon, 23 Nov 2026 15:14:22 GMT`.
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        let iso = Date.ISO8601FormatStyle().format(Date(timeIntervalSince1970: seconds))
        let fields = iso.split { "-T:Z".contains($0) }
        guard fields.count == 6, let month = Int(fields[1]), months.indices.contains(month - 1) else { return iso }
        // The first day of 1970 was a Thursday.
        let day = Int(saturating: (seconds / 86_400).rounded(.down).truncatingRemainder(dividingBy: 7))
        let weekday = days[(day + 7) % 7]
        return "\(weekday), \(fields[2]) \(months[month - 1]) \(fields[0]) \(fields[3]):\(fields[4]):\(fields[5]) GMT"
    }
}
