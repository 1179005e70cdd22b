import MitigationModel
import Screen

/// The rule above the tasks: how many there are, their order, and the filters.
struct TasksRule {
    private let picker: TaskPicker
    private let isWatching: Bool
    private let window: Viewport

    init(_ scene: RenderContext, _ window: Viewport) {
        picker = scene.state.picker
        isWatching = scene.state.task != nil
        self.window = window
    }

    /// `── 14 tasks · newest first · all statuses ──────── * watching ──`.
    func line(width: Int) -> Line {
        let notes = isWatching && width >= TasksColumns.leastColumnsForHeading ? Line("* watching", .dim) : .blank
        let short = picker.isFiltered ? [[count, filters], [filters]] : [[count, order], [count], [wholeCount]]
        let wordings = (picker.tasks.isEmpty ? [[count]] : [[count, order, filters]] + short).map {
            Line.joined($0.filter { !$0.isEmpty }.map { Line($0, .dim) }, separator: Line.separator)
        }
        let title = Line.fitting(width - 6, wordings)
        return Rule(title: title, notes: notes).line(width: width)
    }

    private var count: String {
        guard !picker.tasks.isEmpty || picker.isWhole else { return picker.failure == nil ? "loading" : "not loaded" }
        if picker.isFiltered { return filteredCount }
        return window.label.map { "\($0)\(unit)" } ?? wholeCount
    }

    private var wholeCount: String {
        let count = Int64(picker.tasks.count)
        return picker.isWhole ? CountText.counted(count, "task", "tasks") : "\(CountText.full(count))\(unit)"
    }

    /// `3 of 14 tasks`, or if they are scrolled `3–12 of 40, of 300 tasks`.
    private var filteredCount: String {
        let shown = window.label.map { "\($0), of" } ?? "\(CountText.full(Int64(picker.shown.count))) of"
        let count = CountText.full(Int64(picker.tasks.count))
        return "\(shown) \(count)\(unit)"
    }

    /// After a count: ` tasks`, `+ tasks` if more exist than are kept, or ` loaded` while the list is incomplete.
    private var unit: String {
        if picker.isWhole { return " tasks" }
        return picker.isFull ? "+ tasks" : " loaded"
    }

    private var order: String {
        picker.isWhole ? "newest first" : ""
    }

    private var filters: String {
        let status = picker.status.map(\.word) ?? (picker.filter.isEmpty ? "all statuses" : "")
        let text = picker.filter.isEmpty ? "" : "ID contains \"\(picker.filter)\""
        return [status, text].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
