/// How far all findings of a check are asked, one after the other: one pass over the list.
struct FindingsScan: Hashable, Sendable {
    /// The row that is looked at next.
    var next = 0
    /// When the pass began: what was answered since is not asked again.
    let began: Duration
    /// How many asks in a row failed.
    var failuresInARow = 0

    /// After so many failures in a row the rest would most likely fail too.
    static let mostFailures = 4
}

/// How a scan of a check's findings ended.
public enum ScanEnd: Hashable, Sendable {
    /// As many failures are known as AWS counts.
    case foundAll
    /// All findings that are listed were asked.
    case askedAll
    /// The operator stopped it.
    case stopped
    /// The operator left the check.
    case left
    /// Asking failed again and again, or the list could not be read to its end.
    case failing(CallFailure)
}
