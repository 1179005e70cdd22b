import FoundationEssentials
import MitigationModel

/// Decodes the body of a successful response, or reports exactly why it cannot. A broken response never becomes an
/// empty value.
enum ResponseDecoder {
    static func decode<Value: Decodable>(
        _ type: Value.Type, from response: HTTPResponse
    ) throws(UndecodableResponse) -> Value {
        // An array is faster to read than Data.
        let bytes = [UInt8](response.body)
        if let reason = obstacle(in: response, bytes) {
            throw UndecodableResponse(reason, response)
        }
        let value: Value
        do {
            value = try decoder().decode(type, from: response.body)
        } catch {
            throw UndecodableResponse(reason(for: error, bytes), response)
        }
        if let name = DuplicateKeyCheck.first(in: bytes) {
            throw UndecodableResponse(.duplicateKey(SanitizedText(name, limit: 80)), response)
        }
        return value
    }

    /// Why the body cannot be JSON, before it is parsed. A missing content type is accepted.
    private static func obstacle(in response: HTTPResponse, _ bytes: [UInt8]) -> UndecodableResponse.Reason? {
        if bytes.isEmpty {
            return .empty
        }
        if let contentType = response.headers["Content-Type"], !isJSON(contentType) {
            return .notJSONContent
        }
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        if marks.contains(where: { bytes.starts(with: $0) }) {
            return .byteOrderMark
        }
        // The parser would accept UTF-16, and would skip text in members that are not decoded.
        let isUTF8 = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
        return isUTF8 ? nil : .notUTF8
    }

    /// `application/json`, `application/x-amz-json-1.1`, `application/problem+json`, each with or without parameters.
    private static func isJSON(_ contentType: String) -> Bool {
        let mediaType = contentType.lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        return mediaType == "application/json" || mediaType.hasPrefix("application/x-amz-json-")
            || (mediaType.hasPrefix("application/") && mediaType.hasSuffix("+json"))
    }

    private static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom(timestamp)
        return decoder
    }

    private static func timestamp(from decoder: any Decoder) throws -> Date {
        do {
            let seconds = try decoder.singleValueContainer().decode(Double.self)
            if let date = Date(timestamp: seconds) { return date }
        } catch let error as DecodingError {
            throw error
        } catch {
            // JSONDecoder throws an error without a path for a number that does not fit in a Double.
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "The timestamp is out of range."))
    }

    private static func reason(for error: any Error, _ bytes: [UInt8]) -> UndecodableResponse.Reason {
        guard let context = (error as? DecodingError)?.context else {
            return .notJSON(detail: JSONSyntaxCheck.words(for: bytes))
        }
        let path = path(of: context.codingPath)
        if case DecodingError.dataCorrupted = error, path.isEmpty {
            return .notJSON(detail: JSONSyntaxCheck.words(for: bytes))
        }
        return .unexpectedValue(path: SanitizedText(path), detail: detail(of: context))
    }

    /// `actionsDefinition[2].actionParams`; empty for the whole body.
    private static func path(of keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    private static func detail(of context: DecodingError.Context) -> SanitizedText {
        guard let cause = context.underlyingError as? DecodingError else {
            return SanitizedText(context.debugDescription)
        }
        return "\(context.debugDescription) \(cause.context?.debugDescription ?? "")"
    }
}

extension DecodingError {
    fileprivate var context: Context? {
        switch self {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            context
        @unknown default:
            nil
        }
    }
}
