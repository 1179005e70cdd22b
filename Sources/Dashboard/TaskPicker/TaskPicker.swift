import MitigationModel
import Screen

/// The account's tasks that were read, and the operator's selection.
public struct TaskPicker: Hashable, Sendable {
    /// The tasks, the newest start first; those without a start last.
    public internal(set) var tasks: [ListedTask] = []
    /// The list of all tasks; nil before it is first read, and while the picker is hidden.
    public internal(set) var all: TaskListing?
    /// The list of running tasks. The list of all may miss some of them, because its time range has an end.
    public internal(set) var running: TaskListing?
    /// Whether the list of all tasks was read to its end: then the first one is the newest.
    public internal(set) var isWhole = false
    /// Only tasks whose ID contains this text, in any case; all if it is empty.
    public internal(set) var filter = ""
    /// Only tasks with this status; nil for all.
    public internal(set) var status: TaskStatus?
    /// The indices in `tasks` of those that pass the filters.
    public internal(set) var shown: [Int] = []
    /// The selected task's index in `shown`; if it is not there, the index of the next task.
    public internal(set) var position = 0
    /// The first visible row.
    public internal(set) var firstRow = 0
    /// The longest task ID.
    public private(set) var longestId = ""
    /// The selected task; nil until the operator selects one or all are read: then it is the first one.
    var selection: String?
    /// Tasks that the list of running ones no longer includes: each is looked up to see if it has ended.
    var doubtful: [String] = []
    /// Tasks that are being described.
    var describing: [String] = []
    /// Whether the latest page could not be read.
    var hasFailed = false
    /// The uptime since which nothing is being read; nil during a reading, and while the picker is hidden.
    var idleSince: Duration?
    /// The number of the latest reading.
    var lastReading = 0

    /// An empty picker; nothing was read.
    public init() {}

    /// The statuses that f cycles through.
    static let statuses: [TaskStatus?] = [nil, .inProgress, .completed, .failed, .canceled]

    /// The selected task; nil if there is none.
    public var selectedTask: ListedTask? {
        shownTask(at: position)
    }

    /// The task in a row of the list, from 0.
    public func shownTask(at row: Int) -> ListedTask? {
        shown.indices.contains(row) ? tasks[shown[row]] : nil
    }

    /// Whether filters may hide tasks.
    public var isFiltered: Bool {
        !filter.isEmpty || status != nil
    }

    /// Whether there are more tasks than are kept.
    public var isFull: Bool {
        all?.progress == .full
    }

    /// The uptime at which a list page in flight was requested; nil if there is none.
    var readingSince: Duration? {
        [all?.readingSince, running?.readingSince].compactMap(\.self).min()
    }

    /// Why a list could not be read, if so; the list of all tasks comes first.
    var failure: (failure: CallFailure, at: Moment)? {
        all?.failure ?? running?.failure
    }

    /// The visible rows for a height.
    func window(height: Int) -> Viewport {
        Viewport(
            offset: firstRow, rows: height, count: shown.count, selected: shown.isEmpty ? nil : position)
    }

    /// Selects a row of the list, and scrolls as little as needed.
    mutating func select(_ row: Int, height: Int) {
        guard let task = shownTask(at: row) else { return }
        selection = task.id
        position = row
        firstRow = window(height: height).range.lowerBound
    }

    /// Changes the tasks or what is known of them. The selected task stays selected and on its row of the screen, even
    /// if the filters would hide it from now on.
    mutating func update(_ change: (inout Self) -> Void) {
        let held = selectedTask?.id == selection ? selection : nil
        let offset = position - firstRow
        change(&self)
        arrange(holding: held)
        // If the list is at its top, it stays there, so that new tasks are visible.
        if firstRow > 0 { firstRow = max(0, position - offset) }
    }

    /// Shows only tasks with a status and with an ID that contains a text.
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

    /// Finds the selection's row. If the selected task is gone, the one in its row is selected, so that Enter opens
    /// what the operator sees. Until all tasks are read, the first row is selected, whichever task it is.
    private mutating func settleSelection() {
        if let selection, let row = shown.firstIndex(where: { tasks[$0].id == selection }) {
            position = row
            return
        }
        position = min(position, max(0, shown.count - 1))
        if selection != nil || isWhole { selection = selectedTask?.id ?? selection }
    }

    /// Inserts a page's tasks in order.
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
