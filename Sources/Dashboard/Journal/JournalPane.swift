import MitigationModel
import Screen

/// What changed and when, the newest line at the top.
struct JournalPane {
    let scene: Scene

    var content: PaneContent {
        let entries = scene.state.watch.journal.entries
        guard !entries.isEmpty else {
            return PaneContent(title: Pane.journal.title, lines: [Line("nothing yet", .dim)])
        }
        return PaneContent(title: Pane.journal.title, count: entries.count) { index in
            line(entries[entries.count - 1 - index])
        }
    }

    /// The newest line; nil if there is none.
    var latest: Line? {
        scene.state.watch.journal.entries.last.map(line)
    }

    private func line(_ entry: Journal.Entry) -> Line {
        Line("\(scene.time(entry.at))  ", .dim) + entry.event.line
    }
}
