import MitigationModel
import Screen

/// The result of one action on one finding, as a glyph and a few words.
struct ExecutionWords {
    /// One column.
    let glyph: String
    /// The state in plain English: `completed`, `not run`.
    let word: String
    /// Their color.
    let style: Style

    init(_ status: AuditMitigationActionExecutionStatus?) {
        switch status {
        case .completed?: self.init("✓", "completed", .succeeded)
        case .failed?: self.init("✗", "failed", .failed)
        // Not the count `skipped`, which is about findings that a filter excluded.
        case .skipped?: self.init("–", "not run", .dim)
        case .inProgress?: self.init("▶", "in progress", .running)
        case .pending?: self.init("·", "pending", .dim)
        case .canceled?: self.init("⊘", "canceled", .canceled)
        case let other?: self.init("?", other.rawValue, .warning)
        case nil: self.init("?", "no status", .warning)
        }
    }

    private init(_ glyph: String, _ word: String, _ style: Style) {
        (self.glyph, self.word, self.style) = (glyph, word, style)
    }

    /// `✓ completed`.
    var line: Line {
        Line("\(glyph) \(word)", style)
    }

    /// The glyph for places without the word, where pending must differ from `not run`, even in ASCII.
    var loneGlyph: Line {
        Line(glyph == "·" ? Self.loneDot : glyph, style)
    }

    /// Replaces a dot if there is no word.
    static let loneDot = "."

    /// What the word does not explain, in a sentence; nil if it is clear.
    static func note(_ status: AuditMitigationActionExecutionStatus?) -> String? {
        switch status {
        case .skipped: "Not run: an earlier action failed on this finding."
        case .canceled: "The task was canceled before this action ran."
        default: nil
        }
    }
}

extension AuditMitigationActionExecution {
    /// The text of a table cell: `✓ completed`, or the error code if it failed: `✗ AccessDenied`.
    var cell: Line {
        let words = ExecutionWords(status)
        guard status == .failed, let code = errorCode, !code.isEmpty else { return words.line }
        return Line("\(words.glyph) \(code.withoutException)", words.style)
    }
}
