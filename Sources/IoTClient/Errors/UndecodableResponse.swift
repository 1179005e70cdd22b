/// A response with a status of success that does not match the API's documentation.
public struct UndecodableResponse: Error, Hashable, Sendable {
    /// What is wrong with the response.
    public enum Reason: Hashable, Sendable {
        /// There is no body.
        case empty
        /// The content type is not JSON. Mostly it is the page of a gateway or a login page.
        case notJSONContent
        /// The body begins with a byte order mark, which JSON does not allow.
        case byteOrderMark
        /// The body is not UTF-8 text.
        case notUTF8
        /// The body is not JSON, or is truncated.
        case notJSON(detail: SanitizedText)
        /// A value does not have the documented type, or is out of range; `path` names the members that lead to it.
        case unexpectedValue(path: SanitizedText, detail: SanitizedText)
        /// An object has two members with this name.
        case duplicateKey(SanitizedText)
    }

    /// What is wrong.
    public var reason: Reason
    /// The HTTP status.
    public var statusCode: Int
    /// The content type of the response.
    public var contentType: SanitizedText?
    /// The size of the body in bytes.
    public var byteCount: Int
    /// How the body begins: its first line, at most 60 characters.
    public var excerpt: SanitizedText
    /// The request ID.
    public var requestId: SanitizedText?

    /// A response with these facts.
    public init(
        reason: Reason, statusCode: Int, contentType: SanitizedText?, byteCount: Int, excerpt: SanitizedText,
        requestId: SanitizedText?
    ) {
        self.reason = reason
        self.statusCode = statusCode
        self.contentType = contentType
        self.byteCount = byteCount
        self.excerpt = excerpt
        self.requestId = requestId
    }
}

extension UndecodableResponse {
    /// The bytes that are read, so that a secret that begins in the excerpt is recognized, and the characters that are
    /// kept.
    private static let excerptBytes = 1_000
    private static let excerptLength = 60

    init(_ reason: Reason, _ response: HTTPResponse) {
        let beginning = String(decoding: response.body.prefix(Self.excerptBytes), as: UTF8.self)
        self.init(
            reason: reason, statusCode: response.statusCode,
            contentType: response.headers["Content-Type"].map { SanitizedText($0, limit: 80) },
            byteCount: response.body.count,
            excerpt: SanitizedText(firstLineOf: beginning, limit: Self.excerptLength),
            requestId: response.requestId)
    }
}
