import Screen

extension Notice {
    /// The texts for the operator, the longest first; `task` is the name of the task to choose in the console.
    func wordings(task: String) -> [Line] {
        switch self {
        case .copied(let text, let way): sent([text], way) + done([text])
        case .copiedAddress(let page, let way): sent(page.wordings(task: task), way)
        case .copyByHand(let text, let obstacle?):
            remarks(obstacle.wordings.map { "\($0) · \(text)" }) + [Line(text)]
        case .copyByHand(let text, nil):
            remarks(["clipboard not available; copy manually: \(text)", "copy manually: \(text)"]) + [Line(text)]
        case .nothing(let reason, let brief): remarks([reason, brief].compactMap(\.self))
        case .mouse(true): done(["mouse on: hold Shift to select text", "mouse on"])
        case .mouse(false): done(["mouse off"])
        case .reportWritten(let files):
            done(["wrote \(ReportFiles(paths: files).words)", "wrote \(ReportFiles(paths: files).brief)"])
        case .reportNotWritten(let reason): remarks(["report not written: \(reason)"])
        case .recordingEnded(let end): remarks([end.words, "end of the recording", "end of recording"])
        case .replayMissed(.tooEarly):
            remarks(["--at is before the recording; showing its start", "--at too early"])
        case .replayMissed(.tooLate):
            remarks(["--at is after the recording; showing its end", "--at too late"])
        case .cancelNotAllowed:
            remarks([
                "canceling is disabled; restart with --allow-cancel", "needs --allow-cancel",
                "--allow-cancel",
            ])
        }
    }

    /// Where a text was sent and what it needs to arrive there: more important than what to choose on the page.
    private func sent(_ wordings: [String], _ way: WatchSetup.Clipboard) -> [Line] {
        let ways = way.wordings
        let pairs =
            way == .terminal
            ? wordings.flatMap { what in ways.map { ($0, what) } }
            : ways.flatMap { way in wordings.map { (way, $0) } }
        return done(pairs.map { "\($0): \($1)" })
    }

    private func done(_ wordings: [String]) -> [Line] {
        wordings.map { Line([Span("✓ ", .succeeded), Span($0)]) }
    }

    private func remarks(_ wordings: [String]) -> [Line] {
        wordings.map { Line([Span("! ", Style.warning.bold), Span($0)]) }
    }
}

extension WatchSetup.Clipboard {
    /// Where a text was sent. No terminal confirms that, and some ignore it.
    fileprivate var wordings: [String] {
        switch self {
        case .none, .terminal: ["sent to the terminal's clipboard", "sent to clipboard", "sent"]
        case .tmux: ["sent to tmux (needs set-clipboard on)", "sent to tmux", "tmux"]
        case .screen: ["sent through screen (if the terminal allows it)", "sent to screen", "screen"]
        case .tmuxOrScreen: ["sent (tmux needs set-clipboard on)", "sent"]
        }
    }
}

extension ConsolePage {
    /// Where the link leads, and what to choose there.
    fileprivate func wordings(task: String) -> [String] {
        switch self {
        case .actionTasks: ["link to the console's tasks; choose \(task) there", "link to the tasks", "tasks"]
        case .auditResults:
            ["link to the console's audits; choose the audit there", "link to the audits", "audits"]
        case .checkResults: ["link to the console's results of this check", "check results"]
        }
    }
}

extension CheckArrangement {
    /// The order of the checks: `worst first`.
    var orderWords: String {
        switch (order, isReversed) {
        case (.worst, false): "worst first"
        case (.worst, true): "worst last"
        case (.name, false): "name"
        case (.name, true): "name, Z to A"
        case (.progress, false): "least progress first"
        case (.progress, true): "most progress first"
        case (.total, false): "most findings first"
        case (.total, true): "fewest findings first"
        }
    }
}
