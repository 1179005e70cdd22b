import MitigationModel
import Screen

/// What the task applies to: an audit, findings or reason codes, in any combination.
struct TargetPane {
    let scene: Scene

    func content(width: Int) -> PaneContent {
        let target = scene.state.task?.target
        var lines: [Line] = []
        if let audit = target?.auditTaskId {
            lines += KeyValue("audit", Line(audit)).lines(width: width, nameColumns: 6)
        }
        if let ids = target?.findingIds { lines += findings(ids, width) }
        if let filter = target?.auditCheckToReasonCodeFilter { lines += reasonCodes(filter, width) }
        if lines.isEmpty { lines = Line("AWS's answer names no target.", .dim).wrapped(to: width) }
        return PaneContent(title: Pane.target.title, lines: lines + credentials(width) + recording(width))
    }

    /// The credentials in use: another role may lead to another account than the operator expects.
    private func credentials(_ width: Int) -> [Line] {
        if case .embedded = scene.state.setup.endpoint { return [] }
        guard let origin = scene.state.credentialsOrigin else { return [] }
        return [Line("credentials", .dim)] + (Line("  ") + Line(origin)).wrapped(to: width, indent: 2)
    }

    /// Where the session is recorded.
    private func recording(_ width: Int) -> [Line] {
        guard let path = scene.state.setup.recordingPath else { return [] }
        return [Line("recording to", .dim)] + (Line("  ") + Line(path)).wrapped(to: width, indent: 2)
    }

    private func findings(_ ids: [String], _ width: Int) -> [Line] {
        let head = Line(CountText.counted(Int64(ids.count), "finding", "findings"), .dim)
        return [head] + ids.flatMap { (Line("  ") + Line($0)).wrapped(to: width, indent: 2) }
    }

    private func reasonCodes(_ filter: [CheckName: [String]], _ width: Int) -> [Line] {
        let named = filter.keys.sorted { ($0.title, $0) < ($1.title, $1) }
        let codes = named.flatMap { check in
            Line(check.title).wrapped(to: width)
                + (filter[check] ?? []).flatMap { (Line("  ") + Line($0)).wrapped(to: width, indent: 4) }
        }
        let others = scene.checks.count { filter[$0] == nil }
        let rest =
            others == 0
            ? []
            : Line("no filter given: \(CountText.counted(Int64(others), "check", "checks"))", .dim).wrapped(to: width)
        return [Line("reason codes", .dim)] + codes + rest
    }
}
