import MitigationModel

/// The filters of the list. The visible rows are calculated once when filters change, and then kept up to date.
extension CheckFindings {
    /// Shows only findings whose ID, resource or reason code contains the text.
    mutating func filter(by text: String) {
        let isClosing = !filter.isEmpty && text.contains(filter)
        filter = text
        applyFilters(from: isClosing ? filtered : nil)
    }

    /// Shows only findings that are known to have failed or to be unfinished; or all again.
    mutating func toggleFailuresOnly() {
        showsFailuresOnly.toggle()
        applyFilters(from: nil)
    }

    /// Shows only findings that failed for this cause.
    mutating func show(_ cause: FailureCause) {
        self.cause = cause
        applyFilters(from: nil)
    }

    /// Shows all findings again; false if all were shown.
    mutating func showAll() -> Bool {
        guard isFiltered else { return false }
        filter = ""
        showsFailuresOnly = false
        cause = nil
        applyFilters(from: nil)
        return true
    }

    /// Whether a row passes the filters.
    func matches(_ index: Int) -> Bool {
        matches(index, rowFilter)
    }

    /// The known causes for which a finding failed.
    func causes(of row: CompactFinding) -> [FailureCause] {
        guard case .known(let executions, _, _) = row.answer else { return [] }
        return executions.map { texts.execution($0, findingId: row.id) }.failureCauses
    }

    /// What the filters look for, with texts as numbers: a list may have 100,000 rows.
    private struct RowFilter {
        let text: TextFilter
        let showsFailuresOnly: Bool
        let cause: StoredCause?
    }

    private struct StoredCause {
        let actionName: Int32?
        let errorCode: Int32?
        let message: Int32?
        let failed: Int32?

        func matches(_ execution: CompactExecution) -> Bool {
            execution.status == failed && execution.actionName == actionName && execution.errorCode == errorCode
                && execution.message == message
        }
    }

    private var rowFilter: RowFilter {
        let stored = cause.map { cause in
            StoredCause(
                actionName: texts.known(cause.actionName), errorCode: texts.known(cause.errorCode),
                message: texts.known(cause.message),
                failed: texts.known(AuditMitigationActionExecutionStatus.failed.rawValue))
        }
        return RowFilter(text: TextFilter(filter), showsFailuresOnly: showsFailuresOnly, cause: stored)
    }

    private func matches(_ index: Int, _ filter: RowFilter) -> Bool {
        if filter.showsFailuresOnly && !isFailedOrUndone(index) { return false }
        if let cause = filter.cause {
            guard case .known(let executions, _, _) = rows[index].answer, executions.contains(where: cause.matches)
            else { return false }
        }
        if filter.text.isEmpty { return true }
        return filter.text.matches(rows[index].id) || rows[index].resource.matches(filter.text)
            || texts.text(rows[index].reasonCode).map(filter.text.matches) ?? false
    }

    private func isFailedOrUndone(_ index: Int) -> Bool {
        guard case .known(_, _, let isFinal) = rows[index].answer else { return false }
        return !isFinal || failed.position(of: index) != nil
    }

    /// Calculates the visible rows, from all rows or only from those that were visible.
    private mutating func applyFilters(from before: FilteredFindings?) {
        let hasFilters = !filter.isEmpty || showsFailuresOnly || cause != nil
        keepingPlace {
            $0.firstRow = 0
            $0.filtered = hasFilters ? $0.filtered(from: before) : nil
        }
    }

    private func filtered(from before: FilteredFindings?) -> FilteredFindings {
        let filter = rowFilter
        var filtered = FilteredFindings()
        let failed = before?.failed ?? failed
        filtered.failed = failed.filter { matches($0, filter) }
        // Every finding with a cause has failed.
        guard cause == nil else { return filtered }
        let others = before?.others ?? SortedIndices(ascending: rows.indices)
        filtered.others = others.filter { failed.position(of: $0) == nil && matches($0, filter) }
        return filtered
    }
}

/// The rows that pass a filter, in the shown order: failed ones first.
struct FilteredFindings: Hashable, Sendable {
    var failed = SortedIndices()
    var others = SortedIndices()

    var count: Int {
        failed.count + others.count
    }

    func index(at position: Int) -> Int {
        position < failed.count ? failed[position] : others[position - failed.count]
    }

    func position(of index: Int) -> Int? {
        failed.position(of: index) ?? others.position(of: index).map { $0 + failed.count }
    }
}
