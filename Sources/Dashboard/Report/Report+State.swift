import FoundationEssentials
import MitigationModel

extension Report {
    /// The report of what is known now; nil before the first answer. Throws where it cannot be put into JSON.
    public init?(_ state: State) throws {
        guard let facts = ReportFacts(state) else { return nil }
        self.init(
            name: Self.name(of: facts.taskId, at: state.correctedNow), markdown: ReportMarkdown(facts: facts).text,
            json: try facts.json())
    }

    /// `mitwatch-quarantine-0412-20261123T043031Z`: letters, digits, `_` and `-` alone, whatever the id says.
    static func name(of taskId: String, at date: Date) -> String {
        let safe = taskId.unicodeScalars.prefix(128).map { scalar in
            let isSafe = scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber || scalar == "-")
            return isSafe ? Character(scalar) : "_"
        }
        return "mitwatch-\(String(safe))-\(ISOTime.compact(date) ?? "unknown-time")"
    }
}
