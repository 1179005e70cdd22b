/// An answer with a status of success that is not what the API documents.
public struct UndecodableResponse: Error, Hashable, Sendable {
    /// What is wrong with the answer.
    public enum Reason: Hashable, Sendable {
        /// There is no body.
        case empty
        /// The content type is not JSON's; a gateway's or a login page mostly.
        case notJSONContent
        /// The body begins with a byte order mark, which JSON does not allow.
        case byteOrderMark
        /// The body is not text in UTF-8, as JSON is.
        case notUTF8
        /// The body is not JSON, or not to its end.
        case notJSON(detail: SanitizedText)
        /// A value is not of the documented type, or out of range; `path` names the members that lead to it.
        case unexpectedValue(path: SanitizedText, detail: SanitizedText)
        /// An object has two members of this name.
        case duplicateKey(SanitizedText)
    }

    /// What is wrong.
    public var reason: Reason
    /// The HTTP status.
    public var statusCode: Int
    /// The content type as the answer gave it.
    public var contentType: SanitizedText?
    /// The size of the body in bytes.
    public var byteCount: Int
    /// How the body begins: its first line, at most 60 characters.
    public var excerpt: SanitizedText
    /// The id under which AWS knows the request.
    public var requestId: SanitizedText?

    /// An answer with these facts.
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
    /// Bytes that are looked at, so that a secret that begins in the excerpt is recognized, and characters that are kept.
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
