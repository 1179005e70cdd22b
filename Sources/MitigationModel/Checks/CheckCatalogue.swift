/// The audit checks of AWS IoT Device Defender, as its developer guide describes them.
///
/// AWS adds checks at any time, so the catalogue explains names and never restricts them.
public enum CheckCatalogue {
    /// The facts about one check.
    public struct Entry: Hashable, Sendable {
        /// The API's name.
        public let name: CheckName
        /// The name in plain words.
        public let title: String
        /// The severity of the check's findings.
        public let severity: Severity
        /// The reason codes that a finding of this check may carry.
        public let reasonCodes: [String]
        /// The types of mitigation action that AWS allows for the check. PUBLISH_FINDING_TO_SNS is allowed for every
        /// check and comes last.
        public let actionKinds: [MitigationActionKind]
    }

    /// Looks up a check.
    ///
    /// - Parameter name: The check's name, such as `DEVICE_CERTIFICATE_SHARED_CHECK`.
    /// - Returns: The check's entry; nil if the check is unknown.
    public static func entry(for name: CheckName) -> Entry? {
        byName[name]
    }

    private static let byName = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The severity of a check's findings according to AWS's developer guide, in ascending order.
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
    /// The check's entry in the catalogue; nil if AWS added the check later.
    public var catalogueEntry: CheckCatalogue.Entry? {
        CheckCatalogue.entry(for: self)
    }

    /// Whether the check is in the catalogue.
    public var isKnown: Bool {
        catalogueEntry != nil
    }

    /// The check in plain words. For an unknown check, its unchanged name, unless that is blank.
    public var title: String {
        catalogueEntry?.title ?? (rawValue.allSatisfy(\.isWhitespace) ? "(no name)" : rawValue)
    }

    /// The severity of the check's findings.
    public var severity: Severity {
        catalogueEntry?.severity ?? .unknown
    }
}
