import FoundationEssentials

extension ServiceFault {
    /// Codes and messages are kept up to these lengths: an error is shown and kept, not processed.
    private static let maximumCodeLength = 128
    private static let maximumMessageLength = 2_000

    /// Reads what a refusal says. Every part may be missing, and the body may be anything.
    init(_ response: HTTPResponse) {
        let body = try? JSONDecoder().decode(ErrorBody.self, from: response.body)
        let code = [response.headers["x-amzn-ErrorType"], body?.code, body?.type]
            .lazy.compactMap { $0.flatMap(Self.bareCode) }.first
        self.init(
            code: code ?? String(response.statusCode),
            message: body?.message.map(Self.shown),
            requestId: response.requestId,
            statusCode: response.statusCode,
            serverDate: response.serverDate,
            retryAfter: response.retryAfter)
    }

    /// A message fit to be kept: AWS repeats headers that were signed, the session token among them, where a signature is wrong.
    static func shown(_ message: String) -> String {
        String(SecretMask.masked(String(message.prefix(2 * maximumMessageLength))).prefix(maximumMessageLength))
    }

    /// `aws.iot#ThrottlingException:http://internal.amazon.com/…` is ThrottlingException.
    static func bareCode(_ text: String) -> String? {
        let name = text.prefix { $0 != ":" }.split(separator: "#", omittingEmptySubsequences: false).last ?? ""
        let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed.isEmpty ? nil : SecretMask.masked(String(trimmed.prefix(maximumCodeLength)))
    }
}

/// The body of a refusal. A member of another type than text is as good as missing.
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
