/// What the operator typed on the screen from which the task can be canceled.
public struct CancelPrompt: Hashable, Sendable {
    /// What is typed so far.
    public internal(set) var text = ""
    /// Whether the data was stale since the screen was opened: from then on the whole id is wanted.
    public internal(set) var wasStale = false
    /// What was wrong with what came last, if anything.
    public internal(set) var complaint: Complaint?

    /// Nothing is typed.
    public init() {}

    /// What was wrong.
    public enum Complaint: Hashable, Sendable {
        /// Enter, and the text was another one than what is wanted.
        case wrongText
        /// A text was pasted.
        case pasted
    }

    /// What has to be typed.
    public enum Wanted: Hashable, Sendable {
        /// The last four characters of the task's id.
        case lastFour(String)
        /// All of the id: it has four characters or fewer.
        case shortId(String)
        /// All of the id, for the data is not fresh.
        case wholeId(String)

        /// The text that has to be typed.
        public var text: String {
            switch self {
            case .lastFour(let text), .shortId(let text), .wholeId(let text): text
            }
        }
    }

    /// Whether exactly the wanted text is typed, byte for byte: other characters may look the same, and some of them are
    /// equal as strings.
    func matches(_ wanted: Wanted) -> Bool {
        text.utf8.elementsEqual(wanted.text.utf8)
    }

    /// A longer line is of no use; what is typed beyond it is not taken. No id is as long.
    static let capacity = 200
}
