import FoundationEssentials
import MitigationModel

/// The members of a JSON object, found without parsing their values, so that a day of polls is read quickly.
///
/// It scans no deeper than needed and never recurses, however deep the text is nested. The value of a member is text,
/// which is validated when it is parsed.
struct JSONMembers {
    private(set) var members: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []

    /// Nil if the text is not an object, or does not end correctly.
    init?(_ text: ArraySlice<UInt8>) {
        var cursor = Cursor(rest: text)
        guard cursor.consume("{") else { return nil }
        if !cursor.consume("}") {
            repeat {
                guard let name = cursor.string(), cursor.consume(":"), let value = cursor.value() else { return nil }
                members.append((name.dropFirst().dropLast(), value))
            } while cursor.consume(",")
            guard cursor.consume("}") else { return nil }
        }
        guard cursor.isAtEnd else { return nil }
    }

    /// The value of the last member with this name.
    subscript(name: StaticString) -> ArraySlice<UInt8>? {
        members.last { member in
            member.name.count == name.utf8CodeUnitCount
                && name.withUTF8Buffer { member.name.elementsEqual($0) }
        }?.value
    }
}

/// The position in the text.
private struct Cursor {
    var rest: ArraySlice<UInt8>

    /// Whether only whitespace is left.
    var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return rest.isEmpty
        }
    }

    /// Consumes a character and any whitespace before it.
    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Consumes a string with its quotes.
    mutating func string() -> ArraySlice<UInt8>? {
        skipSpace()
        guard rest.first == UInt8(ascii: "\""), let end = endOfString(from: rest.startIndex) else { return nil }
        return consume(upTo: end)
    }

    /// Consumes any value.
    mutating func value() -> ArraySlice<UInt8>? {
        skipSpace()
        switch rest.first {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfNested().flatMap { consume(upTo: $0) }
        default:
            let end = rest.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
            return end.flatMap { $0 > rest.startIndex ? consume(upTo: $0) : nil }
        }
    }

    private mutating func consume(upTo end: Int) -> ArraySlice<UInt8> {
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    private mutating func skipSpace() {
        while let next = rest.first, next == 0x20 || next == 0x09 || next == 0x0D { rest.removeFirst() }
    }

    /// The index after the closing quote of the string that begins at an index.
    private func endOfString(from start: Int) -> Int? {
        var index = start + 1
        while index < rest.endIndex {
            if rest[index] == UInt8(ascii: "\"") { return index + 1 }
            index += rest[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// The index after the closing bracket of the object or list that begins here.
    private func endOfNested() -> Int? {
        var (index, depth) = (rest.startIndex, 0)
        while index < rest.endIndex {
            switch rest[index] {
            case UInt8(ascii: "\""):
                guard let end = endOfString(from: index) else { return nil }
                index = end
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// The value as a number; nil for anything else, and for a number that is not finite.
    var number: Double? {
        guard allSatisfy(\.isOfNumber), let number = Double(String(decoding: self, as: UTF8.self)), number.isFinite
        else { return nil }
        return number
    }

    /// The value as a 64-bit integer.
    var wholeNumber: Int64? {
        Int64(String(decoding: self, as: UTF8.self))
    }

    /// The value as a string, if it contains no escapes.
    var plainText: String? {
        guard count >= 2, first == UInt8(ascii: "\""), !contains(UInt8(ascii: "\\")) else { return nil }
        return String(validating: dropFirst().dropLast(), as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isOfNumber: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

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
            throw UnreadableLine("\(context.codingPath.last?.stringValue ?? "value") has the wrong type")
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw UnreadableLine("\(context.codingPath.last?.stringValue ?? "value") is out of range")
        } catch {
            throw UnreadableLine("not valid JSON")
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
