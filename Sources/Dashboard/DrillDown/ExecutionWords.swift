import MitigationModel
import Screen

/// What became of one action on one finding, in a glyph and a few words.
struct ExecutionWords {
    /// One column.
    let glyph: String
    /// The state in plain words: `completed`, `not tried`.
    let word: String
    /// Their colour.
    let style: Style

    init(_ status: AuditMitigationActionExecutionStatus?) {
        switch status {
        case .completed?: self.init("✓", "completed", .succeeded)
        case .failed?: self.init("✗", "failed", .failed)
        // Not the count of that name, which is of findings that a filter left out.
        case .skipped?: self.init("–", "not tried", .dim)
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

    /// The glyph where no word stands beside it: there what waits has to differ from what was not tried in ASCII too.
    var loneGlyph: Line {
        Line(glyph == "·" ? Self.loneDot : glyph, style)
    }

    /// In place of a dot without a word.
    static let loneDot = "."

    /// What the word alone does not say, in a sentence; nil for the others.
    static func note(_ status: AuditMitigationActionExecutionStatus?) -> String? {
        switch status {
        case .skipped: "An action before it failed on this finding, so it was not tried."
        case .canceled: "The task was canceled before it was done."
        default: nil
        }
    }
}

extension AuditMitigationActionExecution {
    /// As a cell of a table: `✓ completed`, and the error's code where it failed: `✗ AccessDenied`.
    var cell: Line {
        let words = ExecutionWords(status)
        guard status == .failed, let code = errorCode, !code.isEmpty else { return words.line }
        return Line("\(words.glyph) \(code.withoutException)", words.style)
    }
}
