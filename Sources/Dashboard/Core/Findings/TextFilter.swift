/// A text that is looked for, whatever the case.
struct TextFilter {
    private let wanted: [UInt8]
    private let isASCII: Bool

    /// Looks for this text; an empty one is found everywhere.
    init(_ text: String) {
        wanted = Array(text.lowercased().utf8)
        isASCII = wanted.allSatisfy { $0 < 0x80 }
    }

    /// Whether a text holds it.
    func matches(_ text: String) -> Bool {
        guard let first = wanted.first else { return true }
        // Lower case of ASCII needs no new text: a list may have 100,000.
        var bytes = (isASCII ? text : text.lowercased()).utf8[...]
        while bytes.count >= wanted.count {
            guard let start = bytes.firstIndex(where: { $0.lowercased == first }) else { return false }
            let rest = bytes[start...]
            if rest.count >= wanted.count && zip(rest, wanted).allSatisfy({ $0.lowercased == $1 }) { return true }
            bytes = rest.dropFirst()
        }
        return false
    }

    /// Whether one of several texts holds it.
    func matches(_ texts: [String]) -> Bool {
        texts.contains(where: matches)
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }
}
