import MitigationModel

extension CallFailure {
    /// Why a response is not one of the API.
    public enum ResponseError: Hashable, Sendable, Codable {
        /// It is not HTTP.
        case notHTTP
        /// Its body exceeds the limit, in bytes.
        case tooLarge(limit: Int)
        /// Its body cannot be decoded.
        case undecodable(body: Body)
        /// A list returned the same `nextToken` twice, so it would never end.
        case repeatedNextToken
        /// A list returned this many empty pages in a row.
        case emptyPages(count: Int)
        /// A response with credentials for this source does not have this member.
        case missingMember(source: String, member: String)
        /// It lacks what earlier responses had: the status, all counts, or the counts of some checks. Two checks are
        /// named; `more` is the number of others.
        case incomplete(status: Bool, counts: Bool, checks: [String], more: Int)
        /// Text from a recording of version 1.0.0.
        case described(text: String)

        /// A body that cannot be decoded.
        public struct Body: Hashable, Sendable, Codable {
            /// What is wrong with it.
            public var defect: BodyDefect
            /// The HTTP status.
            public var statusCode: Int
            /// The content type of the response.
            public var contentType: String?
            /// The size in bytes.
            public var byteCount: Int
            /// How the body begins, in one line.
            public var excerpt: String

            /// A body of these facts.
            public init(
                defect: BodyDefect, statusCode: Int, contentType: String?, byteCount: Int, excerpt: String
            ) {
                self.defect = defect
                self.statusCode = statusCode
                self.contentType = contentType
                self.byteCount = byteCount
                self.excerpt = excerpt
            }
        }

        /// What is wrong with a body.
        public enum BodyDefect: Hashable, Sendable, Codable {
            /// There is no body.
            case empty
            /// The content type is not that of JSON: often a login page.
            case notJSONContent
            /// It begins with a byte order mark.
            case byteOrderMark
            /// It is not UTF-8 text.
            case notUTF8
            /// It is not JSON, with the decoder's reason.
            case notJSON(detail: String)
            /// The value at this path has another type or is out of range, with the decoder's reason.
            case unexpectedValue(path: String, detail: String)
            /// An object has two members of this name.
            case repeatedName(name: String)
        }
    }
}

extension CallFailure.ResponseError {
    /// A response that lacks this.
    init(_ missing: MissingMembers) {
        self = .incomplete(
            status: missing.status, counts: missing.counts, checks: missing.checks.prefix(2).map(\.rawValue),
            more: max(0, missing.checks.count - 2))
    }

    /// What is wrong with the response.
    var words: String {
        switch self {
        case .notHTTP: "not HTTP"
        case .tooLarge(let limit): "larger than \(limit) bytes"
        case .undecodable(let body): body.words
        case .repeatedNextToken: "pagination error: nextToken repeated"
        case .emptyPages(let count): "pagination error: \(count) empty pages in a row"
        case .missingMember(let source, let member): "\(source): \(member) is missing or invalid"
        case .incomplete(let status, let counts, let checks, let more):
            Self.missing(status: status, counts: counts, checks: checks, more: more)
        case .described(let text): text
        }
    }

    /// `no status and no counts`, `no counts for LOGGING_DISABLED_CHECK`.
    private static func missing(status: Bool, counts: Bool, checks: [String], more: Int) -> String {
        let names = checks.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        let parts = [
            status ? "no status" : nil, counts ? "no counts" : nil, checks.isEmpty ? nil : "no counts for \(names)",
        ]
        return parts.compactMap(\.self).joined(separator: " and ")
    }
}

extension CallFailure.ResponseError.Body {
    /// `not JSON (HTTP 200, text/html, 75 bytes, begins "<html>")`.
    fileprivate var words: String {
        let type = contentType ?? "no content type"
        let begin = byteCount > 0 ? ", begins \"\(excerpt)\"" : ""
        return "\(defect.words) (HTTP \(statusCode), \(type), \(byteCount) bytes\(begin))"
    }
}

extension CallFailure.ResponseError.BodyDefect {
    fileprivate var words: String {
        switch self {
        case .empty: "empty"
        case .notJSONContent: "not JSON"
        case .byteOrderMark: "begins with a byte order mark"
        case .notUTF8: "not UTF-8 text"
        case .notJSON(let detail): "not JSON: \(detail)"
        case .unexpectedValue(let path, let detail):
            "unexpected value at \(path.isEmpty ? "the top level" : path): \(detail)"
        case .repeatedName(let name): "duplicate key \"\(name)\""
        }
    }
}
