import MitigationModel
import Screen

/// The account's tasks, one per row, to choose the one to watch.
struct TasksView {
    let scene: RenderContext
    private let layout: TasksLayout
    private let columns: TasksColumns

    init(_ scene: RenderContext) {
        self.scene = scene
        let size = scene.state.size
        layout = TasksLayout(size)
        columns = TasksColumns(
            width: size.columns, longestId: Span(scene.state.picker.longestId).columns,
            started: StartedText.columns(scene.state, hasHeading: !layout.heading.isEmpty))
    }

    private var state: State { scene.state }
    private var picker: TaskPicker { state.picker }

    func draw(_ frame: inout Frame) {
        frame.mark(frame.bounds, as: .tasks)
        TasksHeader(scene).draw(&frame, in: layout.header)
        let window = picker.window(height: layout.rows.height)
        let width = layout.header.width - 2
        let failure = picker.tasks.isEmpty ? nil : TasksMessage(scene).line(width: width)
        let message = AlertBanner(scene)?.lineAmongTasks(width: width) ?? failure
        drawRule(&frame, window, message)
        if picker.shown.isEmpty {
            drawPage(&frame)
        } else {
            drawRows(&frame, window)
        }
        if let message { frame.draw(Line(" ") + message, in: layout.message) }
        frame.draw(
            Hints.line(scene, in: state.showsCodePage ? [.code] : [.tasks], width: layout.hints.width), in: layout.hints
        )
    }

    private func drawRule(_ frame: inout Frame, _ window: Viewport, _ message: Line?) {
        if let message, layout.message.isEmpty { return frame.draw(message, in: layout.rule) }
        frame.draw(TasksRule(scene, window).line(width: layout.rule.width), in: layout.rule)
    }

    private func drawRows(_ frame: inout Frame, _ window: Viewport) {
        let margin = TasksColumns.marginColumns(layout.rows.width)
        let names = columns.fields.map { ($0.column, Line(heading($0.field, $0.column.width), .heading)) }
        frame.draw(TableColumn.row(names, margin: Line(spaces: margin)), in: layout.heading)
        for (line, row) in window.range.enumerated() {
            guard let task = picker.shownTask(at: row) else { continue }
            let area = layout.rows.row(line)
            frame.draw(self.row(live(task), isSelected: row == picker.position), in: area)
            frame.mark(area, as: .task(task.id))
            if row == picker.position { frame.select(area, margin: margin) }
        }
    }

    /// The message if there are no rows.
    private func drawPage(_ frame: inout Frame) {
        let area = layout.heading.isEmpty ? layout.rows : layout.rows.inset(left: 1, right: 1)
        frame.draw(TasksMessage(scene).page(area.size), in: area)
        frame.placeCursor(at: area.origin, for: .text)
    }

    /// The watched task with the data of its own polls, which is newer than the list.
    private func live(_ task: ListedTask) -> ListedTask {
        guard task.id == state.taskId, !state.isStale, let latest = state.task else { return task }
        var live = task
        live.keep(latest)
        return live
    }

    private func row(_ task: ListedTask, isSelected: Bool) -> Line {
        let mark = isSelected ? Line("▸", Style.accent.bold) : Line(" ")
        let watched = task.id == state.taskId ? Line("*", Style.accent.bold) : Line(" ")
        let margin = (mark + watched).padded(to: TasksColumns.marginColumns(layout.rows.width))
        let cells = columns.fields.map { ($0.column, cell($0.field, $0.column.width, task)) }
        return TableColumn.row(cells, margin: margin)
    }

    private func cell(_ field: TasksColumns.Field, _ width: Int, _ task: ListedTask) -> Line {
        switch field {
        case .glyph: Line(task.status?.glyph ?? "?", task.status?.style.bold ?? .warning)
        case .id: Line(DisplayText.middleFitted(task.id, to: width))
        case .status: task.status?.line ?? Line("? unknown", .warning)
        case .started: Line(started(task).whole)
        case .startedShort: Line(started(task).short)
        case .took: took(task, width)
        }
    }

    private func started(_ task: ListedTask) -> StartedText {
        StartedText(task.startTime, state, hasHeading: !layout.heading.isEmpty)
    }

    private func heading(_ field: TasksColumns.Field, _ width: Int) -> String {
        switch field {
        case .started, .startedShort: TimeColumn(state).heading(field.name, width: width)
        case .glyph, .id, .status, .took: field.name
        }
    }

    /// A running task's time so far; a dash if AWS did not report it, an ellipsis if it was not looked up yet.
    private func took(_ task: ListedTask, _ width: Int) -> Line {
        guard task.status?.isFinal == true else {
            let running = task.status == .inProgress ? task.startTime.map(state.correctedNow.timeIntervalSince) : nil
            return running.map { duration(Duration(saturating: $0), width, .running) } ?? Line("–", .dim)
        }
        return switch task.took {
        case .known(let took): duration(took, width, .normal)
        case .unasked: Line("…", .dim)
        case .unknown: Line("–", .dim)
        }
    }

    private func duration(_ duration: Duration, _ width: Int, _ style: Style) -> Line {
        Line.fitting(width, [TimeText.duration(duration), TimeText.largestUnit(duration)].map { Line($0, style) })
    }

}

extension TasksColumns.Field {
    fileprivate var name: String {
        switch self {
        case .glyph: ""
        case .id: "Task"
        case .status: "Status"
        case .started, .startedShort: "Started"
        case .took: "Took"
        }
    }
}
