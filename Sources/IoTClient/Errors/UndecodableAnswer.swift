/// An answer with a status of success that is not what the API documents.
public struct UndecodableAnswer: Error, Hashable, Sendable {
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
        case notJSON(detail: String)
        /// A value is not of the documented type, or out of range; `path` names the members that lead to it.
        case unexpectedValue(path: String, detail: String)
        /// An object has two members of this name.
        case repeatedName(String)
    }

    /// What is wrong.
    public var reason: Reason
    /// The HTTP status.
    public var statusCode: Int
    /// The content type as the answer gave it.
    public var contentType: String?
    /// The size of the body in bytes.
    public var byteCount: Int
    /// How the body begins, up to 200 bytes, as it came: show it only through something that makes it harmless.
    public var excerpt: String
    /// The id under which AWS knows the request.
    public var requestId: String?

    /// An answer with these facts.
    public init(
        reason: Reason, statusCode: Int, contentType: String?, byteCount: Int, excerpt: String, requestId: String?
    ) {
        self.reason = reason
        self.statusCode = statusCode
        self.contentType = contentType
        self.byteCount = byteCount
        self.excerpt = excerpt
        self.requestId = requestId
    }
}

extension UndecodableAnswer {
    private static let excerptLength = 200

    init(_ reason: Reason, _ response: HTTPResponse) {
        self.init(
            reason: reason, statusCode: response.statusCode, contentType: response.headers["Content-Type"],
            byteCount: response.body.count,
            excerpt: String(decoding: response.body.prefix(Self.excerptLength), as: UTF8.self),
            requestId: response.requestId)
    }
}
