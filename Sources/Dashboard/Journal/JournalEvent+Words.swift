import MitigationModel
import Screen

/// One line of text per event.
extension JournalEvent {
    /// The line without its time: a symbol and the text.
    var line: Line {
        switch self {
        case .watchingBegan(let checks, let findings, let status): Self.began(checks, findings, status)
        case .taskPicked(let id): Self.line("▶", .running, "switched to \(id)")
        case .taskAwaited: Self.line("·", .dim, "task not found yet; waiting for it")
        case .taskAppeared: Self.line("✓", .succeeded, "task found")
        case .taskChanged(let change): change.line
        case .finalConfirmed(let status):
            Self.line(status.glyph, status.style, "\(status.word) confirmed by two more polls; polling stopped")
        case .finalNotConfirmed(let status):
            Self.line("!", .warning, "\(status.word) not confirmed, data still changing; polling continues")
        case .pollsFailing(let kind):
            Self.line(kind.entry().glyph, .warning, kind.entry().short)
        case .pollsRecovered(let kind, let failures, let after, let interval):
            Self.recovered(kind, failures, after, interval)
        case .clockSkewed(let skew): Self.skewed(skew)
        case .stalled(let duration): Self.line("!", .warning, "no progress for \(TimeText.brief(duration))")
        case .progressResumed(let duration):
            Self.line("▶", .running, "progress resumed after \(TimeText.brief(duration))")
        case .failureLimitReached(let failed, let worked, let limit):
            Self.line("‼", .failed, "alert: \(limit.share(failed, worked)) failed (threshold \(limit.words))")
        case .paused: Self.line("·", .dim, "polling paused (p resumes, r polls once)")
        case .resumed: Self.line("·", .dim, "polling resumed")
        case .intervalChanged(let from, let to):
            Self.line("·", .dim, "poll interval \(TimeText.brief(to)), was \(TimeText.brief(from))")
        case .attemptsFailed(let operation, let kind, let count, let delay):
            Self.line(
                kind.entry().glyph, .warning,
                "\(operation.words): \(CountText.counted(Int64(count), "attempt", "attempts")) failed "
                    + "(\(kind.entry().short)); retry in \(TimeText.precise(delay))")
        case .scanEnded(let check, let found, let counted, let checked):
            Self.scanned(check, found, counted, checked)
        case .cancelRequested: Self.line("⊘", .canceled, "cancel requested")
        case .cancelAccepted(let requestId):
            Self.line("⊘", .canceled, "cancel accepted by AWS\(requestId.map { " (request ID \($0))" } ?? "")")
        case .cancelRejected(let failure):
            Self.line("!", .warning, "cancel rejected: \(failure.cancelWords.whole)")
        case .cancelNotAnswered(let failure):
            Self.line("!", .warning, "cancel outcome unknown; still polling (\(failure.cancelWords.whole))")
        case .otherCancelAccepted(let id, let requestId):
            Self.line("⊘", .canceled, "cancel of \(id) accepted by AWS\(requestId.map { " (request ID \($0))" } ?? "")")
        case .otherCancelFailed(let id, let failure):
            Self.line(
                "!", .warning,
                failure.leavesCancelOpen
                    ? "cancel of \(id): outcome unknown (\(failure.cancelWords.whole))"
                    : "cancel of \(id) rejected: \(failure.cancelWords.whole)")
        case .cancelResolved(let resolution): resolution.line
        case .credentialsWarned(let warning): Self.line("!", .warning, warning)
        case .codeAccepted: Self.line("✓", .succeeded, "MFA code accepted")
        case .codeNotAccepted(let failure): Self.line("!", .warning, SignIn.Refusal(failure).news)
        case .loggedIn: Self.line("✓", .succeeded, "logged in")
        case .reportWritten(let files):
            Self.line("✓", .succeeded, "report written to \(ReportFiles(paths: files).words)")
        case .reportNotWritten(let reason): Self.line("!", .warning, "report not written: \(reason)")
        case .recordingFailed(let reason): Self.line("!", .warning, "recording stopped: \(reason)")
        case .logFailed(let reason): Self.line("!", .warning, "the log is incomplete: \(reason)")
        case .recordingDamaged(let end): Self.line("!", .warning, end.words)
        case .slept(let duration):
            Self.line(
                "!", .warning, "no polls for \(TimeText.duration(duration)): machine suspended or mitwatch stopped")
        }
    }

    fileprivate static func line(_ glyph: String, _ style: Style, _ text: String) -> Line {
        Line([Span(glyph, style), Span(" " + text)])
    }

    private static func began(_ checks: Int, _ findings: Int64?, _ status: TaskStatus?) -> Line {
        let facts = [
            CountText.counted(Int64(checks), "check", "checks"),
            findings.map { CountText.counted($0, "finding", "findings") },
            status.flatMap { $0.isFinal ? "already \($0.word)" : nil },
        ]
        return line("▶", .running, "watch started: \(facts.compactMap(\.self).joined(separator: ", "))")
    }

    private static func scanned(_ check: CheckName, _ found: Int, _ counted: Int64?, _ checked: Int) -> Line {
        let isAll = counted.map { Int64(found) >= $0 } ?? true
        let failures =
            counted.map { "\(CountText.full(Int64(found))) of \(CountText.counted($0, "failure", "failures"))" }
            ?? CountText.counted(Int64(found), "failure", "failures")
        let checked = CountText.full(Int64(checked))
        return line(
            isAll ? "·" : "!", isAll ? .dim : .warning, "identified \(failures) (\(checked) checked): \(check.title)")
    }

    private static func recovered(
        _ kind: CallFailure.Kind, _ failures: Int, _ after: Duration, _ interval: Duration
    ) -> Line {
        let rate = "polling every \(TimeText.brief(interval))"
        if let recovery = kind.entry().recovery { return line("✓", .succeeded, "\(recovery); \(rate)") }
        let polls = CountText.counted(Int64(failures), "failed poll", "failed polls")
        return line("✓", .succeeded, "recovered after \(TimeText.duration(after)) (\(polls)); \(rate)")
    }

    private static func skewed(_ skew: Duration) -> Line {
        let size = TimeText.duration(skew < .zero ? .zero - skew : skew)
        return line("!", .warning, "this machine's clock is \(size) \(skew < .zero ? "behind" : "ahead of") AWS")
    }
}

/// Numbers come before the names of checks, because a line that is too long is cut at its end.
extension TaskChange {
    fileprivate var line: Line {
        switch self {
        case .statusChanged(let from, let to): Self.status(from, to)
        case .checksAppeared(let checks):
            JournalEvent.line("·", .dim, "\(Self.counted(checks, "new check", "new checks")): \(Self.titles(checks))")
        case .checksDisappeared(let checks):
            JournalEvent.line(
                "!", .warning,
                "\(Self.counted(checks, "check", "checks")) no longer reported by AWS: \(Self.titles(checks))")
        case .findingsAdded(let checks, let new, let total): Self.added(checks, new, total)
        case .failed(let check, let new, let total): Self.failed(check, new, total)
        case .checkFinished(let check, let progress):
            JournalEvent.line(
                progress.worst.glyph, progress.worst.style, "check finished, \(progress.words): \(check.title)")
        case .countsFell(let checks): JournalEvent.line("!", .warning, "counts decreased: \(Self.titles(checks))")
        case .countsDoNotAddUp(let checks):
            JournalEvent.line("!", .warning, "counts do not add up: \(Self.titles(checks))")
        }
    }

    private static func status(_ from: TaskStatus?, _ to: TaskStatus?) -> Line {
        guard let to else { return JournalEvent.line("!", .warning, "AWS no longer reports a status") }
        let before = from.map { ", was \($0.word)" } ?? ""
        let again = from?.isFinal == true && !to.isFinal ? " again" : ""
        return JournalEvent.line(to.glyph, to.style, "\(to.word)\(again)\(before)")
    }

    private static func added(_ checks: [CheckName], _ new: Int64, _ total: Int64?) -> Line {
        let findings = "+\(CountText.counted(new, "finding", "findings"))"
        let whole = total.map { ", total \(CountText.full($0))" } ?? ""
        return JournalEvent.line("·", .dim, "\(findings)\(whole): \(titles(checks))")
    }

    private static func failed(_ check: CheckName, _ new: Int64, _ total: Int64) -> Line {
        let isFirst = new == total
        let failures = new == 1 ? "failure" : "failures"
        let text =
            switch (isFirst, new) {
            case (true, 1): "first failure: \(check.title)"
            case (true, _): "first \(CountText.full(new)) failures: \(check.title)"
            case (false, _): "\(CountText.full(new)) new \(failures), \(CountText.full(total)) total: \(check.title)"
            }
        return JournalEvent.line("✗", .failed, text)
    }

    private static func counted(_ checks: [CheckName], _ singular: String, _ plural: String) -> String {
        CountText.counted(Int64(checks.count), singular, plural)
    }

    /// The first three titles, and the number of the others.
    private static func titles(_ checks: [CheckName]) -> String {
        let more = checks.count - 3
        let named = checks.prefix(3).map(\.title).joined(separator: ", ")
        return more > 0 ? "\(named) and \(more) more" : named
    }
}

extension Progress {
    /// The count that says most about how a check ended: failed findings, otherwise canceled ones.
    fileprivate var worst: CountKind {
        [.failed, .canceled].first { $0.count(in: self) ?? 0 > 0 } ?? .succeeded
    }

    /// The counts that are not zero, the worst first: `3 failed, 480 succeeded`.
    fileprivate var words: String {
        let counts = [CountKind.failed, .canceled, .succeeded, .skipped].compactMap { kind in
            kind.count(in: self).flatMap { $0 == 0 ? nil : "\(CountText.full($0)) \(kind.word)" }
        }
        return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    }
}
