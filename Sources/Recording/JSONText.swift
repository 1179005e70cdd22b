import FoundationEssentials
import MitigationModel

/// Encodes values as the JSON of a recording's line, and decodes them. Times are seconds since 1970, as on AWS's wire.
enum JSONText {
    static let newline = UInt8(ascii: "\n")

    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(value))
    }

    static func value<Value: Decodable>(
        _ type: Value.Type, _ bytes: some Sequence<UInt8>
    ) throws(UnreadableLine) -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = Date(timestamp: try container.decode(Double.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
            }
            return date
        }
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, _) {
            throw UnreadableLine("\(key.stringValue) is missing")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw UnreadableLine("\(context.codingPath.last?.stringValue ?? "it") is of another type")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw UnreadableLine("\(context.codingPath.last?.stringValue ?? "it") is out of range")
        } catch {
            throw UnreadableLine("it is no JSON")
        }
    }
}

extension Duration {
    /// A recorded time in seconds, rounded to the nanosecond so that it survives a round trip. It is clamped to 30
    /// years, and NaN is zero.
    init(recorded seconds: Double) {
        let limit = 1e9
        let within = seconds.isNaN ? 0 : min(max(seconds, -limit), limit)
        self = .nanoseconds(Int64(saturating: (within * 1e9).rounded()))
    }

    /// The inverse.
    var recorded: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds / 1_000_000_000) / 1e9
    }
}
