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
