extension IoTError: CustomStringConvertible {
    /// What went wrong, in one line, with AWS's code, message and request ID if AWS rejected the call.
    public var description: String {
        switch self {
        case .invalidTaskId(let problem):
            problem.description
        case .invalidFindingId(let problem):
            problem.words(for: "finding ID")
        case .credentials(let problem):
            problem.description
        case .transport(let problem):
            problem.description
        case .invalidRequest(let fault), .resourceNotFound(let fault), .throttling(let fault),
            .internalFailure(let fault), .common(_, let fault), .otherService(let fault):
            fault.description
        case .undecodable(let answer):
            answer.description
        case .repeatedNextToken(let requestId):
            "pagination error: nextToken repeated\(requestId.map { " (request \($0))" } ?? "")"
        case .emptyPages(let count, let requestId):
            "pagination error: \(count) empty pages in a row\(requestId.map { " (request \($0))" } ?? "")"
        case .cancelled:
            "canceled"
        }
    }
}

extension IoTError {
    /// The description without the request ID, for a message that has the ID elsewhere. The description of a fault is
    /// unchanged.
    public var descriptionWithoutRequestId: String {
        switch self {
        case .undecodable(let answer): answer.words(id: nil)
        case .repeatedNextToken: Self.repeatedNextToken(requestId: nil).description
        case .emptyPages(let count, _): Self.emptyPages(count, requestId: nil).description
        default: description
        }
    }
}

extension ServiceFault: CustomStringConvertible {
    /// Code, message, HTTP status and request ID, in one line.
    public var description: String {
        let said = message.map { ": \($0)" } ?? ""
        let id = requestId.map { ", request \($0)" } ?? ""
        return "\(code)\(said) (HTTP \(statusCode)\(id))"
    }
}

extension UndecodableResponse: CustomStringConvertible {
    /// What is wrong with the response, and how it begins, in one line.
    public var description: String {
        words(id: requestId)
    }

    fileprivate func words(id: SanitizedText?) -> String {
        let type = contentType ?? "no content type"
        let id = id.map { ", request \($0)" } ?? ""
        let begin = byteCount > 0 ? ", begins \"\(excerpt)\"" : ""
        return "unexpected response: \(reason) (HTTP \(statusCode), \(type), \(byteCount) bytes\(begin)\(id))"
    }
}

extension UndecodableResponse.Reason: CustomStringConvertible {
    /// What is wrong with the response.
    public var description: String {
        switch self {
        case .empty: "empty"
        case .notJSONContent: "not JSON"
        case .byteOrderMark: "begins with a byte order mark"
        case .notUTF8: "not UTF-8 text"
        case .notJSON(let detail): "not JSON: \(detail)"
        case .unexpectedValue(let path, let detail):
            "unexpected value at \(path.text.isEmpty ? "the top level" : path): \(detail)"
        case .duplicateKey(let name): "duplicate key \"\(name)\""
        }
    }
}
