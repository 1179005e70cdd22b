import MitigationModel
import Screen

/// The findings of a check: the part of the list that was read, the responses for each finding, and the operator's
/// position.
/// Every access costs at most a binary search, however long the list is.
public struct CheckFindings: Hashable, Sendable {
    /// The check.
    public let check: CheckName
    /// How to find the task's findings.
    public let route: FindingsRoute
    /// The reason codes in the task's filter for the check; nil if the filter does not name the check.
    let reasonCodes: Set<String>?
    /// How far the list is read.
    public internal(set) var listing = Listing.unread
    /// No retry of a list that failed before this uptime.
    var listingRetry: Duration?

    /// The findings in the order in which AWS listed them.
    var rows: [CompactFinding] = []
    /// The index of each finding in `rows`.
    var indices: [String: Int32] = [:]
    /// Texts that rows share.
    var texts = StringPool()
    /// Lookups that failed, by row.
    var lookupFailures: [Int: LookupFailure] = [:]
    /// The rows with a failed execution.
    var failed = SortedIndices()
    /// The visible rows; nil if all are visible.
    var filtered: FilteredFindings?
    /// Why they failed.
    var causes = FailureGroups()
    /// How many findings have been looked up successfully.
    public internal(set) var checkedCount = 0
    /// How many findings are never looked up, because the task's filter excludes them or AWS no longer has them.
    public internal(set) var excludedCount = 0

    /// The scan in progress.
    var scan: FindingsScan?
    /// How the latest scan ended; nil before the first, and during a scan.
    public internal(set) var scanEnd: ScanEnd?

    /// Only findings whose ID, resource or reason code contains this text, in any case; all if it is empty.
    public internal(set) var filter = ""
    /// Only findings that are known to have failed or to be unfinished.
    public internal(set) var showsFailuresOnly = false
    /// Only findings that failed for this cause.
    public internal(set) var cause: FailureCause?
    /// The row that the operator selected; nil before that.
    var selectedIndex: Int?
    /// The first visible row of the list.
    public internal(set) var firstRow = 0
    /// The group of failures that the operator selected; nil before that.
    var selectedCause: FailureCause?
    /// Whether the operator goes to the end of a list that is not read completely.
    var wantsEnd = false
    /// Whether pages are being read to reach the end of the list.
    var isOnTheWayToItsEnd: Bool {
        wantsEnd && (listing == .reading || listing == .partial)
    }

    /// Nothing is known of the check's findings yet.
    ///
    /// - Parameters:
    ///   - check: the check.
    ///   - route: how to find the task's findings.
    ///   - reasonCodes: the reason codes in the task's filter for the check; nil if the filter does not name the check.
    public init(check: CheckName, route: FindingsRoute, reasonCodes: [String]? = nil) {
        self.check = check
        self.route = route
        self.reasonCodes = reasonCodes.map { Set($0) }
    }

    /// How far the list is read.
    public enum Listing: Hashable, Sendable {
        /// Nothing was requested.
        case unread
        /// A page is requested.
        case reading
        /// There are more pages.
        case partial
        /// All of it was read.
        case complete
        /// There are more findings than are kept; the rest is not read.
        case full
        /// The next page could not be read.
        case failed(CallFailure)
    }

    /// A failed lookup of executions.
    struct LookupFailure: Hashable, Sendable {
        let failure: CallFailure
        let at: Duration
    }

    /// How many findings of one check are kept at most.
    static let capacity = 100_000
}

/// What views read.
extension CheckFindings {
    /// How many findings are known, including those that filters hide.
    public var listedCount: Int {
        rows.count
    }

    /// How many findings pass the filters.
    public var shownCount: Int {
        filtered?.count ?? rows.count
    }

    /// The finding at a position in the shown order: those that are known to have failed come first.
    public func shownRow(at position: Int) -> FindingRow? {
        index(at: position).map(row)
    }

    /// A finding by its ID; nil if it is not in the list.
    public func row(id: String) -> FindingRow? {
        indices[id].map { row(Int($0)) }
    }

    /// The ID of the finding that the operator selected; nil until then, and the first finding counts as selected.
    public var selection: String? {
        selectedIndex.map { rows[$0].id }
    }

    /// The position of the selected finding in the shown order, or the first one if it is not shown; nil if there is
    /// none.
    public var selectedPosition: Int? {
        shownCount == 0 ? nil : selectedIndex.flatMap(position) ?? 0
    }

    /// The visible rows of a pane with this height. Once the operator has selected a row, it is among them.
    public func window(rows: Int) -> Viewport {
        Viewport(
            offset: firstRow, rows: rows, count: shownCount,
            selected: selectedIndex.flatMap(position) ?? (selectedIndex == nil ? nil : selectedPosition))
    }

    /// How many findings are known to have failed.
    public var failedCount: Int {
        failed.count
    }

    /// Why findings failed, among those that were looked up, the most frequent cause first. A finding counts for each
    /// of its causes.
    public var groups: [FailureGroup] {
        causes.ranked
    }

    /// The position of the selected group; the first one until the operator selects one.
    public var selectedGroup: Int {
        selectedCause.flatMap { causes.position(of: $0) } ?? 0
    }

    /// Whether a scan of all findings is running.
    public var isScanning: Bool {
        scan != nil
    }

    /// Whether filters are set.
    public var isFiltered: Bool {
        filtered != nil
    }

    private func row(_ index: Int) -> FindingRow {
        let stored = rows[index]
        var row = FindingRow(
            id: stored.id, finding: stored.membership == .gone ? nil : texts.finding(stored, of: check))
        row.isOutsideFilter = stored.membership == .outsideFilter
        switch stored.answer {
        case .unknown: row.answer = lookupFailures[index].map { .failed($0.failure) } ?? .unknown
        case .loading: row.answer = .loading
        case .known(let executions, let at, _):
            row.answer = .known(executions.map { texts.execution($0, findingId: stored.id) }, at: at)
        }
        return row
    }
}
