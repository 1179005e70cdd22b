import FoundationEssentials
import MitigationModel
import Screen

extension ReportFacts {
    /// The current state. Nil before the first response, since there is nothing to report.
    ///
    /// It is about the live state, even if the operator looks at history.
    init?(_ state: State) {
        guard let latest = state.watch.latest, let taskId = state.taskId else { return nil }
        let task = latest.task
        mitwatchVersion = state.setup.productVersion
        createdAt = ISOTime.text(state.correctedNow)
        isFromRecording = state.isReplay ? true : nil
        self.taskId = taskId
        account = state.accountId
        region = state.setup.region
        endpoint = Endpoint(state.setup.endpoint)
        status = Status(state, task, asOf: state.clock.corrected(latest.at))
        progress = Counts(task.progress)
        pace = Pace(
            findingsPerMinute: state.rate.flatMap { Self.rounded($0.perMinute, 100) },
            estimatedSecondsLeft: state.estimate?.timeLeft.components.seconds)
        self.task = task
        checks = arranged(task, by: CheckArrangement()).map { Check($0, in: state, task) }
        alerts = AlertLimits(state.setup)
        cancellation = Cancel(state.watch.cancellation, state.clock)
        journal = state.watch.journal.entries.map { JournalLine(at: ISOTime.text($0.at), text: $0.event.line.text) }
        polls = Polls(
            made: state.watch.polling.lastNumber, intervalSeconds: state.watch.polling.interval.inSeconds,
            watchBeganAt: ISOTime.text(state.clock.corrected(state.watch.startedAt)), latestRequestId: latest.requestId)
    }

    /// Rounded to 1 / `parts`; nil for numbers that JSON cannot represent.
    fileprivate static func rounded(_ number: Double, _ parts: Double) -> Double? {
        let rounded = (number * parts).rounded() / parts
        return rounded.isFinite ? rounded : nil
    }
}

extension ReportFacts.Endpoint {
    fileprivate init(_ endpoint: WatchSetup.Endpoint) {
        host = endpoint.host
        kind =
            switch endpoint {
            case .aws: "aws"
            case .custom: "custom"
            case .embedded: "demo"
            }
    }
}

extension ReportFacts.Status {
    fileprivate init(_ state: State, _ task: AuditMitigationActionsTask, asOf: Date) {
        taskStatus = task.taskStatus
        self.asOf = ISOTime.text(asOf)
        ageSeconds = state.age?.components.seconds ?? 0
        isStale = state.isStale
        staleBecause = state.watch.polling.failures?.latest.short
        isFinal = task.finalStatus != nil
        isConfirmed = state.watch.isSettled
        isCanceling = state.watch.isCanceling
        startTime = task.startTime.flatMap(ISOTime.text)
        endTime = task.endTime.flatMap(ISOTime.text)
        durationSeconds = task.runningTime(at: state.correctedNow)?.components.seconds
    }
}

extension ReportFacts.Check {
    fileprivate init(_ check: CheckName, in state: State, _ task: AuditMitigationActionsTask) {
        let progress = task.progress(of: check)
        checkName = check
        title = check.title
        severity = check.severity.word
        counts = ReportFacts.Counts(progress)
        shares = ReportFacts.Shares(progress)
        findingsPerMinute = state.rate(of: check).flatMap { ReportFacts.rounded($0.perMinute, 100) }
        actions = task.actions(for: check).map(ReportFacts.Action.init)
        failures = state.watch.drillDown.checks[check].map(ReportFacts.Failures.init)
    }
}

extension ReportFacts.Shares {
    /// Empty without a total, or if the counts are not plausible.
    fileprivate init(_ progress: Progress) {
        let whole = progress.isSound ? max(progress.total ?? 0, progress.processed) : 0
        func share(_ kind: CountKind) -> Double? {
            guard whole > 0, let count = kind.count(in: progress) else { return nil }
            return Double(Int128(count) * 100_000 / Int128(whole)) / 1_000
        }
        succeeded = share(.succeeded)
        failed = share(.failed)
        skipped = share(.skipped)
        canceled = share(.canceled)
        leftOver = share(.remaining)
    }
}

extension ReportFacts.Action {
    fileprivate init(_ action: MappedAction) {
        switch action {
        case .defined(let definition):
            let words = definition.words
            self.init(
                name: definition.name, isDefined: true, id: definition.id, roleArn: definition.roleArn,
                kind: words.kind, actionParams: definition.actionParams, consequences: words.consequences)
        case .undefined(let name):
            let words = ActionWords.undefined
            self.init(
                name: name, isDefined: false, id: nil, roleArn: nil, kind: words.kind, actionParams: nil,
                consequences: words.consequences)
        }
    }
}

extension ReportFacts.Failures {
    fileprivate init(_ findings: CheckFindings) {
        listedFindings = findings.listedCount
        askedFindings = findings.checkedCount
        failedFindings = findings.failedCount
        groups = findings.groups.map {
            ReportFacts.Group(
                findings: $0.count, actionName: $0.cause.actionName, errorCode: $0.cause.errorCode,
                message: $0.cause.message)
        }
    }
}

extension ReportFacts.AlertLimits {
    fileprivate init(_ setup: WatchSetup) {
        stallSeconds = setup.stall.components.seconds
        (failedFindings, failedPercent) =
            switch setup.failureAlert {
            case .count(let count): (count, nil)
            case .percent(let percent): (nil, percent)
            case nil: (nil, nil)
            }
    }
}

extension ReportFacts.Cancel {
    fileprivate init?(_ cancellation: Cancellation, _ clock: ClockCorrection) {
        guard let at = cancellation.at, let outcome = cancellation.outcome else { return nil }
        let failure = cancellation.failure
        self.at = ISOTime.text(clock.corrected(at))
        errorCode = failure?.code
        message = failure?.message
        if case .accepted(_, let requestId) = cancellation {
            self.requestId = requestId
        } else {
            requestId = failure?.requestId
        }
        self.outcome = outcome
    }
}

extension Cancellation {
    fileprivate var failure: CallFailure? {
        switch self {
        case .unknown(let outcome): outcome.failure
        case .rejected(_, let failure, _): failure
        case .none, .requested, .accepted, .resolved: nil
        }
    }

    fileprivate var outcome: ReportFacts.CancelOutcome? {
        switch self {
        case .none: nil
        case .requested: .asked
        case .accepted: .accepted
        case .unknown: .unknown
        case .rejected: .refused
        case .resolved(_, .accepted): .took
        case .resolved(_, .endedBefore): .endedBefore
        case .resolved(_, .alreadyEnded): .alreadyOver
        case .resolved(_, .endedFirst): .overtaken
        case .resolved(_, .stillInProgress): .stillInProgress
        }
    }
}
