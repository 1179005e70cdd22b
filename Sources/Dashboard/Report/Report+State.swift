import FoundationEssentials
import MitigationModel

extension Report {
    /// The report of the present state; nil before the first response. Throws if it cannot be encoded as JSON.
    public init?(_ state: State) throws {
        guard let facts = ReportFacts(state) else { return nil }
        self.init(
            name: Self.name(of: facts.taskId, at: state.correctedNow), markdown: ReportMarkdown(facts: facts).text,
            json: try facts.json())
    }

    /// `mitwatch-quarantine-0412-20261123T043031Z`: only letters, digits, `_` and `-`, whatever the task ID contains.
    static func name(of taskId: String, at date: Date) -> String {
        let safe = taskId.unicodeScalars.prefix(128).map { scalar in
            let isSafe = scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber || scalar == "-")
            return isSafe ? Character(scalar) : "_"
        }
        return "mitwatch-\(String(safe))-\(ISOTime.compact(date) ?? "unknown-time")"
    }
}
