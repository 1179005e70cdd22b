import Dashboard
import Screen

/// What `doctor` found out about one thing.
struct CheckReport: Hashable, Sendable {
    /// How it stands about a thing. The word is what the operator reads.
    enum Verdict: String, CaseIterable {
        case ok
        case wrong
        /// Nothing is wrong, but the operator may want to know.
        case note
        /// What was wrong before would go wrong again.
        case notTried = "not tried"
        /// A test would change something.
        case notTested = "not tested"
    }

    let verdict: Verdict
    /// The thing's name, or that of the API's operation.
    let subject: String
    /// What was found, in a few words.
    let facts: String
    /// What it means and what to do, a paragraph each. It may quote others.
    let advice: [String]

    init(_ verdict: Verdict, _ subject: String, _ facts: String = "", advice: [String] = []) {
        self.verdict = verdict
        self.subject = subject
        self.facts = facts
        self.advice = advice
    }
}

extension CheckReport {
    private static let width = 80
    private static let verdictWidth = Verdict.allCases.map(\.rawValue.count).max() ?? 0
    private static let indent = verdictWidth + 4
    private static let subjectWidth = 11
    /// The operations of the API stand among themselves.
    private static let operationWidth = 36

    /// As it is printed: a line, and further ones for what does not fit and for the advice. Foreign text in it is harmless.
    func text(_ glyphs: GlyphSet) -> String {
        let width = subject.count > Self.subjectWidth ? Self.operationWidth : Self.subjectWidth
        let word = DisplayText.padded(verdict.rawValue, to: Self.verdictWidth)
        let head = "\(verdict.mark) \(word)  \(DisplayText.padded(subject, to: width))"
        let lines =
            Self.wrapped(facts.isEmpty ? "\(head)" : "\(head)  \(facts)")
            + advice.flatMap { Self.wrapped(Self.margin + $0) }
        return lines.map { glyphs.shown($0.trimmedAtEnd) + "\n" }.joined()
    }

    private static let margin = String(repeating: " ", count: indent)

    private static func wrapped(_ text: String) -> [String] {
        DisplayText.wrapped(text, to: width, indent: indent)
    }
}

extension CheckReport.Verdict {
    fileprivate var mark: String {
        switch self {
        case .ok: "✓"
        case .wrong: "✗"
        case .note, .notTried, .notTested: "–"
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: Substring {
        self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
    }
}
