import MitigationModel

/// What narrows the list down. The rows that are shown are worked out once when that changes, and kept up to date.
extension CheckFindings {
    /// Shows only findings whose id, resource or reason code holds the text.
    mutating func filter(by text: String) {
        let isClosing = !filter.isEmpty && text.contains(filter)
        filter = text
        narrowAnew(from: isClosing ? narrowed : nil)
    }

    /// Shows only findings that failed or are not done, as far as asked, or all.
    mutating func toggleNarrow() {
        isNarrow.toggle()
        narrowAnew(from: nil)
    }

    /// Shows only findings that failed for this cause.
    mutating func show(_ cause: FailureCause) {
        self.cause = cause
        narrowAnew(from: nil)
    }

    /// Shows all findings again; false if all were shown.
    mutating func showAll() -> Bool {
        guard isFiltered else { return false }
        filter = ""
        isNarrow = false
        cause = nil
        narrowAnew(from: nil)
        return true
    }

    /// Whether filters let a row through.
    func matches(_ index: Int) -> Bool {
        matches(index, TextFilter(filter))
    }

    func matches(_ index: Int, _ filter: TextFilter) -> Bool {
        let row = rows[index]
        if isNarrow && !isFailedOrUndone(row, index) { return false }
        if let cause, !causes(of: row).contains(cause) { return false }
        return filter.matches(row.id) || filter.matches(row.resource.texts)
            || texts.text(row.reasonCode).map(filter.matches) ?? false
    }

    /// The causes for which a finding failed, as far as asked.
    func causes(of row: StoredFinding) -> [FailureCause] {
        guard case .known(let executions, _, _) = row.answer else { return [] }
        return executions.map { texts.execution($0, findingId: row.id) }.failureCauses
    }

    private func isFailedOrUndone(_ row: StoredFinding, _ index: Int) -> Bool {
        guard case .known(_, _, let isFinal) = row.answer else { return false }
        return !isFinal || failed.position(of: index) != nil
    }

    /// Works out which rows are shown, all or among those that were.
    private mutating func narrowAnew(from before: NarrowedFindings?) {
        let isNarrowed = !filter.isEmpty || isNarrow || cause != nil
        keepingPlace {
            $0.firstRow = 0
            $0.narrowed = isNarrowed ? $0.narrowed(from: before) : nil
        }
    }

    private func narrowed(from before: NarrowedFindings?) -> NarrowedFindings {
        let filter = TextFilter(filter)
        var narrowed = NarrowedFindings()
        let failed = before?.failed ?? failed
        narrowed.failed = failed.filter { matches($0, filter) }
        // Whoever has a cause failed.
        guard cause == nil else { return narrowed }
        let others = before?.others ?? SortedIndices(ascending: rows.indices)
        narrowed.others = others.filter { failed.position(of: $0) == nil && matches($0, filter) }
        return narrowed
    }
}
