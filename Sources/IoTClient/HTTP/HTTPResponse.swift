import FoundationEssentials

/// An HTTP answer, read to its end. A printed one tells its status and size alone: it may hold a key.
public struct HTTPResponse: Hashable, Sendable, Redacted {
    /// The status code, such as 200.
    public var statusCode: Int
    /// Header fields.
    public var headers: HeaderFields
    /// The body; empty for none.
    public var body: Data

    /// An answer of these parts.
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

    /// The id under which AWS knows the request, if this is an answer of AWS.
    public var requestId: SanitizedText? {
        (headers["x-amzn-RequestId"] ?? headers["x-amz-request-id"]).map { SanitizedText($0, limit: 128) }
    }

    /// What the server's clock said, by the `Date` header.
    var serverDate: Date? {
        headers["Date"].flatMap(HTTPDate.parse)
    }

    /// AWS's own header counts milliseconds; the standard one counts seconds or names a time, which is read by the server's clock.
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
