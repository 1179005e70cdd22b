/// A scan that looks up all findings of a check, one after the other, in one pass over the list.
struct FindingsScan: Hashable, Sendable {
    /// The next row to look at.
    var next = 0
    /// When the scan began: results that were read since are not looked up again.
    let began: Duration
    /// How many lookups in a row failed.
    var failuresInARow = 0

    /// After this many failures in a row, further lookups would most likely fail too.
    static let mostFailures = 4
}

/// How a scan of a check's findings ended.
public enum ScanEnd: Hashable, Sendable {
    /// As many failures are known as AWS counts.
    case foundAll
    /// All findings in the list were looked up.
    case askedAll
    /// The operator stopped it.
    case stopped
    /// The operator left the check.
    case left
    /// Lookups failed repeatedly, or the list could not be read to its end.
    case failing(CallFailure)
}
