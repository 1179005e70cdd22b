import FoundationEssentials

/// Finds a key that a JSON object has twice. JSON does not define which of the two counts, so two readers may see
/// different values.
///
/// It expects valid JSON and reads each byte once.
struct DuplicateKeyCheck {
    private enum Level {
        case array
        case object(names: Set<String>)
    }

    /// Most of AWS's objects have no more members than this. The set grows if there are more.
    private static let usualCount = 6

    private let bytes: [UInt8]
    private var position = 0
    private var levels: [Level] = []
    /// Whether the next string is a key.
    private var expectsName = false

    /// The first key that its object has twice; nil if there is none.
    static func first(in body: [UInt8]) -> String? {
        var search = DuplicateKeyCheck(bytes: body)
        return search.run()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() -> String? {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "{"): open(.object(names: Set(minimumCapacity: Self.usualCount)))
            case UInt8(ascii: "["): open(.array)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
            case UInt8(ascii: ","): expectsName = isInObject
            case UInt8(ascii: "\""):
                let string = string()
                if expectsName, let name = repeated(string) {
                    return name
                }
                expectsName = false
            default: break
            }
            position += 1
        }
        return nil
    }

    private var isInObject: Bool {
        if case .object = levels.last { true } else { false }
    }

    private mutating func open(_ level: Level) {
        levels.append(level)
        expectsName = isInObject
    }

    private mutating func close() {
        _ = levels.popLast()
        expectsName = false
    }

    /// The string at the position, including its quotes. Moves the position to the last quote.
    private mutating func string() -> ArraySlice<UInt8> {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return bytes[start...min(position, bytes.count - 1)]
    }

    /// The key if the object already has it. Otherwise it is recorded.
    private mutating func repeated(_ string: ArraySlice<UInt8>) -> String? {
        guard case .object(var names) = levels.popLast() else { return nil }
        let name = Self.text(of: string)
        let isNew = names.insert(name).inserted
        levels.append(.object(names: names))
        return isNew ? nil : name
    }

    /// The key without escapes: `\u0061` equals `a`.
    private static func text(of string: ArraySlice<UInt8>) -> String {
        let plain = String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
        guard string.contains(UInt8(ascii: "\\")) else { return plain }
        return (try? JSONDecoder().decode(String.self, from: Data(string))) ?? plain
    }
}
