import MitigationModel
import Screen

/// The account's tasks, as far as they were read, and where the operator is among them.
public struct TaskPicker: Hashable, Sendable {
    /// The tasks, the newest start first as far as read; those without a start last.
    public internal(set) var tasks: [ListedTask] = []
    /// The list of all tasks; nil if nothing is being read.
    public internal(set) var all: TaskListing?
    /// The list of those in progress: the end of the span may leave them out of the other.
    public internal(set) var running: TaskListing?
    /// Whether the list of all tasks was read to its end: then the first one is the newest.
    public internal(set) var isWhole = false
    /// Only tasks whose id holds this text, in any case; all if it is empty.
    public internal(set) var filter = ""
    /// Only tasks of this status; nil for all.
    public internal(set) var status: TaskStatus?
    /// The places in `tasks` of those that the filters let through.
    public internal(set) var shown: [Int] = []
    /// The place in `shown` of the selected task, and where there is none, of the next one.
    public internal(set) var position = 0
    /// The first shown row.
    public internal(set) var firstRow = 0
    /// The longest id of all.
    public private(set) var longestId = ""
    /// The selected task; nil until the operator selects one, or all are read: then the first one counts.
    var selection: String?
    /// Tasks that the list of those in progress no longer names: whether they are over is asked.
    var doubtful: [String] = []
    /// Tasks that are being described.
    var describing: [String] = []
    /// Whether the latest page that was asked for could not be had.
    var hasFailed = false
    /// The uptime since which nothing is being read; nil while something is, and before.
    var idleSince: Duration?
    /// The number of the latest reading.
    var lastReading = 0

    /// Nothing was read.
    public init() {}

    /// The statuses that f goes through.
    static let statuses: [TaskStatus?] = [nil, .inProgress, .completed, .failed, .canceled]

    /// The selected task; nil if none is shown.
    public var selectedTask: ListedTask? {
        shownTask(at: position)
    }

    /// The task in a row of the list, counted from 0.
    public func shownTask(at row: Int) -> ListedTask? {
        shown.indices.contains(row) ? tasks[shown[row]] : nil
    }

    /// Whether some tasks are left out.
    public var isFiltered: Bool {
        !filter.isEmpty || status != nil
    }

    /// Whether there are more tasks than are kept.
    public var isFull: Bool {
        all?.progress == .full
    }

    /// The uptime since which AWS is being asked for a list; nil if it is not.
    var readingSince: Duration? {
        [all?.readingSince, running?.readingSince].compactMap(\.self).min()
    }

    /// Why a list could not be read, if one could not: that of all tasks counts first.
    var failure: (failure: CallFailure, at: Moment)? {
        all?.failure ?? running?.failure
    }

    /// The rows that are shown on so many.
    func window(height: Int) -> ScrollWindow {
        ScrollWindow(
            first: firstRow, height: height, count: shown.count, selected: shown.isEmpty ? nil : position)
    }

    /// Selects a row of the list, and scrolls as little as needed.
    mutating func select(_ row: Int, height: Int) {
        guard let task = shownTask(at: row) else { return }
        selection = task.id
        position = row
        firstRow = window(height: height).range.lowerBound
    }

    /// Changes which tasks there are, or what is known of them. The selected one stays selected and where it is on the
    /// screen, also where the filters would leave it out from now on.
    mutating func update(_ change: (inout Self) -> Void) {
        let held = selectedTask?.id == selection ? selection : nil
        let offset = position - firstRow
        change(&self)
        arrange(holding: held)
        // At its top the list stays there: what is new is to be seen.
        if firstRow > 0 { firstRow = max(0, position - offset) }
    }

    /// Shows tasks of a status alone, and those whose id holds a text.
    mutating func show(status: TaskStatus?, filter: String) {
        (self.status, self.filter) = (status, filter)
        firstRow = 0
        position = 0
        arrange(holding: nil)
    }

    private mutating func arrange(holding held: String?) {
        let text = filter.lowercased()
        shown = tasks.indices.filter { index in
            let task = tasks[index]
            if task.id == held { return true }
            return (status == nil || task.status == status) && (text.isEmpty || task.id.lowercased().contains(text))
        }
        settleSelection()
    }

    /// Finds the selection's row. Where it is gone the task in its place is selected instead: Enter must mean the one
    /// that was seen. Before all are read the first row is the selected one, whichever task that is.
    private mutating func settleSelection() {
        if let selection, let row = shown.firstIndex(where: { tasks[$0].id == selection }) {
            position = row
            return
        }
        position = min(position, max(0, shown.count - 1))
        if selection != nil || isWhole { selection = selectedTask?.id ?? selection }
    }

    /// Puts tasks of a page in their places.
    mutating func merge(_ page: some Collection<AuditMitigationActionsTaskSummary>, of query: TasksQuery) {
        var places: [String: Int] = [:]
        for (place, task) in tasks.enumerated() { places[task.id] = place }
        for summary in page {
            if let place = summary.taskId.flatMap({ places[$0] }) {
                tasks[place].keep(summary, of: query)
            } else if let task = ListedTask(summary, of: query) {
                places[task.id] = tasks.count
                tasks.append(task)
                if Span(task.id).columns > Span(longestId).columns { longestId = task.id }
            }
        }
        tasks.sort { $0.isBefore($1) }
    }
}
