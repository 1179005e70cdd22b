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
