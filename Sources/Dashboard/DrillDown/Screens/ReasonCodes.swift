import MitigationModel
import Screen

/// A check's reason codes, and which of them the task's filter includes. AWS does not document what happens to a check
/// that the filter does not name, so only the facts are shown.
struct ReasonCodes {
    let check: CheckName
    /// The task's filter; nil if it has none.
    let filter: [CheckName: [String]]?

    func lines(width: Int) -> [Line] {
        let known = check.catalogueEntry?.reasonCodes ?? []
        let named = filter?[check] ?? []
        let unknown = named.filter { !known.contains($0) }
        let codes = known.map { code($0, isNamed: named.contains($0)) } + unknown.map { code($0, isNamed: true) }
        let none =
            check.isKnown ? [] : [Line("This version of mitwatch does not know this check's reason codes.", .dim)]
        return (codes + none + [summary].compactMap(\.self)).flatMap { $0.wrapped(to: width, indent: 2) }
    }

    private func code(_ code: String, isNamed: Bool) -> Line {
        guard filter?[check] != nil else { return Line([Span("· ", .dim), Span(code)]) }
        return isNamed
            ? Line([Span("✓ ", .succeeded), Span(code), Span(" (in the task's filter)", .dim)])
            : Line("· \(code) (not in the filter)", .dim)
    }

    /// A summary of all codes.
    private var summary: Line? {
        guard let filter else { return Line("The task has no reason-code filter.", .dim) }
        return filter[check] == nil ? Line("The task's filter does not name this check.", .dim) : nil
    }
}
