import MitigationModel

/// The visible checks of a task, in order: the same arrangement for live data and for history.
func arranged(_ task: AuditMitigationActionsTask, by arrangement: CheckArrangement) -> [CheckName] {
    let words = arrangement.filterWords
    let isFinal = task.taskStatus?.isFinal ?? false
    let checks = task.checks
        .filter { $0.mentions(all: words) }
        .map { RankedCheck(name: $0, counts: task.taskStatistics?[$0]) }
        .filter { !arrangement.showsFailuresOnly || $0.asksForAttention(isFinal: isFinal) }
        .sorted { $0.precedes($1, by: arrangement.order) }
        .map(\.name)
    return arrangement.isReversed ? checks.reversed() : checks
}

extension CheckName {
    /// Whether the title or the API name contains each word; the words are in lower case.
    fileprivate func mentions(all words: [String]) -> Bool {
        guard !words.isEmpty else { return true }
        let texts = [title.lowercased(), rawValue.lowercased()]
        return words.allSatisfy { word in texts.contains { $0.contains(word) } }
    }
}

/// A check with everything that decides its place in the list.
private struct RankedCheck {
    let name: CheckName
    private let progress: Progress
    private let failed: Int64
    private let severity: Severity
    /// The percentage as the list shows it; 100 without a total.
    private let percent: Int
    /// The same without canceled findings: for the operator they are as good as unprocessed.
    private let applied: Int
    private let title: String
    private let key: String

    init(name: CheckName, counts: TaskStatisticsForAuditCheck?) {
        self.name = name
        var counts = counts ?? TaskStatisticsForAuditCheck()
        progress = Progress(counts)
        failed = progress.failed ?? 0
        severity = name.severity
        percent = progress.percent ?? 100
        if counts.canceledFindingsCount ?? 0 == 0 {
            applied = percent
        } else {
            counts.canceledFindingsCount = nil
            applied = Progress(counts).percent ?? 100
        }
        title = name.title
        key = title.lowercased()
    }

    /// Whether findings failed, remain or were canceled, or the counts are uncertain.
    func asksForAttention(isFinal: Bool) -> Bool {
        if failed > 0 || progress.remaining > 0 || progress.canceled ?? 0 > 0 { return true }
        return !progress.addsUp || progress.total == nil && !isFinal
    }

    /// Whether this check comes before another. Ties are broken by title, then API name.
    func precedes(_ other: Self, by order: CheckArrangement.Order) -> Bool {
        switch order {
        case .worst:
            if failed != other.failed { return failed > other.failed }
            if severity != other.severity { return severity > other.severity }
            if applied != other.applied { return applied < other.applied }
        case .name: break
        case .progress:
            if percent != other.percent { return percent < other.percent }
            if applied != other.applied { return applied < other.applied }
        case .total:
            let (total, others) = (progress.total ?? -1, other.progress.total ?? -1)
            if total != others { return total > others }
        }
        return (key, title, name) < (other.key, other.title, other.name)
    }
}
