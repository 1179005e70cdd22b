import FoundationEssentials
import MitigationModel

/// The history of a session: how the operator steps through earlier polls. Polling continues, but does not change what
/// is shown.
public struct LookBack: Hashable, Sendable {
    /// The earlier moment that is shown; nil while the live task is.
    public private(set) var past: Past?

    /// An earlier moment of the session, as it was shown then.
    public struct Past: Hashable, Sendable {
        /// The response of that moment.
        public let observation: Observation
        /// The time of that moment by AWS's clock, as known then.
        public let date: Date
        /// The checks, in their order at that moment.
        public internal(set) var orderedChecks: [CheckName]
        /// Counts over time, up to that moment.
        public let history: History
        /// The journal's lines up to that moment.
        public let journal: Journal
    }

    /// A step through the polls of a session.
    enum Step: Hashable {
        /// One poll back.
        case back
        /// One poll forward; after the last one, to the live task.
        case forward
        /// To the first poll of the session.
        case first
        /// To the live task.
        case live

        /// Whether it leads towards the live task.
        fileprivate var leadsOn: Bool {
            switch self {
            case .forward, .live: true
            case .back, .first: false
            }
        }
    }

    /// Steps through the polls of `watch`, which owns this.
    mutating func handle(_ step: Step, in watch: TaskWatch, _ context: inout Context) -> [Effect] {
        guard let latest = watch.latest else { return [] }
        let shown = past?.observation.number ?? latest.number
        let moment = watch.timeline.moment(step, from: shown)
        if step == .back, moment == nil {
            context.notice = .nothing("already at the first poll", brief: "first poll")
        } else if step.leadsOn, past == nil {
            context.notice = .nothing("already live")
        } else if let moment, moment.observation.number < latest.number {
            show(moment, of: watch, &context)
        } else {
            _ = leave(&context)
        }
        return []
    }

    /// Returns to the live task. False if it is shown already.
    mutating func leave(_ context: inout Context) -> Bool {
        guard past != nil else { return false }
        context.navigation.scroll[.journal] = nil
        past = nil
        return true
    }

    /// Orders the checks of the moment that is shown.
    mutating func arrangeChecks(by arrangement: CheckArrangement) {
        guard let task = past?.observation.task else { return }
        past?.orderedChecks = arranged(task, by: arrangement)
    }

    private mutating func show(_ moment: Timeline.Entry, of watch: TaskWatch, _ context: inout Context) {
        // At that moment another check may have been the worst: the selection stays on the check that is selected now.
        context.navigation.selection = context.navigation.selection ?? watch.selectedCheck(context.navigation)
        // A journal with fewer lines is shown from its top.
        context.navigation.scroll[.journal] = nil
        past = Past(
            observation: moment.observation, date: moment.date,
            orderedChecks: arranged(moment.observation.task, by: context.navigation.checks),
            history: watch.timeline.history(through: moment.observation.number),
            journal: watch.journal.until(moment.date))
    }
}

extension Timeline {
    /// The moment that a step leads to; nil if there is none, or if it is the live task.
    fileprivate func moment(_ step: LookBack.Step, from number: Int) -> Entry? {
        switch step {
        case .back: moment(before: number)
        case .forward: moment(after: number)
        case .first: first
        case .live: nil
        }
    }
}

extension TaskWatch {
    /// Whether ← leads to an earlier poll.
    var canLookBack: Bool {
        latest.flatMap { timeline.moment(before: lookBack.past?.observation.number ?? $0.number) } != nil
    }

    /// How much a check's count changed in each part of the session, oldest first, at most `columns` parts.
    /// For `remaining`: how much was left at the end of each part. In history: up to the shown moment.
    func countHistory(of check: CheckName, _ kind: CountKind, columns: Int) -> [Double] {
        guard let latest else { return [] }
        let levels = timeline.levels(of: check, through: latest.number, columns: columns) { kind.count(in: $0) }
        if kind == .remaining { return Array(levels.dropFirst()) }
        return zip(levels, levels.dropFirst()).map { max(0, $1 - $0) }
    }
}

extension State {
    /// What is drawn: the live task, or the earlier moment that the operator looks at. Screens that make calls or show
    /// single findings are always live.
    var shown: State {
        guard let past = watch.lookBack.past, navigation.screen.isOfTask else { return self }
        var shown = self
        shown.watch = watch.past(past)
        shown.now = Moment(wall: past.date, uptime: past.observation.at.uptime)
        shown.clock = ClockCorrection()
        return shown
    }
}

extension Navigation.Screen {
    /// Whether this place shows the task's counts, which exist for earlier moments too.
    fileprivate var isOfTask: Bool {
        switch self {
        case .overview, .check: true
        case .finding, .tasks, .cancel: false
        }
    }
}
