import MitigationModel
import Screen

/// What the task applies to: an audit, findings, reason codes, in any combination.
struct TargetContent {
    private let target: AuditMitigationActionsTaskTarget?
    /// The checks of the task, including those that the overview's filter leaves out.
    private let checks: [CheckName]
    /// The credentials in use; nil if they are not shown.
    private let credentials: CredentialsFacts?
    private let timeFormat: TimeFormat
    private let recordingPath: String?

    init(_ state: State, checks: [CheckName]) {
        target = state.task?.target
        self.checks = checks
        recordingPath = state.setup.recordingPath
        timeFormat = state.timeFormat
        // Those of the demo are of interest only if they end.
        if case .embedded = state.setup.endpoint, state.signIn.credentials?.renewal == nil {
            credentials = nil
        } else {
            credentials = state.signIn.credentials
        }
    }

    func content(width: Int) -> PaneContent {
        var lines: [Line] = []
        if let audit = target?.auditTaskId {
            lines += KeyValue("audit", Line(audit)).lines(width: width, nameColumns: 6)
        }
        if let ids = target?.findingIds { lines += findings(ids, width) }
        if let filter = target?.auditCheckToReasonCodeFilter { lines += reasonCodes(filter, width) }
        if lines.isEmpty { lines = Line("AWS returned no target.", .dim).wrapped(to: width) }
        return PaneContent(title: Pane.target.title, lines: lines + credentials(width) + recording(width))
    }

    /// The source of the credentials, which decide which account is shown, and how they end.
    private func credentials(_ width: Int) -> [Line] {
        guard let credentials else { return [] }
        let end = credentials.expiration.map { "expire \(timeFormat.text($0))" }
        let facts = [end, credentials.renewal?.words].compactMap(\.self).joined(separator: ", ")
        return [Line("credentials", .dim)]
            + [credentials.origin, facts].filter { !$0.isEmpty }.flatMap {
                (Line("  ") + Line($0)).wrapped(to: width, indent: 2)
            }
    }

    /// The file of the recording.
    private func recording(_ width: Int) -> [Line] {
        guard let path = recordingPath else { return [] }
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
        let others = checks.count { filter[$0] == nil }
        let without = "no reason-code filter: \(CountText.counted(Int64(others), "check", "checks"))"
        let rest = others == 0 ? [] : Line(without, .dim).wrapped(to: width)
        return [Line("reason codes", .dim)] + codes + rest
    }
}

extension CredentialsFacts.Renewal {
    /// `renews automatically`: what happens when the credentials expire.
    fileprivate var words: String {
        switch self {
        case .automatic: "renews automatically"
        case .code: "renewal requires an MFA code"
        case .login: "renewal requires a login"
        case .never: "cannot be renewed"
        }
    }
}
