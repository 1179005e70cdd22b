import Screen

extension Notice {
    /// What it says to the operator, in one line; text from outside is made harmless where it is drawn.
    func line(taskId: String) -> Line {
        switch self {
        case .copied(let text): done("copied \(text)")
        case .copiedAddress(.actionTasks):
            done("copied the console's address of the action tasks: choose \(taskId) there")
        case .copiedAddress(.auditResults):
            done("copied the console's address of the audit results: choose the audit there")
        case .copiedAddress(.checkResults): done("copied the console's address of this check's results")
        case .copyByHand(let text): remark("no clipboard on this terminal; to copy by hand: \(text)")
        case .nothing(let reason): remark(reason)
        case .reportWritten(let files): done("wrote \(files.joined(separator: " and "))")
        case .reportNotWritten(let reason): remark("no report was written: \(reason)")
        case .cancelNotAllowed: remark("to cancel the task from here, start mitwatch with --allow-cancel")
        }
    }

    private func done(_ words: String) -> Line {
        Line([Span("✓ ", .succeeded), Span(words)])
    }

    private func remark(_ words: String) -> Line {
        Line([Span("! ", Style.warning.bold), Span(words)])
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
