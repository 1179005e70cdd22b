import FoundationEssentials

/// What AWS reported when it rejected a request.
public struct ServiceFault: Error, Hashable, Sendable {
    /// The error's code, such as `ThrottlingException`; the HTTP status in digits if there is no code.
    public var code: SanitizedText
    /// The message, if there is one.
    public var message: SanitizedText?
    /// The request ID.
    public var requestId: SanitizedText?
    /// The HTTP status. The code is more exact: throttling, for example, comes with 400 as well as 429.
    public var statusCode: Int
    /// The server's time of the response.
    public var serverDate: Date?
    /// The wait that the server requested.
    public var retryAfter: Duration?

    /// A fault of these parts.
    public init(
        code: SanitizedText, message: SanitizedText? = nil, requestId: SanitizedText? = nil, statusCode: Int,
        serverDate: Date? = nil,
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.requestId = requestId
        self.statusCode = statusCode
        self.serverDate = serverDate
        self.retryAfter = retryAfter
    }
}

extension ServiceFault {
    /// The most characters that are kept of a code and a message.
    private static let maximumCodeLength = 128
    private static let maximumMessageLength = 2_000

    /// Reads a rejection. Every part may be missing, and the body may be anything.
    init(_ response: HTTPResponse) {
        let body = try? JSONDecoder().decode(ErrorBody.self, from: response.body)
        let code = [response.headers["x-amzn-ErrorType"], body?.code, body?.type]
            .lazy.compactMap { $0.flatMap(Self.bareCode) }.first
        self.init(
            code: code ?? "\(response.statusCode)",
            message: body?.message.flatMap(Self.shown),
            requestId: response.requestId,
            statusCode: response.statusCode,
            serverDate: response.serverDate,
            retryAfter: response.retryAfter)
    }

    /// The first line of a message. If a signature does not match, AWS repeats the signed headers in the other lines,
    /// including the session token.
    static func shown(_ message: String) -> SanitizedText? {
        let shown = SanitizedText(firstLineOf: message, limit: maximumMessageLength)
        return shown.text.isEmpty ? nil : shown
    }

    /// `aws.iot#ThrottlingException:http://internal.amazon.com/…` is ThrottlingException.
    static func bareCode(_ text: String) -> SanitizedText? {
        let name = text.prefix { $0 != ":" }.split(separator: "#", omittingEmptySubsequences: false).last ?? ""
        let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed.isEmpty ? nil : SanitizedText(trimmed, limit: maximumCodeLength)
    }
}

/// The body of a rejection. A member that is not text counts as missing.
private struct ErrorBody: Decodable {
    let code: String?
    let type: String?
    let message: String?

    private enum Names: String, CodingKey {
        case code
        case capitalCode = "Code"
        case type = "__type"
        case message
        case capitalMessage = "Message"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Names.self)
        func text(_ name: Names) -> String? {
            try? members.decode(String.self, forKey: name)
        }
        code = text(.code) ?? text(.capitalCode)
        type = text(.type)
        message = text(.message) ?? text(.capitalMessage)
    }
}
