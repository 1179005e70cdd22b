/// A text to search for, ignoring case.
struct TextFilter {
    private let wanted: [UInt8]
    private let isASCII: Bool

    /// A filter for a text; an empty one matches everything.
    init(_ text: String) {
        wanted = Array(text.lowercased().utf8)
        isASCII = wanted.allSatisfy { $0 < 0x80 }
    }

    /// Whether it matches everything.
    var isEmpty: Bool {
        wanted.isEmpty
    }

    /// Whether a text contains it. ASCII is compared without a lowercase copy: a list may have 100,000 texts.
    func matches(_ text: String) -> Bool {
        let text = isASCII ? text : text.lowercased()
        return text.utf8.withContiguousStorageIfAvailable(matches) ?? matches(Array(text.utf8))
    }

    private func matches(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard let first = wanted.first else { return true }
        var rest = bytes[...]
        while rest.count >= wanted.count, let start = rest.firstIndex(where: { $0.lowercased == first }) {
            rest = rest[start...]
            if rest.count >= wanted.count && zip(rest, wanted).allSatisfy({ $0.lowercased == $1 }) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }
}
