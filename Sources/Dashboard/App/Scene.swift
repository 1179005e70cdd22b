import FoundationEssentials
import MitigationModel
import Screen

/// A state with what several parts of the screen need of it, worked out once.
struct Scene {
    /// What is drawn: the present, or the moment that the operator looks back to.
    let state: State
    /// The present, where `state` is a moment of the past; nil where that is the present.
    let present: State?
    /// The checks that are shown, in their order.
    let checks: [CheckName]
    /// All checks: what is as wide or as high as they need does not change while they are filtered.
    let allChecks: [CheckName]
    /// The selected one.
    let selected: CheckName?
    /// The counts of all checks.
    let progress: Progress
    /// How long the rest will take; nil where it is not known, or where the counts cannot tell.
    let estimate: Estimate?
    /// The account, as far as it is known.
    let accountId: String?

    init(_ state: State) {
        let shown = state.shown
        self.init(drawing: shown, present: shown.watch.latest?.number == state.watch.latest?.number ? nil : state)
    }

    /// The present, even where the operator looks back.
    init(presentOf state: State) {
        self.init(drawing: state, present: nil)
    }

    private init(drawing state: State, present: State?) {
        self.state = state
        self.present = present
        checks = state.watch.orderedChecks
        allChecks = state.navigation.checks.isFiltering ? state.task?.checks ?? [] : state.watch.orderedChecks
        selected = state.selectedCheck
        progress = state.task?.progress ?? Progress(sumOf: [])
        estimate = progress.isSound ? state.estimate : nil
        accountId = state.accountId
    }

    /// The task's id; empty where none is watched.
    var taskId: String {
        state.taskId ?? ""
    }

    /// A point in time as it is shown: with the date only where that is not today's.
    func time(_ date: Date) -> String {
        TimeText.time(date, today: state.correctedNow, in: zone)
    }

    /// The zone that times are shown in.
    var zone: LocalTime? {
        state.isLocalTime ? state.setup.timeZone : nil
    }
}
