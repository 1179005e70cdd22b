import Screen

/// The journal as lines, the newest entry first.
struct JournalContent {
    let entries: [Journal.Entry]
    let times: TimeFormat

    init(_ journal: Journal, _ times: TimeFormat) {
        entries = journal.entries
        self.times = times
    }

    /// One line for each entry; the number of lines needs no layout.
    var content: PaneContent {
        guard !entries.isEmpty else {
            return PaneContent(title: Pane.journal.title, lines: [Line("no events yet", .dim)])
        }
        return PaneContent(title: Pane.journal.title, count: entries.count) { index in
            line(entries[entries.count - 1 - index])
        }
    }

    /// The newest entry; nil if there is none.
    var latest: Line? {
        entries.last.map(line)
    }

    private func line(_ entry: Journal.Entry) -> Line {
        Line("\(times.text(entry.at))  ", .dim) + entry.event.line
    }
}
