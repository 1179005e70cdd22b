import Screen

/// The order of the rows.
extension CheckFindings {
    /// The row at a position in the shown order.
    func index(at position: Int) -> Int? {
        guard position >= 0, position < shownCount else { return nil }
        if let filtered { return filtered.index(at: position) }
        return position < failed.count ? failed[position] : failed.gap(position - failed.count)
    }

    /// The position of a row in the shown order; nil if it is not shown.
    func position(of index: Int) -> Int? {
        if let filtered { return filtered.position(of: index) }
        return failed.position(of: index) ?? failed.count + index - failed.rank(of: index)
    }

    /// Changes the order, and keeps the operator's place on the screen: the selected finding, otherwise the first
    /// visible one of a scrolled list.
    mutating func keepingPlace(_ change: (inout Self) -> Void) {
        let selected = selectedIndex.flatMap { position(of: $0) == nil ? nil : $0 }
        let anchor = selected ?? (firstRow > 0 ? index(at: firstRow) : nil)
        let offset = anchor.flatMap(position).map { $0 - firstRow } ?? 0
        change(&self)
        guard let place = anchor.flatMap(position) else { return }
        firstRow = max(0, place - offset)
    }

    /// Moves a row to its place after its result changed.
    mutating func rank(_ index: Int, hasFailed: Bool) {
        failed.set(index, isMember: hasFailed)
        guard filtered != nil else { return }
        let isShown = matches(index)
        filtered?.failed.set(index, isMember: isShown && hasFailed)
        filtered?.others.set(index, isMember: isShown && !hasFailed)
    }

    /// Selects another row, and scrolls as little as needed in a pane of `page` rows.
    mutating func move(_ motion: Motion, page: Int) {
        guard let present = selectedPosition else { return }
        let aim = motion.target(from: present, page: page)
        wantsEnd = aim == .max
        select(position: min(max(0, aim), shownCount - 1), page: page)
    }

    /// Selects the finding at a position in the shown order.
    mutating func select(position: Int, page: Int) {
        guard let index = index(at: position) else { return }
        selectedIndex = index
        firstRow = window(rows: page).range.lowerBound
    }

    /// Selects a group of failures in the same way.
    mutating func moveGroup(_ motion: Motion, page: Int) {
        guard !groups.isEmpty else { return }
        selectGroup(at: min(max(0, motion.target(from: selectedGroup, page: page)), groups.count - 1))
    }

    /// Selects the group of failures at a position.
    mutating func selectGroup(at position: Int) {
        guard groups.indices.contains(position) else { return }
        selectedCause = groups[position].cause
    }

    /// Scrolls to a first row. The selection moves only to stay visible.
    mutating func scroll(to offset: Int, in viewport: Viewport) {
        firstRow = offset
        guard let row = selectedPosition.flatMap({ viewport.correction(of: $0, ifFirst: offset) }) else { return }
        select(position: row, page: viewport.rows)
    }

    /// Selects a visible row, which stays where it is.
    mutating func select(position: Int, in viewport: Viewport) {
        firstRow = viewport.offset
        select(position: position, page: viewport.rows)
    }
}
