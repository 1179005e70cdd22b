extension CheckName {
    /// What AWS's developer guide says about the check; nil if AWS added it later.
    public var catalogueEntry: CheckCatalogue.Entry? {
        CheckCatalogue.entry(for: self)
    }

    /// Whether the check is in the catalogue.
    public var isKnown: Bool {
        catalogueEntry != nil
    }

    /// The check in plain words; for an unknown check its raw name, as it came from the server, unless that is blank.
    public var title: String {
        catalogueEntry?.title ?? (rawValue.allSatisfy(\.isWhitespace) ? "(no name)" : rawValue)
    }

    /// How grave the check's findings are.
    public var severity: Severity {
        catalogueEntry?.severity ?? .unknown
    }
}
