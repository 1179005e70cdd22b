/// Texts that repeat from row to row, each kept once. Limited in bytes: once full, every new text becomes `…`.
struct StringPool: Hashable, Sendable {
    private var texts: [String] = []
    private var numbers: [String: Int32] = [:]
    private var size = 0

    /// How many bytes of texts are kept.
    static let capacity = 8_000_000
    /// How long one text may be, in bytes: more than AWS's messages have.
    static let longest = 2_000

    /// The number under which a text is kept; 0 for none.
    mutating func number(of text: String?) -> Int32 {
        guard let text = text?.clipped(toBytes: Self.longest) else { return 0 }
        if let number = numbers[text] { return number }
        guard size < Self.capacity || text == Self.tooMany else { return number(of: Self.tooMany) }
        size += text.utf8.count
        texts.append(text)
        let number = Int32(clamping: texts.count)
        numbers[text] = number
        return number
    }

    /// The number under which a text is kept, 0 for none; nil if it is not.
    func known(_ text: String?) -> Int32? {
        text.map { numbers[$0] } ?? 0
    }

    /// The text with this number; nil for 0.
    func text(_ number: Int32) -> String? {
        number > 0 ? texts[Int(number) - 1] : nil
    }

    private static let tooMany = "…"
}

extension String {
    /// The text, cut to a number of bytes.
    func clipped(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var size = 0
        let scalars = unicodeScalars.prefix { scalar in
            size += UTF8.width(scalar)
            return size <= limit
        }
        return String(scalars)
    }
}
