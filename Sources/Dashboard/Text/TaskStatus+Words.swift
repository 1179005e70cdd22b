import MitigationModel
import Screen

/// A status as the API spells it, with a glyph that identifies it without color.
extension TaskStatus {
    /// `▶ IN PROGRESS`. An unknown status is shown as received.
    var line: Line {
        Line("\(glyph) \(word)", style.bold)
    }

    /// `⊘ CANCELING`: a cancel request was accepted, and the status is not final yet. The API has no word for that.
    static let canceling = Line("⊘ \(cancelingWord)", Style.canceled.bold)

    static let cancelingWord = "CANCELING"

    /// The API's name, with spaces instead of underscores.
    var word: String {
        self == .inProgress ? "IN PROGRESS" : rawValue
    }

    /// One column.
    var glyph: String {
        switch self {
        case .inProgress: "▶"
        case .completed: "✓"
        case .failed: "✗"
        case .canceled: "⊘"
        default: "?"
        }
    }

    /// Its color.
    var style: Style {
        switch self {
        case .inProgress: .running
        case .completed: .succeeded
        case .failed: .failed
        case .canceled: .canceled
        default: .warning
        }
    }
}

extension Severity {
    /// One column in the table: blank if nothing is urgent.
    var mark: Line {
        switch self {
        case .critical: Line("‼", .failed)
        case .high: Line("!", .warning)
        case .medium, .low: Line(" ")
        case .unknown: Line("?", .warning)
        }
    }

    /// AWS's name for it.
    var word: String {
        switch self {
        case .critical: "critical"
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        case .unknown: "unknown check"
        }
    }
}
