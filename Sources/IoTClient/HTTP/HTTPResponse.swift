import FoundationEssentials
import MitigationModel

/// A complete HTTP response. Printed, it shows only status and size, as it may hold a key.
public struct HTTPResponse: Hashable, Sendable, Redacted {
    /// The status code, such as 200.
    public var statusCode: Int
    /// Header fields.
    public var headers: HeaderFields
    /// The body; empty for none.
    public var body: Data

    /// A response of these parts.
    public init(statusCode: Int, headers: HeaderFields = [:], body: Data = Data()) {
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
    }

    /// Status and size.
    public var description: String {
        "HTTPResponse(\(statusCode), \(body.count) bytes, redacted)"
    }
}

extension HTTPResponse {
    var isSuccess: Bool {
        (200...299).contains(statusCode)
    }

    /// The request ID, if the response is from AWS.
    public var requestId: SanitizedText? {
        (headers["x-amzn-RequestId"] ?? headers["x-amz-request-id"]).map { SanitizedText($0, limit: 128) }
    }

    /// The server's time, from the `Date` header.
    var serverDate: Date? {
        headers["Date"].flatMap(HTTPDate.parse)
    }

    /// AWS's header is in milliseconds. The standard header is in seconds, or is a time by the server's clock.
    var retryAfter: Duration? {
        if let milliseconds = headers["x-amz-retry-after"].flatMap(Int64.init), milliseconds >= 0 {
            return .milliseconds(milliseconds)
        }
        guard let value = headers["Retry-After"] else { return nil }
        if let seconds = Int64(value) {
            return seconds >= 0 ? .seconds(seconds) : nil
        }
        guard let time = HTTPDate.parse(value), let serverDate, time > serverDate else { return nil }
        return .seconds(time.timeIntervalSince(serverDate))
    }
}

/// The time format of HTTP headers, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, IMF-fixdate).
enum HTTPDate {
    /// The time; nil for any other form. The day of the week is not checked.
    static func parse(_ text: String) -> Date? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].count == 4, parts[0].hasSuffix(","), parts[5] == "GMT",
            parts[1].count == 2, let month = ClockText.months.firstIndex(of: String(parts[2])), parts[3].count == 4,
            parts[4].count == 8
        else { return nil }
        // The parser reads 25:00 as one o'clock of the next day, so the result is compared with the text.
        let time = "\(parts[3])-\(ClockText.twoDigits(month + 1))-\(parts[1])T\(parts[4])Z"
        return (try? Date(time, strategy: .iso8601)).flatMap { $0.formatted(.iso8601) == time ? $0 : nil }
    }
}
