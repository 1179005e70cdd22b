import Screen

/// What failed and how to fix it, a paragraph each, for a screen that has nothing else to show.
struct FailurePage {
    private let failure: CallFailure
    /// What it means, and then how to fix it.
    private let advice: [String]

    /// How often it failed, and what happens next.
    private let tries: [Line]

    init(_ failure: CallFailure, advice: [String], tries: [Line]) {
        self.failure = failure
        self.advice = advice
        self.tries = tries
    }

    /// What it means, the facts to quote, how to fix it, and what happens next.
    func lines(_ width: Int, withFacts: Bool = true) -> [Line] {
        let facts = withFacts ? facts(width - 2) : []
        let what = advice.prefix(1).flatMap { Line($0, .normal.bold).wrapped(to: width) }
        let next = advice.dropFirst().flatMap { Line($0).wrapped(to: width) }
        let parts = [what + facts.map { Line("  ") + $0 }, next, tries].filter { !$0.isEmpty }
        return Array<Line>(parts.joined(separator: [Line.blank]))
    }

    /// Names and values in two columns, or with a colon between them if the names are too long to align.
    private func facts(_ width: Int) -> [Line] {
        let facts = failure.facts
        let names = facts.map { DisplayText.columns(of: $0.name) }.max() ?? 0
        return facts.flatMap { fact in
            names > min(Self.widestName, width / 3)
                ? (Line("\(fact.name): ", .dim) + Line(fact.value)).wrapped(to: width, indent: 2)
                : KeyValue(fact.name, Line(fact.value)).lines(width: width, nameColumns: names + 2)
        }
    }

    private static let widestName = 16
}
