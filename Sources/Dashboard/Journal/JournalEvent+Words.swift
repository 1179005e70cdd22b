import MitigationModel
import Screen

/// One line of text per event.
extension JournalEvent {
    /// The line without its time: a glyph for its kind, and the text.
    var line: Line {
        switch self {
        case .watchingBegan(let checks, let findings, let status): Self.began(checks, findings, status)
        case .taskPicked(let id): Self.line("▶", .running, "watching \(id)")
        case .taskAwaited: Self.line("·", .dim, "no such task yet: waiting for it to appear")
        case .taskAppeared: Self.line("✓", .succeeded, "the task appeared")
        case .taskChanged(let change): change.line
        case .finalConfirmed(let status):
            Self.line(status.glyph, status.style, "\(status.word) confirmed by two more answers, polling has stopped")
        case .finalNotConfirmed(let status):
            Self.line("!", .warning, "\(status.word), but AWS's answers still change: the watch goes on")
        case .pollsFailing(let kind):
            Self.line(kind.entry().glyph, .warning, kind.entry().short)
        case .pollsRecovered(let kind, let failures, let after, let interval):
            Self.recovered(kind, failures, after, interval)
        case .clockSkewed(let skew): Self.skewed(skew)
        case .stalled(let duration): Self.line("!", .warning, "no progress for \(TimeText.brief(duration))")
        case .progressResumed(let duration):
            Self.line("▶", .running, "progress again after \(TimeText.brief(duration))")
        case .failureLimitReached(let failed, let worked, let limit):
            Self.line("‼", .failed, "\(limit.share(failed, worked)) failed, the limit of \(limit.words) is reached")
        case .paused: Self.line("·", .dim, "paused: no polls until p or r")
        case .resumed: Self.line("·", .dim, "polls go on")
        case .intervalChanged(let from, let to):
            Self.line("·", .dim, "polling every \(TimeText.brief(to)), was \(TimeText.brief(from))")
        case .attemptsFailed(let operation, let kind, let count, let delay):
            Self.line(
                kind.entry().glyph, .warning,
                "\(CountText.counted(Int64(count), "attempt", "attempts")) to \(operation.words) failed, "
                    + "\(kind.entry().short); again after \(TimeText.precise(delay))")
        case .scanEnded(let check, let found, let counted, let asked): Self.scanned(check, found, counted, asked)
        case .cancelAsked: Self.line("⊘", .canceled, "cancel asked for")
        case .cancelAccepted(let requestId):
            Self.line("⊘", .canceled, "AWS took the cancel\(requestId.map { " (request \($0))" } ?? "")")
        case .cancelRefused(let failure):
            Self.line("!", .warning, "cancel refused: \(failure.cancelWords.whole)")
        case .cancelUnanswered(let failure):
            Self.line(
                "!", .warning,
                "no answer to the cancel: not known whether AWS took it; watching (\(failure.cancelWords.whole))")
        case .otherCancelAccepted(let id, let requestId):
            Self.line("⊘", .canceled, "AWS took the cancel of \(id)\(requestId.map { " (request \($0))" } ?? "")")
        case .otherCancelFailed(let id, let failure):
            Self.line(
                "!", .warning,
                failure.leavesCancelOpen
                    ? "no answer to the cancel of \(id): not known whether AWS took it (\(failure.cancelWords.whole))"
                    : "cancel of \(id) refused: \(failure.cancelWords.whole)")
        case .cancelSettled(let settlement): settlement.line
        case .credentialsWarned(let warning): Self.line("!", .warning, warning)
        case .reportWritten(let files):
            Self.line("✓", .succeeded, "report written to \(ReportFiles(paths: files).words)")
        case .reportNotWritten(let reason): Self.line("!", .warning, "the report could not be written: \(reason)")
        case .recordingFailed(let reason): Self.line("!", .warning, "the recording stops here: \(reason)")
        case .logFailed(let reason): Self.line("!", .warning, "the log is incomplete: \(reason)")
        case .recordingDamaged(let end): Self.line("!", .warning, end.words)
        case .slept(let duration):
            Self.line("!", .warning, "the machine slept, or mitwatch was stopped, for \(TimeText.duration(duration))")
        }
    }

    fileprivate static func line(_ glyph: String, _ style: Style, _ text: String) -> Line {
        Line([Span(glyph, style), Span(" " + text)])
    }

    private static func began(_ checks: Int, _ findings: Int64?, _ status: TaskStatus?) -> Line {
        let facts = [
            CountText.counted(Int64(checks), "check", "checks"),
            findings.map { CountText.counted($0, "finding", "findings") },
            status.flatMap { $0.isFinal ? "\($0.word) already" : nil },
        ]
        return line("▶", .running, "watching, \(facts.compactMap(\.self).joined(separator: ", "))")
    }

    private static func scanned(_ check: CheckName, _ found: Int, _ counted: Int64?, _ asked: Int) -> Line {
        let isAll = counted.map { Int64(found) >= $0 } ?? true
        let failures =
            counted.map { "\(CountText.full(Int64(found))) of \(CountText.counted($0, "failure", "failures"))" }
            ?? CountText.counted(Int64(found), "failure", "failures")
        let findings = CountText.counted(Int64(asked), "finding", "findings")
        return line(isAll ? "·" : "!", isAll ? .dim : .warning, "\(failures) found, \(findings) asked: \(check.title)")
    }

    private static func recovered(
        _ kind: CallFailure.Kind, _ failures: Int, _ after: Duration, _ interval: Duration
    ) -> Line {
        let pace = "polling every \(TimeText.brief(interval))"
        if let recovery = kind.entry().recovery { return line("✓", .succeeded, "\(recovery), \(pace)") }
        let polls = CountText.counted(Int64(failures), "failed poll", "failed polls")
        return line("✓", .succeeded, "answers again after \(TimeText.duration(after)) and \(polls), \(pace)")
    }

    private static func skewed(_ skew: Duration) -> Line {
        let size = TimeText.duration(skew < .zero ? .zero - skew : skew)
        return line("!", .warning, "this machine's clock is \(size) \(skew < .zero ? "behind" : "ahead of") AWS's")
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
                "\(Self.counted(checks, "check", "checks")) no longer in AWS's answer: \(Self.titles(checks))")
        case .findingsAdded(let checks, let new, let total): Self.added(checks, new, total)
        case .failed(let check, let new, let total): Self.failed(check, new, total)
        case .checkFinished(let check, let progress):
            JournalEvent.line(
                progress.worst.glyph, progress.worst.style, "finished with \(progress.words): \(check.title)")
        case .countsFell(let checks): JournalEvent.line("!", .warning, "counts went back in \(Self.titles(checks))")
        case .countsDoNotAddUp(let checks):
            JournalEvent.line("!", .warning, "counts do not add up in \(Self.titles(checks))")
        }
    }

    private static func status(_ from: TaskStatus?, _ to: TaskStatus?) -> Line {
        guard let to else { return JournalEvent.line("!", .warning, "AWS no longer sends a status") }
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
            case (true, 1): "first failure in \(check.title)"
            case (true, _): "first \(CountText.full(new)) failures in \(check.title)"
            case (false, _): "\(CountText.full(new)) new \(failures) (\(CountText.full(total))) in \(check.title)"
            }
        return JournalEvent.line("✗", .failed, text)
    }

    private static func counted(_ checks: [CheckName], _ singular: String, _ plural: String) -> String {
        CountText.counted(Int64(checks.count), singular, plural)
    }

    /// The first few titles: nobody reads a longer line.
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
