import MitigationModel

/// A check with all that its place in the list depends on.
private struct RankedCheck: Comparable {
    let name: CheckName
    let failed: Int64
    let severity: Severity
    let percent: Int
    let title: String

    init(name: CheckName, progress: Progress) {
        self.name = name
        failed = progress.failed ?? 0
        severity = name.severity
        percent = progress.percent ?? 100
        title = name.title
    }

    /// Whether the left one stands above the right one. The API's name decides between equal titles.
    static func < (left: Self, right: Self) -> Bool {
        if left.failed != right.failed { return left.failed > right.failed }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.percent != right.percent { return left.percent < right.percent }
        return (left.title, left.name) < (right.title, right.name)
    }
}

extension AuditMitigationActionsTask {
    /// All checks, the worst first: by failures, severity, least progress, title.
    var rankedChecks: [CheckName] {
        checks.map { RankedCheck(name: $0, progress: progress(of: $0)) }.sorted().map(\.name)
    }
}
