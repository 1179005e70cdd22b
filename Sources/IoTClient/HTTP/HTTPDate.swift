import FoundationEssentials

/// The time format of HTTP headers, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, IMF-fixdate).
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The time, or nil for any other form. The day of the week is not compared with the date.
    static func parse(_ text: String) -> Date? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].count == 4, parts[0].hasSuffix(","), parts[5] == "GMT",
            parts[1].count == 2, let month = months.firstIndex(of: String(parts[2])), parts[3].count == 4,
            parts[4].count == 8
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        // The parser takes 25:00 for one o'clock of the next day: what it read must be what was written.
        let time = "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z"
        return (try? Date(time, strategy: .iso8601)).flatMap { $0.formatted(.iso8601) == time ? $0 : nil }
    }
}
