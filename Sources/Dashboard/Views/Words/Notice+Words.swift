import Screen

extension Notice {
    /// What it says to the operator, the longest wording first; `task` names the one that is to be chosen.
    func wordings(task: String) -> [Line] {
        switch self {
        case .copied(let text): done(["copied \(text)", text])
        case .copiedAddress(let page): done(page.wordings(task: task))
        case .copyByHand(let text):
            remarks(["no clipboard on this terminal; copy by hand: \(text)", "copy by hand: \(text)"]) + [Line(text)]
        case .nothing(let reason, let brief): remarks([reason, brief].compactMap(\.self))
        case .reportWritten(let files):
            done(["wrote \(ReportFiles(paths: files).words)", "wrote \(ReportFiles(paths: files).brief)"])
        case .reportNotWritten(let reason): remarks(["no report was written: \(reason)"])
        case .recordingEnded(let end): remarks([end.words, "the recording ends here", "ends here"])
        case .replayMissed(.tooEarly):
            remarks(["--at is outside the recording: this is its beginning", "--at is outside"])
        case .replayMissed(.tooLate):
            remarks(["--at is outside the recording: this is its end", "--at is outside"])
        case .cancelNotAllowed:
            remarks([
                "to cancel the task from here, start mitwatch with --allow-cancel", "needs --allow-cancel",
                "--allow-cancel",
            ])
        }
    }

    private func done(_ wordings: [String]) -> [Line] {
        wordings.map { Line([Span("✓ ", .succeeded), Span($0)]) }
    }

    private func remarks(_ wordings: [String]) -> [Line] {
        wordings.map { Line([Span("! ", Style.warning.bold), Span($0)]) }
    }
}

extension ConsolePage {
    /// That its address was copied, and what to choose on it.
    fileprivate func wordings(task: String) -> [String] {
        let copied = "copied the address of the console's"
        return switch self {
        case .actionTasks: ["\(copied) task list; choose \(task) there", "\(copied) task list", "copied: task list"]
        case .auditResults:
            ["\(copied) list of audits; choose the audit there", "\(copied) list of audits", "copied: audits"]
        case .checkResults: ["\(copied) results of this check", "copied: check results"]
        }
    }
}

extension CheckArrangement {
    /// In which order the checks stand: `worst first`.
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
