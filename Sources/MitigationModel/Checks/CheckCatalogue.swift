/// The audit checks of AWS IoT Device Defender, as its developer guide describes them.
///
/// AWS adds checks at any time, so the catalogue explains names and never limits them.
public enum CheckCatalogue {
    /// What is known about one check.
    public struct Entry: Hashable, Sendable {
        /// The API's name.
        public let name: CheckName
        /// The name in plain words.
        public let title: String
        /// How grave the check's findings are.
        public let severity: Severity
        /// The reason codes that a finding of this check may carry.
        public let reasonCodes: [String]
        /// The kinds of mitigation action that AWS allows for the check. PUBLISH_FINDING_TO_SNS is allowed for every
        /// check and comes last.
        public let actionKinds: [MitigationActionKind]
    }

    /// The check's entry; nil if the check is unknown.
    public static func entry(for name: CheckName) -> Entry? {
        byName[name]
    }

    private static let byName = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// How grave the findings of a check are, as AWS's developer guide ranks its checks. The graver one is the greater one.
public enum Severity: Hashable, Sendable, Comparable, CaseIterable {
    /// The check is not in the catalogue: AWS added it later.
    case unknown
    /// Low.
    case low
    /// Medium.
    case medium
    /// High.
    case high
    /// Critical.
    case critical
}

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
