import MitigationModel
import Screen

/// A check's findings: the part of the list that was read, the result of each finding, and the operator's selection.
/// Every read costs at most a binary search, however long the list is.
public struct CheckFindings: Hashable, Sendable {
    /// The check.
    public let check: CheckName
    /// How the task leads to its findings.
    public let route: FindingsRoute
    /// The reason codes that the task's filter names for the check; nil if it does not name the check.
    let reasonCodes: Set<String>?
    /// How far the list is read.
    public internal(set) var listing = Listing.unread
    /// Until when the list is not asked for again after it could not be had.
    var listingRetry: Duration?

    /// The findings in the order in which AWS listed them.
    var rows: [CompactFinding] = []
    /// Where each finding stands in `rows`.
    var indices: [String: Int32] = [:]
    /// Texts that the rows share.
    var texts = StringPool()
    /// Asks that failed, by row, with the time of the failure.
    var askFailures: [Int: AskFailure] = [:]
    /// The rows with a failed execution.
    var failed = SortedIndices()
    /// The rows that are shown while not all are.
    var filtered: FilteredFindings?
    /// Why they failed.
    var causes = FailureGroups()
    /// How many findings were asked, and answered.
    public internal(set) var askedCount = 0
    /// How many findings the task's filter leaves out, or AWS no longer knows: they are not asked.
    public internal(set) var notAskableCount = 0

    /// The scan under way.
    var scan: FindingsScan?
    /// How the latest scan ended; nil before the first, and while one is under way.
    public internal(set) var scanEnd: ScanEnd?

    /// Only findings whose id, resource or reason code holds this text, whatever the case; all if it is empty.
    public internal(set) var filter = ""
    /// Only findings that failed or are not done, as far as asked.
    public internal(set) var showsFailuresOnly = false
    /// Only findings that failed for this cause.
    public internal(set) var cause: FailureCause?
    /// The row that the operator selected; nil before that.
    var selectedIndex: Int?
    /// The first shown row of the list.
    public internal(set) var firstRow = 0
    /// The group of failures that the operator selected; nil before that.
    var selectedCause: FailureCause?
    /// Whether the operator goes to the end of a list that is not read to its end.
    var wantsEnd = false
    /// Whether pages are read only to get to the last one.
    var isOnTheWayToItsEnd: Bool {
        wantsEnd && (listing == .reading || listing == .partial)
    }

    /// Nothing is known of the check's findings yet.
    ///
    /// - Parameters:
    ///   - check: the check.
    ///   - route: how the task leads to its findings.
    ///   - reasonCodes: the reason codes that the task's filter names for the check; nil if it does not name the check.
    public init(check: CheckName, route: FindingsRoute, reasonCodes: [String]? = nil) {
        self.check = check
        self.route = route
        self.reasonCodes = reasonCodes.map { Set($0) }
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

    /// An ask for executions that failed.
    struct AskFailure: Hashable, Sendable {
        let failure: CallFailure
        let at: Duration
    }

    /// How many findings of one check are kept at most.
    static let capacity = 100_000
}

/// What views read.
extension CheckFindings {
    /// How many findings are known, those left out by filters included.
    public var listedCount: Int {
        rows.count
    }

    /// How many findings are shown, filters applied.
    public var shownCount: Int {
        filtered?.count ?? rows.count
    }

    /// The finding at a place of the shown order: failed ones first, as far as asked.
    public func shownRow(at position: Int) -> FindingRow? {
        index(at: position).map(row)
    }

    /// A finding by its id; nil if it is not in the list.
    public func row(id: String) -> FindingRow? {
        indices[id].map { row(Int($0)) }
    }

    /// The id of the finding that the operator selected; nil until one is: then the first one counts.
    public var selection: String? {
        selectedIndex.map { rows[$0].id }
    }

    /// The place of the selected finding in the shown order, the first one if it is not shown; nil if there is none.
    public var selectedPosition: Int? {
        shownCount == 0 ? nil : selectedIndex.flatMap(position) ?? 0
    }

    /// The visible rows of a pane of `rows` rows. They include the selected row if the operator has selected one.
    public func window(rows: Int) -> ScrollWindow {
        ScrollWindow(
            first: firstRow, height: rows, count: shownCount,
            selected: selectedIndex.flatMap(position) ?? (selectedIndex == nil ? nil : selectedPosition))
    }

    /// How many findings are known to have failed.
    public var failedCount: Int {
        failed.count
    }

    /// Why findings failed, as far as asked, the most frequent cause first. A finding counts in each cause that it has.
    public var groups: [FailureGroup] {
        causes.ranked
    }

    /// The place of the selected group; the first one until the operator selects one.
    public var selectedGroup: Int {
        selectedCause.flatMap { causes.position(of: $0) } ?? 0
    }

    /// Whether all findings are being asked one after the other.
    public var isScanning: Bool {
        scan != nil
    }

    /// Whether not all findings are shown.
    public var isFiltered: Bool {
        filtered != nil
    }

    private func row(_ index: Int) -> FindingRow {
        let stored = rows[index]
        var row = FindingRow(
            id: stored.id, finding: stored.standing == .gone ? nil : texts.finding(stored, of: check))
        row.isOutsideFilter = stored.standing == .outsideFilter
        switch stored.answer {
        case .unasked: row.answer = askFailures[index].map { .failed($0.failure) } ?? .unasked
        case .asking: row.answer = .asking
        case .known(let executions, let at, _):
            row.answer = .known(executions.map { texts.execution($0, findingId: stored.id) }, at: at)
        }
        return row
    }
}
