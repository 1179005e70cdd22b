/// `severity` of an audit finding.
public struct AuditFindingSeverity: OpenEnumeration {
    /// The severity as the wire has it.
    public let rawValue: String

    /// The severity that the wire carries as `rawValue`.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The highest of the four.
    public static let critical = Self("CRITICAL")
    /// Below critical.
    public static let high = Self("HIGH")
    /// Below high.
    public static let medium = Self("MEDIUM")
    /// The lowest of the four.
    public static let low = Self("LOW")
}
