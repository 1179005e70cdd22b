import MitigationModel
import Screen

/// One of the counts of findings: it has the same glyph, name and color everywhere.
enum CountKind: CaseIterable {
    case succeeded
    case failed
    case skipped
    case canceled
    case remaining

    /// Before a number.
    var glyph: String {
        switch self {
        case .succeeded: "✓"
        case .failed: "✗"
        case .skipped: "↷"
        case .canceled: "⊘"
        case .remaining: "░"
        }
    }

    /// In a bar.
    var barGlyph: Character {
        switch self {
        case .succeeded: "█"
        case .failed: "✗"
        case .skipped: "▒"
        case .canceled: "▚"
        case .remaining: "░"
        }
    }

    var word: String {
        switch self {
        case .succeeded: "succeeded"
        case .failed: "failed"
        case .skipped: "skipped"
        case .canceled: "canceled"
        case .remaining: "left"
        }
    }

    var style: Style {
        switch self {
        case .succeeded: .succeeded
        case .failed: .failed
        case .skipped: .skipped
        case .canceled: .canceled
        case .remaining: .todo
        }
    }

    /// Which count gets a cell first if a bar is too short for all.
    fileprivate var priority: Int {
        switch self {
        case .failed: 4
        case .canceled: 3
        case .succeeded: 2
        case .skipped: 1
        case .remaining: 0
        }
    }

    /// The count in `progress`; nil if AWS did not report it.
    /// The remaining count is calculated: known only if the total is known, and the counts add up without overflow.
    func count(in progress: Progress) -> Int64? {
        switch self {
        case .succeeded: progress.succeeded
        case .failed: progress.failed
        case .skipped: progress.skipped
        case .canceled: progress.canceled
        case .remaining: progress.total == nil || !progress.isSound ? nil : progress.remaining
        }
    }

    /// The count as part of a bar.
    func part(_ weight: Int64) -> StackedBar.Part {
        StackedBar.Part(barGlyph, style, weight: weight, priority: priority)
    }
}

extension Progress {
    /// All counts in one bar; an empty bar without a total.
    var bar: StackedBar {
        guard total != nil else { return StackedBar(parts: [], rest: CountKind.remaining.part(0)) }
        return StackedBar(
            parts: CountKind.allCases.filter { $0 != .remaining }.map { $0.part($0.count(in: self) ?? 0) },
            rest: CountKind.remaining.part(remaining))
    }

    /// The percentage; nil if the counts are not plausible.
    var shownPercent: Int? {
        isSound ? percent : nil
    }

    /// Whether the counts are plausible: they do not contradict each other, and no sum reached the largest possible
    /// number, which also represents anything above it.
    var isSound: Bool {
        addsUp && total != .max && processed != .max
    }

    /// Whether AWS sent any count.
    var hasCounts: Bool {
        [total, succeeded, failed, skipped, canceled].contains { $0 != nil }
    }
}
