import Dashboard
import Screen

/// The result of one of `doctor`'s checks.
struct CheckReport: Hashable, Sendable {
    /// The result in one word, which the operator reads.
    enum Verdict: String, CaseIterable {
        case ok
        case fail = "FAIL"
        /// No problem, but worth knowing.
        case note
        /// An earlier failure would occur again.
        case skipped
        /// A call would change something.
        case notRun = "not run"
    }

    let verdict: Verdict
    /// What was checked, or the name of the API operation.
    let subject: String
    /// The result in a few words.
    let facts: String
    /// What it means and how to fix it, one paragraph each. It may quote foreign text.
    let advice: [String]

    init(_ verdict: Verdict, _ subject: String, _ facts: String = "", advice: [String] = []) {
        self.verdict = verdict
        self.subject = subject
        self.facts = facts
        self.advice = advice
    }
}

extension CheckReport {
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
            (facts.isEmpty ? [head] : WrappedText.lines(facts, after: head + "  ", indent: Self.indent))
            + advice.flatMap {
                let mark = CallFailure.fixMark
                return WrappedText.lines(
                    $0, after: Self.margin, indent: Self.indent + ($0.hasPrefix(mark) ? mark.count : 2))
            }
        return lines.map { glyphs.shown($0.trimmedAtEnd) + "\n" }.joined()
    }

    private static let margin = String(repeating: " ", count: indent)
}

extension CheckReport.Verdict {
    fileprivate var mark: String {
        switch self {
        case .ok: "✓"
        case .fail: "✗"
        case .note, .skipped, .notRun: "–"
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: Substring {
        self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
    }
}
