import FoundationEssentials

/// Writes JSON in AWS's form: members in a fixed order, absent members omitted, times as seconds with three decimals.
///
/// It does not share the model's coders with the client, so a misspelled member cannot go unnoticed on both sides.
struct JSONWriter {
    /// The output so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// The JSON object that `members` writes.
    static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(members)
        return writer.bytes
    }

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    mutating func array<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        open("[")
        for element in elements {
            write(&self, element)
        }
        close("]")
    }

    /// Writes the name of a member. Its value must follow.
    mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        // Most texts need no escapes and are copied.
        if text.utf8.contains(where: Self.needsEscape) {
            text.utf8.forEach { escape($0) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    mutating func integer(_ number: Int64) {
        literal(String(number))
    }

    mutating func boolean(_ value: Bool) {
        literal(value ? "true" : "false")
    }

    /// Seconds since 1970, to the millisecond.
    mutating func timestamp(_ date: Date) {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        seconds(Milliseconds(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max))
    }

    /// Seconds with three decimals.
    mutating func seconds(_ milliseconds: Milliseconds) {
        let (seconds, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
        let digits = String(rest)
        let sign = milliseconds < 0 ? "-" : ""
        literal("\(sign)\(seconds).\(String(repeating: "0", count: 3 - digits.count))\(digits)")
    }

    private mutating func literal(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        default: bytes.append(byte)
        }
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
        }
    }
}

/// Optional members.
extension JSONWriter {
    mutating func member(_ name: String, _ text: String?) {
        member(name, text) { $0.string($1) }
    }

    mutating func member(_ name: String, _ number: Int64?) {
        member(name, number) { $0.integer($1) }
    }

    mutating func member(_ name: String, _ value: Bool?) {
        member(name, value) { $0.boolean($1) }
    }

    mutating func member(_ name: String, _ date: Date?) {
        member(name, date) { $0.timestamp($1) }
    }

    mutating func member(_ name: String, _ texts: [String]?) {
        member(name, texts) { $0.array($1) { $0.string($1) } }
    }

    mutating func member<Value>(_ name: String, _ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
        guard let value else { return }
        key(name)
        write(&self, value)
    }
}
