import FoundationEssentials

/// Dates in the basic form of ISO 8601, as AWS's signing process has them.
enum AmazonDate {
    private static let style = Date.ISO8601FormatStyle(
        dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted)

    static func text(_ date: Date) -> String {
        style.format(date)
    }

    static func date(_ text: String) -> Date? {
        try? style.parse(text)
    }
}
