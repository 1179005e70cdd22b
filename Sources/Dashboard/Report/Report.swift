import FoundationEssentials
import MitigationModel

/// A report for the ticket, ready to be written.
public struct Report: Hashable, Sendable {
    /// The base of its file names, without unsafe characters: `mitwatch-quarantine-0412-20261123T043031Z`.
    public let name: String
    /// The report for people.
    public let markdown: String
    /// The report for programs.
    public let json: String

    /// A report.
    public init(name: String, markdown: String, json: String) {
        self.name = name
        self.markdown = markdown
        self.json = json
    }
}

extension Report {
    /// The report of the current state; nil before the first response. Throws if it cannot be encoded as JSON.
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

/// The files of a report as text: their names differ only in the extension.
struct ReportFiles {
    let paths: [String]

    /// `/tickets/mitwatch-q-1.md and .json`; otherwise every path in full.
    var words: String {
        guard let first = paths.first, paths.count > 1, let base = Self.base(first) else {
            return paths.joined(separator: " and ")
        }
        let endings = paths.dropFirst().map { Self.base($0) == base ? String($0.dropFirst(base.count)) : $0 }
        return ([first] + endings).joined(separator: " and ")
    }

    /// The same without the directories.
    var brief: String {
        ReportFiles(paths: paths.map { path in path.split(separator: "/").last.map(String.init) ?? path }).words
    }

    /// The path without its extension; nil if it has none.
    private static func base(_ path: String) -> Substring? {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        return path[..<dot]
    }
}
