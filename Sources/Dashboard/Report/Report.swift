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
