/// A report for the ticket, ready to be written.
public struct Report: Hashable, Sendable {
    /// The name that its files begin with, safe as a file's name: `mitwatch-quarantine-0412-20261123T043031Z`.
    public let name: String
    /// For people.
    public let markdown: String
    /// For programs.
    public let json: String

    /// A report.
    public init(name: String, markdown: String, json: String) {
        self.name = name
        self.markdown = markdown
        self.json = json
    }
}
