/// A request as it came over the wire, whole.
struct APIRequest: Sendable {
    let method: String
    /// The path as sent, still percent-encoded.
    let path: String
    /// What follows the question mark as sent, still percent-encoded. Empty without one.
    let query: String
    /// In the order in which they came.
    let headers: [Header]
    let body: [UInt8]

    struct Header: Sendable {
        /// In lower case.
        let name: String
        let value: String
    }

    /// The values of the header `name`, given in lower case.
    func values(ofHeader name: String) -> [String] {
        headers.filter { $0.name == name }.map(\.value)
    }

    /// The members of the query, decoded, in the order in which they came.
    var queryItems: [(name: String, value: String)] {
        query.split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (PercentCoding.decode(parts[0]), parts.count > 1 ? PercentCoding.decode(parts[1]) : "")
        }
    }
}

/// An answer, before the headers that every answer has.
struct APIResponse: Sendable {
    let status: Int
    var contentType = "application/json"
    /// `x-amzn-ErrorType`, on errors.
    var errorType: String?
    let body: [UInt8]

    /// What was asked for.
    static func ok(_ body: [UInt8]) -> APIResponse {
        APIResponse(status: 200, body: body)
    }

    /// An error as AWS's REST-JSON services send it: the code in a header, the words in the body.
    static func error(_ error: ServiceError) -> APIResponse {
        APIResponse(
            status: error.status, errorType: error.code,
            body: JSONWriter.object { $0.member("message", error.message) })
    }
}

/// What happens to a request.
enum Reaction: Sendable {
    case respond(APIResponse)
    /// The headers promise the whole body, the connection ends in the middle of it.
    case truncate(APIResponse)
    /// Nothing is sent. The connection stays open until the client or the emulator ends it.
    case hang
    /// The connection is reset without an answer.
    case reset
}
