import Dashboard
import Screen

/// The result of one of `doctor`'s checks.
struct CheckReport: Hashable, Sendable {
    /// The result in one word, which the operator reads.
    enum Verdict: String, CaseIterable {
        case ok
        case wrong
        /// Nothing is wrong, but the operator may want to know.
        case note
        /// An earlier failure would occur again.
        case notTried = "not tried"
        /// A call would change something.
        case notTested = "not tested"
    }

    let verdict: Verdict
    /// What was checked, or the name of the API operation.
    let subject: String
    /// The result in a few words.
    let facts: String
    /// What it means and what to do, one paragraph each. It may quote foreign text.
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
    /// API operations are aligned with each other.
    private static let operationWidth = 36

    /// The printed form: a line, then what does not fit and the advice. Foreign text is sanitized.
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
