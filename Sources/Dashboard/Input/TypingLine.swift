import Screen

/// The line that is being typed: ` / shared▏       Enter apply · Esc clear · 3 of 8 checks`.
struct TypingLine {
    private let typing: Typing
    private let shown: ShownOfAll?

    /// A line for the last row.
    ///
    /// - Parameter shown: how many rows pass the filter; nil if the line is not a filter.
    init(_ typing: Typing, shown: ShownOfAll?) {
        self.typing = typing
        self.shown = typing.purpose == .filter ? shown : nil
    }

    /// The remarks keep their place while the operator types, until the text needs their room.
    func line(width: Int) -> Line {
        let field = field(width)
        let usual = max(field.columns, Self.usualField)
        if let words = remarks.first(where: { usual + 2 + $0.columns < width }) {
            return field.padded(to: usual) + Line("  ") + words
        }
        let short = remarks.last ?? .blank
        if field.columns + 2 + short.columns <= width { return field + Line("  ") + short }
        let room = width - short.columns - 2
        return typing.isRefused && room >= Self.leastField ? self.field(room) + Line("  ") + short : field
    }

    /// The prompt, then the end of the text that fits, then a blank cell for the cursor.
    private func field(_ width: Int) -> Line {
        let prompt = Line.fitting(width / 2, prompts.map { Line($0, .key) })
        let text = DisplayText.suffixFitted(typing.text, to: width - prompt.columns - 1)
        return prompt + Line([Span(text), Span(" ").atCaret])
    }

    private var prompts: [String] {
        typing.purpose == .filter ? [" / "] : [" finding ID ", " ID "]
    }

    private static let usualField = 28
    private static let leastField = 7

    /// Remarks, the longest wording first.
    private var remarks: [Line] {
        switch typing.purpose {
        case .filter:
            let keys = Self.keys([("Enter", "apply"), ("Esc", "clear")])
            let count = shown.map { Line($0.words, $0.count == 0 ? .warning : .dim) } ?? .blank
            let brief = shown.map { Line($0.brief, $0.count == 0 ? .warning : .dim) } ?? .blank
            return [Line.facts([keys, count]), count, brief]
        case .findingId where typing.isRefused:
            return [
                Line("! an ID is 1 to 128 letters, digits, - or _", .warning),
                Line("! not an ID", .warning),
            ]
        case .findingId:
            return [Self.keys([("Enter", "open"), ("Esc", "cancel")])]
        }
    }

    private static func keys(_ keys: [(String, String)]) -> Line {
        Line.facts(keys.map { Line([Span($0.0, .key), Span(" \($0.1)", .dim)]) })
    }
}

/// How many rows of a list are visible.
struct ShownOfAll {
    let count: Int
    let all: Int
    /// What they are: `checks`.
    let noun: String

    /// `  3 of 200 checks`: with the same width for any number of visible rows.
    var words: String { "\(brief) \(noun)" }

    /// `  3 of 200`.
    var brief: String {
        let whole = CountText.full(Int64(all))
        let part = CountText.full(Int64(count))
        return "\(DisplayText.rightAligned(part, to: whole.utf8.count)) of \(whole)"
    }
}

extension RenderContext {
    /// How many rows of the filtered list are visible.
    var shownOfAll: ShownOfAll? {
        switch state.navigation.screen {
        case .overview: ShownOfAll(count: checks.count, all: allChecks.count, noun: "checks")
        case .check(let check):
            state.watch.drillDown.checks[check].map {
                ShownOfAll(count: $0.shownCount, all: $0.rows.count, noun: "findings")
            }
        case .tasks: ShownOfAll(count: state.picker.shown.count, all: state.picker.tasks.count, noun: "tasks")
        case .finding, .cancel: nil
        }
    }
}
