import MitigationModel

/// The report for people, in Markdown that is easy to read as plain text and in any ticket system.
struct ReportMarkdown {
    let facts: ReportFacts

    var text: String {
        let sections = [head, overview, counts, failures, actions, target, cancellation, journal, origin]
        return sections.flatMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        [
            "# Mitigation task \(Markdown.code(facts.taskId)): \(statusWord)",
            facts.status.isStale
                ? "**Stale data**: \(facts.status.ageSeconds) s old when this report was written"
                    + "\(facts.status.staleBecause.map { " (last error: \(Markdown.code($0)))" } ?? "")." : "",
            CountsText.summary(facts.progress, isFinal: facts.status.isFinal) + ".",
        ]
    }

    private var statusWord: String {
        let status = facts.status.taskStatus
        let word = status.map { Self.known.contains($0) ? $0.word : Markdown.code($0.rawValue) } ?? "no status"
        if facts.status.isCanceling { return "CANCELING (AWS still reports \(word))" }
        return facts.status.isStale ? "was \(word)" : word
    }

    private static let known: [TaskStatus] = [.inProgress, .completed, .failed, .canceled]

    private var overview: [String] {
        let status = facts.status
        let confirmed = status.isFinal ? status.isConfirmed ? " (confirmed by two more polls)" : " (not confirmed)" : ""
        let duration = status.durationSeconds.map { TimeText.duration(.seconds($0)) }
        let rows: [(String, String?)] = [
            ("Task", Markdown.code(facts.taskId)),
            ("Status", "\(statusWord), \(status.asOf.map { "as of \($0)" } ?? "time unknown")\(confirmed)"),
            ("Account", facts.account.map(Markdown.code) ?? "unknown"), ("Region", Markdown.code(facts.region)),
            ("Endpoint", endpoint),
            ("Started", status.startTime), ("Ended", status.endTime),
            (status.isFinal ? "Took" : "Running for", duration),
            ("Rate", facts.pace.findingsPerMinute.map { RateText.perMinute($0) }),
            ("Time left", facts.pace.estimatedSecondsLeft.map { "about \(TimeText.brief(.seconds($0)))" }),
            ("Failure alert", alertThreshold.map { "at \($0)" }),
        ]
        return [
            "## Task",
            Markdown.table(
                [.init(name: "Field"), .init(name: "Value")],
                rows.compactMap { name, value in value.map { [name, $0] } }),
        ]
    }

    /// Nil for the region's own endpoint.
    private var endpoint: String? {
        let host = Markdown.code(facts.endpoint.host)
        return switch facts.endpoint.kind {
        case "aws": nil
        case "demo": "\(host) (built-in emulator)"
        default: "\(host) (custom)"
        }
    }

    private var alertThreshold: String? {
        let failures = facts.alerts.failedFindings.map { "\(CountText.full($0)) failed findings" }
        let percent = facts.alerts.failedPercent.map { "\(CountText.factor($0))% failed" }
        return failures ?? percent
    }

    private var counts: [String] {
        let hasRates = facts.pace.findingsPerMinute != nil
        func row(_ name: String, _ severity: String, _ counts: ReportFacts.Counts, _ rate: Double?) -> [String] {
            [name, severity] + Self.cells(counts) + (hasRates ? [RateText.perMinute(rate)] : [])
        }
        let rows = facts.checks.map { row(Self.title($0), $0.severity, $0.counts, $0.findingsPerMinute) }
        let all = row("**All checks**", "", facts.progress, facts.pace.findingsPerMinute)
        let numbers = ["Total", "Succeeded", "Failed", "Skipped", "Canceled", remainingName, "Done"]
        let columns = ["Check", "Severity"].map { Markdown.Column(name: $0) }
        let numberColumns = (numbers + (hasRates ? ["Rate"] : [])).map { Markdown.Column(name: $0, isNumber: true) }
        return ["## Counts", Markdown.table(columns + numberColumns, rows + [all])]
    }

    private var remainingName: String {
        facts.status.isFinal ? "Unprocessed" : "Remaining"
    }

    /// The name of a check that this version does not know comes from outside.
    private static func title(_ check: ReportFacts.Check) -> String {
        check.checkName.isKnown ? check.title : Markdown.code(check.checkName.rawValue)
    }

    /// `31 (1.5%)`: counts with their shares, if the counts are plausible.
    private static func cells(_ counts: ReportFacts.Counts) -> [String] {
        let parts = [
            counts.succeededFindingsCount, counts.failedFindingsCount, counts.skippedFindingsCount,
            counts.canceledFindingsCount, counts.leftOver,
        ]
        // `leftOver` is only known if the total is, and nothing contradicts it.
        let whole = counts.leftOver == nil ? 0 : counts.totalFindingsCount ?? 0
        let cells = parts.map { count in
            count.map { "\(CountText.full($0))\(CountText.share($0, of: whole).map { " (\($0))" } ?? "")" } ?? "–"
        }
        let total = counts.totalFindingsCount.map(CountText.full) ?? "–"
        return [total] + cells + [counts.percentDone.map { "\($0)%" } ?? "–"]
    }

    /// The causes of failures, for checks with failures and for checks whose findings were looked up.
    private var failures: [String] {
        let checks = facts.checks.filter {
            $0.counts.failedFindingsCount ?? 0 > 0 || $0.failures?.askedFindings ?? 0 > 0
        }
        guard !checks.isEmpty else { return [] }
        return ["## Failures"] + checks.flatMap(failures)
    }

    private func failures(of check: ReportFacts.Check) -> [String] {
        let heading = "### \(Self.title(check)): \(CountText.full(check.counts.failedFindingsCount ?? 0)) failed"
        guard let failures = check.failures, failures.askedFindings > 0 else {
            let how = "AWS reports them one finding at a time; press F on this check to look them up."
            return [heading, "Causes not looked up. \(how)"]
        }
        let number = { (count: Int) in CountText.full(Int64(count)) }
        let words =
            "Checked \(number(failures.askedFindings)) of \(number(failures.listedFindings)) listed findings:"
            + " \(number(failures.failedFindings)) failed."
        return [heading, words, failures.groups.isEmpty ? "" : Self.failureTable(failures.groups)]
    }

    /// The causes of failures, the most frequent one first.
    static func failureTable(_ groups: [ReportFacts.Group]) -> String {
        let rows = groups.map { group in
            [CountText.full(Int64(group.findings))]
                + [group.actionName, group.errorCode, group.message].map { $0.map(Markdown.code) ?? "–" }
        }
        let columns = ["Action", "Error", "Message"].map { Markdown.Column(name: $0) }
        return Markdown.table([Markdown.Column(name: "Findings", isNumber: true)] + columns, rows)
    }

    private var actions: [String] {
        ["## Actions, in order of execution"]
            + facts.checks.flatMap { check in ["### \(Self.title(check))"] + Self.actions(check.actions) }
    }

    private static func actions(_ actions: [ReportFacts.Action]) -> [String] {
        guard !actions.isEmpty else { return ["The task has no actions for this check."] }
        let rows = actions.enumerated().map { index, action in
            let parameters = (action.actionParams?.parameters ?? []).map { "\($0.name) \(Markdown.code($0.value))" }
            return [
                "\(index + 1)", action.name.map(Markdown.code) ?? "–", Markdown.code(action.kind),
                parameters.isEmpty ? "–" : parameters.joined(separator: ", "),
                action.roleArn.map(Markdown.code) ?? "–", action.id.map(Markdown.code) ?? "–",
            ]
        }
        let columns = ["Action", "Type", "Parameters", "Role", "ID"].map { Markdown.Column(name: $0) }
        return [Markdown.table([.init(name: "No.", isNumber: true)] + columns, rows)]
    }

    private var target: [String] {
        guard let target = facts.task.target else { return ["## Target", "AWS returned no target."] }
        var lines: [String] = []
        if let audit = target.auditTaskId { lines.append("- audit \(Markdown.code(audit))") }
        for id in target.findingIds ?? [] { lines.append("- finding \(Markdown.code(id))") }
        let filter = target.auditCheckToReasonCodeFilter ?? [:]
        for (check, codes) in filter.sorted(by: { $0.key < $1.key }) {
            let list = codes.map(Markdown.code).joined(separator: ", ")
            lines.append("- reason-code filter for \(Markdown.code(check.rawValue)): \(list)")
        }
        return ["## Target", lines.isEmpty ? "AWS returned no target." : lines.joined(separator: "\n")]
    }

    private var cancellation: [String] {
        guard let cancel = facts.cancellation else { return [] }
        let error = [cancel.errorCode, cancel.message].compactMap { $0.map(Markdown.code) }.joined(separator: ": ")
        let lines = [
            "- outcome: \(Self.words(of: cancel.outcome))", cancel.at.map { "- time: \($0)" },
            error.isEmpty ? nil : "- error: \(error)", cancel.requestId.map { "- request ID: \(Markdown.code($0))" },
        ]
        return ["## Cancel request", lines.compactMap(\.self).joined(separator: "\n")]
    }

    private static func words(of outcome: ReportFacts.CancelOutcome) -> String {
        switch outcome {
        case .asked: "requested, no response yet"
        case .accepted: "accepted by AWS"
        case .unknown: "unknown, no usable response"
        case .refused: "rejected by AWS"
        case .took: "accepted by AWS, although there was no usable response"
        case .endedBefore: "no usable response; the task ended first"
        case .alreadyOver: "rejected by AWS; the task had already ended"
        case .overtaken: "accepted by AWS, but the task ended first"
        case .stillInProgress: "no usable response, and the task is still running: probably not accepted"
        }
    }

    private var journal: [String] {
        let lines = facts.journal.map { "\($0.at ?? "unknown time")  \($0.text)" }
        return ["## Journal (UTC)", lines.isEmpty ? "No events." : Markdown.block(lines)]
    }

    private var origin: [String] {
        let version = facts.mitwatchVersion.isEmpty ? "" : " \(facts.mitwatchVersion)"
        let recording = facts.isFromRecording == true ? " from a recording, as of" : " at"
        let polls = CountText.counted(Int64(facts.polls.made), "poll", "polls")
        let request = facts.polls.latestRequestId.map { " Last AWS request ID: \(Markdown.code($0))." }
        return [
            "---",
            "Generated by mitwatch\(version)\(recording) \(facts.createdAt ?? "an unknown time"), from \(polls) since"
                + " \(facts.polls.watchBeganAt ?? "an unknown time")."
                + (request ?? ""),
        ]
    }
}

extension MitigationActionParams {
    /// Every parameter that is set, with its name.
    fileprivate var parameters: [ActionWords.Parameter] {
        MitigationAction(actionParams: self).words.parameters
    }
}
