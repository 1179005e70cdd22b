import FoundationEssentials

/// A JSON object whose members keep their text: a member that this program does not know is written back as it was
/// read. It is never printed.
///
/// If a name occurs twice, the last value counts, as in Python.
struct RawJSONObject: Hashable, Sendable, Redacted {
    private struct Member: Hashable, Sendable {
        let name: String
        var text: Data
    }

    private var members: [Member] = []

    /// An object without members.
    init() {}

    /// Nil if the data is not a JSON object in UTF-8.
    init?(_ data: Data) {
        // The decoder checks the syntax and the depth, so that the scan below can trust both.
        guard data.first(where: { !Self.isBlank($0) }) == UInt8(ascii: "{"), FlatJSON(data) != nil else { return nil }
        var scan = MemberScan(bytes: Array(data))
        while let (name, text) = scan.next() {
            self[name] = text
        }
    }

    var description: String {
        "RawJSONObject(redacted)"
    }

    /// The object without white space between its members.
    var data: Data {
        var data = Data("{".utf8)
        for member in members {
            data += data.count > 1 ? Data(",".utf8) : Data()
            data += Self.text(of: member.name) + Data(":".utf8) + member.text
        }
        return data + Data("}".utf8)
    }

    /// The JSON text of a member. A new member is added at the end.
    subscript(name: String) -> Data? {
        get { members.last { $0.name == name }?.text }
        set {
            guard let newValue else {
                members.removeAll { $0.name == name }
                return
            }
            if let index = members.firstIndex(where: { $0.name == name }) {
                members[index].text = newValue
            } else {
                members.append(Member(name: name, text: newValue))
            }
        }
    }

    /// The value of a member that is a string and not empty.
    func string(_ name: String) -> String? {
        let value = self[name].flatMap { try? JSONDecoder().decode(String.self, from: $0) }
        return value?.isEmpty == true ? nil : value
    }

    /// The value of a member that is an object.
    func object(_ name: String) -> RawJSONObject? {
        self[name].flatMap(RawJSONObject.init)
    }

    mutating func set(_ name: String, string value: String) {
        self[name] = Self.text(of: value)
    }

    /// The JSON text of a string. A string can always be encoded.
    private static func text(of value: String) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(value)) ?? Data("\"\"".utf8)
    }

    fileprivate static func isBlank(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte)
    }
}

/// Finds the members of a JSON object and the text of their values. It reads each byte once, without recursion, and
/// expects valid JSON.
private struct MemberScan {
    let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> (name: String, text: Data)? {
        var (name, start): (String?, Int?) = (nil, nil)
        while position < bytes.count {
            let index = position
            position += 1
            switch bytes[index] {
            case UInt8(ascii: "\""):
                skipString()
                if depth == 1, name == nil {
                    name = text(index..<position)
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return member(name, start, index) }
            case UInt8(ascii: ":") where depth == 1: start = position
            case UInt8(ascii: ",") where depth == 1: return member(name, start, index)
            default: break
            }
        }
        return nil
    }

    private func member(_ name: String?, _ start: Int?, _ end: Int) -> (name: String, text: Data)? {
        guard let name, let start, start <= end else { return nil }
        var text = bytes[start..<end].drop(while: RawJSONObject.isBlank)
        while let last = text.last, RawJSONObject.isBlank(last) {
            text.removeLast()
        }
        return (name, Data(text))
    }

    /// Moves the position behind the string whose first quote has been read.
    private mutating func skipString() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
    }

    private func text(_ range: Range<Int>) -> String? {
        try? JSONDecoder().decode(String.self, from: Data(bytes[range]))
    }
}
