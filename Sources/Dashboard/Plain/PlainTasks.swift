import FoundationEssentials
import MitigationModel
import Screen

/// A list of tasks as text, one line per task. The ID comes last and is never cut, because other commands need it.
public enum PlainTasks {
    /// The lines, with a heading; empty without tasks.
    public static func lines(_ tasks: [AuditMitigationActionsTaskSummary]) -> [String] {
        guard !tasks.isEmpty else { return [] }
        let rows =
            [["STATUS", "STARTED", "TASK"]]
            + tasks.map { task in
                [
                    task.taskStatus?.rawValue ?? "–", task.startTime.flatMap(ISOTime.text) ?? "–", task.taskId ?? "–",
                ].map { DisplayText.fitted($0, to: .max) }
            }
        let widths = (0..<2).map { column in rows.map { DisplayText.columns(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { DisplayText.padded($0, to: $1) + "  " }.joined() + row[2]
        }
    }
}
