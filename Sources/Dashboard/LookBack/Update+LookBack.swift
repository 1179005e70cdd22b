import MitigationModel

/// How the operator goes through the polls of this watch. Polls go on meanwhile, and change nothing of what is shown.
extension State {
    /// Steps to another moment.
    mutating func look(_ step: LookBackStep) {
        guard let latest else { return }
        let shown = lookBack?.observation.number ?? latest.number
        let moment =
            switch step {
            case .back: timeline.moment(before: shown)
            case .forward: timeline.moment(after: shown)
            case .first: timeline.first
            case .live: Timeline.Entry?.none
            }
        if step == .back, moment == nil {
            notice = .nothing("this is the first poll of this watch", brief: "the first poll")
        } else if step.leadsOn, lookBack == nil {
            notice = .nothing("this is the present", brief: "the present")
        } else if let moment, moment.observation.number < latest.number {
            look(at: moment)
        } else if lookBack != nil {
            returnToPresent()
        }
    }

    /// Whether ← leads to an earlier poll.
    var canLookBack: Bool {
        latest.flatMap { timeline.moment(before: lookBack?.observation.number ?? $0.number) } != nil
    }

    /// Esc: from a moment of the past to the present. False if the operator is there already.
    mutating func leaveLookBack() -> Bool {
        guard lookBack != nil else { return false }
        returnToPresent()
        return true
    }

    private mutating func look(at moment: Timeline.Entry) {
        // The worst check may be another one at that time: the selection stays on what is selected now.
        navigation.selection = navigation.selection ?? selectedCheck
        // A journal with fewer lines, and others on top, is shown from its top.
        navigation.scroll[.journal] = nil
        lookBack = LookBack(
            observation: moment.observation, date: moment.date,
            orderedChecks: arranged(moment.observation.task, by: navigation.checks),
            history: timeline.history(through: moment.observation.number), journal: journal.until(moment.date))
    }

    private mutating func returnToPresent() {
        navigation.scroll[.journal] = nil
        lookBack = nil
    }
}

/// A step through the polls of this watch.
enum LookBackStep: Hashable {
    /// One poll back.
    case back
    /// One poll on; from the last one to the present.
    case forward
    /// To the first poll of the watch.
    case first
    /// To the present.
    case live

    /// Whether it goes towards the present.
    fileprivate var leadsOn: Bool {
        self == .forward || self == .live
    }
}
