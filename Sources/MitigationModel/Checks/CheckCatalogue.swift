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
