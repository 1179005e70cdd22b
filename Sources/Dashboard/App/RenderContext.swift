import FoundationEssentials
import MitigationModel
import Screen

/// A state with values that several parts of the screen need, calculated once.
///
/// A class, because each view holds it: copies of the state in all of them cost 2 MB of code.
final class RenderContext: Sendable {
    /// What is drawn: the live state, or a moment of history.
    let state: State
    /// The live state if `state` is a moment of history; otherwise nil.
    let present: State?
    /// The visible checks, in order.
    let checks: [CheckName]
    /// All checks: columns and rows are sized for them, so that nothing moves when a filter hides some.
    let allChecks: [CheckName]
    /// The selected check.
    let selected: CheckName?
    /// The counts of all checks.
    let progress: Progress
    /// The time left; nil if it is unknown or the counts are not plausible.
    let estimate: Estimate?
    /// The account's ID, if known.
    let accountId: String?

    convenience init(_ state: State) {
        let shown = state.shown
        self.init(drawing: shown, present: shown.watch.latest?.number == state.watch.latest?.number ? nil : state)
    }

    /// The live state, even if the operator looks at history.
    convenience init(presentOf state: State) {
        self.init(drawing: state, present: nil)
    }

    private init(drawing state: State, present: State?) {
        self.state = state
        self.present = present
        checks = state.watch.orderedChecks
        allChecks = OverviewPanes(state).allChecks
        selected = state.selectedCheck
        progress = state.task?.progress ?? Progress(sumOf: [])
        estimate = progress.isSound ? state.estimate : nil
        accountId = state.accountId
    }

    /// The task ID; empty if no task is watched.
    var taskId: String {
        state.taskId ?? ""
    }

    /// A point in time, with the date only if that is not today's.
    func time(_ date: Date) -> String {
        state.timeFormat.text(date)
    }

    /// The zone of the times; nil for UTC.
    var zone: LocalTime? {
        state.timeFormat.zone
    }
}
