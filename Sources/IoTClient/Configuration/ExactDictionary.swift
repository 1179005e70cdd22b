/// Text that equals other text only if both have the same Unicode scalars.
///
/// Swift's `String` compares by canonical equivalence: "é" as one scalar equals "e" with an accent, and U+037E equals
/// ";". Names from files are different then.
struct ExactText: Hashable, Comparable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    static func < (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}

/// A dictionary whose keys are equal only if their Unicode scalars are. It is never printed, as it holds the contents
/// of files.
struct ExactDictionary<Value: Hashable & Sendable>: Hashable, Sendable, ExpressibleByDictionaryLiteral, Redacted {
    private var values: [ExactText: Value] = [:]

    var description: String {
        "ExactDictionary(redacted)"
    }

    init() {}

    /// The last value of a key counts.
    init(dictionaryLiteral elements: (String, Value)...) {
        for (key, value) in elements {
            self[key] = value
        }
    }

    /// The keys, sorted by their scalars.
    var keys: [String] {
        values.keys.sorted().map(\.text)
    }

    subscript(key: String) -> Value? {
        get { values[ExactText(key)] }
        set { values[ExactText(key)] = newValue }
    }
}
