import MitigationModel

/// Reading the list.
extension CheckFindings {
    /// Adds what is new in a page, without suppressed findings, up to the capacity.
    /// A page that is not awaited any more does not change how far the list is read: reading starts over.
    mutating func append(_ page: FindingsPage, isAwaited: Bool = true) {
        for finding in page.findings where rows.count < Self.capacity { append(finding) }
        guard isAwaited, listing == .reading else { return }
        let isFull = rows.count >= Self.capacity && !page.isLast
        listing = page.isLast ? .complete : isFull ? .full : .partial
        listingRetry = nil
        if wantsEnd { selectedIndex = index(at: shownCount - 1) ?? selectedIndex }
        if listing != .partial { wantsEnd = false }
    }

    /// Adds a finding, unless it is there already: a list may be read again from its start.
    mutating func append(_ finding: AuditFinding) {
        guard let id = finding.findingId, finding.isSuppressed != true, isNew(id) else { return }
        let membership = membership(of: finding)
        append(texts.stored(finding, id: id, membership: membership))
    }

    /// Adds a finding that AWS no longer has.
    mutating func appendGone(_ id: String) {
        guard isNew(id) else { return }
        append(texts.stored(AuditFinding(), id: id, membership: .gone))
    }

    private mutating func append(_ row: CompactFinding) {
        let index = rows.count
        rows.append(row)
        indices[row.id] = Int32(clamping: index)
        if row.membership != .inTask { excludedCount += 1 }
        if filtered != nil, matches(index) { filtered?.others.set(index, isMember: true) }
    }

    /// IDs that are longer than the API allows cannot be looked up.
    private func isNew(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 128 && indices[id] == nil
    }

    /// A finding without a reason code counts as part of the task: the filter may include it.
    private func membership(of finding: AuditFinding) -> CompactFinding.Membership {
        guard let reasonCodes, let code = finding.reasonForNonComplianceCode else { return .inTask }
        return reasonCodes.contains(code) ? .inTask : .outsideFilter
    }
}
