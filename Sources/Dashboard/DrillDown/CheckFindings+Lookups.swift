import MitigationModel

/// Which rows to look up, and when.
extension CheckFindings {
    /// When to look up a visible row.
    enum Due: Hashable {
        case now
        case at(Duration)
        case never
    }

    /// When to look up a visible row: immediately if it never was, again after a while if it is unfinished, never if it
    /// is final.
    /// A result that was read after the task had settled is not looked up again.
    /// A finding that AWS no longer has may still have executions: they are looked up only on its own screen.
    ///
    /// - Parameters:
    ///   - settledAt: when the task settled; nil while it runs.
    ///   - isPaused: whether automatic polling is paused.
    ///   - isOpen: whether the finding's own screen is shown.
    func due(_ index: Int, at now: Duration, settledAt: Duration?, isPaused: Bool, isOpen: Bool) -> Due {
        let row = rows[index]
        guard row.membership == .inTask || row.membership == .gone && isOpen else { return .never }
        if let failure = lookupFailures[index] { return isPaused ? .never : .once(failure.at + DrillDown.retry, now) }
        switch row.answer {
        case .unknown: return .now
        case .loading, .known(_, _, isFinal: true): return .never
        case .known(_, let at, _):
            if let settledAt { return at < settledAt ? .now : .never }
            if at == DrillDown.longAgo { return .now }
            return isPaused ? .never : .once(at + DrillDown.patience, now)
        }
    }

    /// Whether a scan looks up a row: it is not final, and was not looked up since the scan began.
    private func isScanned(_ index: Int, since began: Duration, settledAt: Duration?) -> Bool {
        guard rows[index].membership == .inTask else { return false }
        switch rows[index].answer {
        case .loading, .known(_, _, isFinal: true): return false
        case .unknown: return lookupFailures[index].map { $0.at < began } ?? true
        case .known(_, let at, _): return lookupFailures[index].map { $0.at < began } ?? (at < (settledAt ?? began))
        }
    }

    /// The next row that the scan looks up; nil if none is left in the part of the list that was read.
    mutating func nextToScan(settledAt: Duration?) -> Int? {
        guard var scan else { return nil }
        defer { self.scan = scan }
        while scan.next < rows.count {
            let index = scan.next
            scan.next += 1
            if isScanned(index, since: scan.began, settledAt: settledAt) { return index }
        }
        return nil
    }

    /// Whether the scan is at the end of the list.
    var isScanAtEnd: Bool {
        guard let scan, scan.next >= rows.count else { return false }
        return switch listing {
        case .complete, .full, .failed: true
        case .unread, .reading, .partial: false
        }
    }

    /// Whether to read another page of the list: for the first rows, to stay a screen and a half ahead of the visible
    /// rows, for a scan, for a text filter, or to reach the end.
    ///
    /// - Parameter count: how many findings the screen shows.
    func wantsMore(rows count: Int) -> Bool {
        if rows.isEmpty || wantsEnd || !filter.isEmpty { return true }
        if let scan, scan.next + Self.scanAhead > rows.count { return true }
        return !isFiltered && window(rows: count).range.upperBound + count * 3 / 2 >= rows.count
    }

    /// Forgets failures, so that reading continues and unfinished visible rows are looked up again.
    mutating func refresh(shown: [Int]) {
        lookupFailures = [:]
        listingRetry = nil
        if case .failed = listing { listing = rows.isEmpty ? .unread : .partial }
        for index in shown {
            guard case .known(let executions, _, isFinal: false) = rows[index].answer else { continue }
            rows[index].answer = .known(executions, at: DrillDown.longAgo, isFinal: false)
        }
    }

    /// Gives up everything in flight.
    mutating func stop() {
        if listing == .reading { listing = rows.isEmpty ? .unread : .partial }
        wantsEnd = false
    }

    /// The list is read this many rows ahead of the scan.
    private static let scanAhead = 100
}

extension CheckFindings.Due {
    /// At a time, or now if it has passed.
    static func once(_ time: Duration, _ now: Duration) -> Self {
        time <= now ? .now : .at(time)
    }
}
