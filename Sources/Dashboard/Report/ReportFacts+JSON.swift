import FoundationEssentials

extension ReportFacts {
    /// The document. A date that is out of range is null.
    func json() throws -> String {
        try JSONText.document(self) { date, container in
            var container = container
            if let text = ISOTime.text(date) { try container.encode(text) } else { try container.encodeNil() }
        }
    }
}
