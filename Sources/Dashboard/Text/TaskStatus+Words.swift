import MitigationModel
import Screen

/// A status in the API's own word, with a glyph that tells it apart without colour.
extension TaskStatus {
    /// `▶ IN PROGRESS`. An unknown status is shown as it came.
    var line: Line {
        Line("\(glyph) \(word)", style.bold)
    }

    /// `⊘ CANCELING`: AWS took the cancel, and the status is not final yet. The API has no such status.
    static let canceling = Line("⊘ \(cancelingWord)", Style.canceled.bold)

    static let cancelingWord = "CANCELING"

    /// The API's word, its underscore as a space.
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

    /// Its colour.
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
    /// One column in the table: blank where nothing is urgent.
    var mark: Line {
        switch self {
        case .critical: Line("‼", .failed)
        case .high: Line("!", .warning)
        case .medium, .low: Line(" ")
        case .unknown: Line("?", .warning)
        }
    }

    /// AWS's word for it.
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
