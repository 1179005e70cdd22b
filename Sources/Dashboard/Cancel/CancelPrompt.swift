import Screen

/// What the operator typed on the screen from which the task can be canceled.
public struct CancelPrompt: Hashable, Sendable {
    /// What is typed so far.
    public internal(set) var text = ""
    /// Whether the data was stale since the screen was opened: from then on the whole ID is required.
    public internal(set) var wasStale = false
    /// Why the last input was not accepted, if it was not.
    public internal(set) var complaint: Complaint?

    /// An empty input.
    public init() {}

    /// Why an input was not accepted.
    public enum Complaint: Hashable, Sendable {
        /// Enter was pressed, and the text does not match.
        case wrongText
        /// Text was pasted.
        case pasted
    }

    /// What has to be typed.
    public enum Wanted: Hashable, Sendable {
        /// The last four characters of the task's ID.
        case lastFour(String)
        /// The whole ID: it has four characters or fewer.
        case shortId(String)
        /// The whole ID: the data is stale.
        case wholeId(String)

        /// What has to be typed for a task; the whole ID if the data is stale.
        init(id: String, isStale: Bool) {
            if isStale {
                self = .wholeId(id)
            } else {
                self = id.count > 4 ? .lastFour(String(id.suffix(4))) : .shortId(id)
            }
        }

        /// The text that has to be typed.
        public var text: String {
            switch self {
            case .lastFour(let text), .shortId(let text), .wholeId(let text): text
            }
        }
    }

    /// A key that is not bound to anything: characters of the ID are typed.
    mutating func handle(_ key: Key) {
        switch key {
        case .character(let character): append(character)
        case .backspace:
            complaint = nil
            _ = text.popLast()
        case .paste: complaint = .pasted
        case .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .delete,
            .control, .function, .pointer, .unknown:
            break
        }
    }

    private mutating func append(_ character: Character) {
        complaint = nil
        guard text.utf8.count < Self.capacity else { return }
        text.append(character)
    }

    /// ^U: the line is empty again.
    mutating func clear() {
        text = ""
        complaint = nil
    }

    /// Whether exactly the wanted text is typed, byte for byte. Other characters may look the same, or even compare
    /// equal as strings.
    func matches(_ wanted: Wanted) -> Bool {
        text.utf8.elementsEqual(wanted.text.utf8)
    }

    /// The maximum length of the input in bytes; no ID is as long. Further characters are ignored.
    static let capacity = 200
}
