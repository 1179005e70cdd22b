/// Failures that AWS reports about the request.
extension FailureEntry {
    static func notFound(_ operation: Operation) -> FailureEntry {
        FailureEntry(
            retry: .steady, patience: .short, exit: .notFound, scope: .item, probe: .allowed,
            status: "NOT FOUND", short: "AWS knows no such task here", name: "not found",
            remedy: operation == .listTasks ? askAgain : "check id, region and account",
            fix: "check the task ID, --region and --profile; `mitwatch list` shows tasks",
            inDrillDown: operation.notFoundWords, cancelRemedy: .remedy
        ) { failure, setup in
            if operation == .listTasks { return other.advice(failure, setup) }
            let task = setup.taskId ?? ""
            return [
                "\(setup.endpoint.name) knows no task \(task) in \(setup.region).",
                setup.similarCommand.map { "No task \(task); did you mean `mitwatch \($0)`?" },
                "Tasks are kept 90 days. Another region: --region. Another account: --profile.",
                "Not started yet: --wait-for-task. t shows the tasks that there are.",
            ].compactMap(\.self)
        }
    }

    static func invalidRequest(_ operation: Operation) -> FailureEntry {
        let what = "AWS calls the request invalid"
        let isListing = operation == .listTasks
        return FailureEntry(
            retry: .steady, patience: .short, exit: .rejected, scope: .item, cancelOutcome: .rejectedAfterEnd,
            probe: .unknown,
            status: "INVALID REQUEST", short: what, name: "invalid request",
            remedy: isListing ? askAgain : "check the task id", fix: "check the task ID and the message from AWS"
        ) { _, _ in
            isListing
                ? [
                    "AWS calls the request for the account's tasks invalid.",
                    "A task whose id is known can be watched all the same: mitwatch TASK-ID.",
                ]
                : ["\(what).", "Check the task id; AWS's own words say what is wrong with it."]
        }
    }

    static let throttled = FailureEntry(
        retry: .backOff, patience: .endless, exit: .busy, scope: .operation,
        status: "THROTTLED", short: "throttled by AWS", name: "throttled", remedy: "asks less often until it eases",
        fix: "try again later; other programs may use up the account's quota", isTransient: true,
        cancelRemedy: .sentence("Wait a moment before you try again."), glyph: "↻", recovery: "throttling eased"
    ) { _, setup in
        ["AWS asks for fewer requests: others in this account may be calling too.", goesOn(setup, slowly: true)]
    }

    static let serverError = FailureEntry(
        retry: .backOff, patience: .endless, exit: .busy, scope: .operation, cancelOutcome: .unknown,
        status: "SERVER ERROR", short: "server error", name: "server error", remedy: "asks less often until it passes",
        fix: "try again later; if the error persists, check for a proxy", isTransient: true, namesCode: true
    ) { failure, setup in
        let goesOn = goesOn(setup, slowly: true)
        guard let proxy = failure.notFromAWS else {
            return ["\(failure.service ?? "AWS") has an error on its side.", goesOn]
        }
        return [noError(in: proxy), betweenUs + " " + goesOn]
    }

    static func accessDenied(_ operation: Operation) -> FailureEntry {
        let what = "access denied"
        let needs = "needs \(operation.permission)"
        let listing = "A task whose id is known can be watched without it: mitwatch TASK-ID."
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .operation,
            status: "ACCESS DENIED", short: what, name: what, remedy: needs,
            fix: "add the permission \(operation.permission)", inDrillDown: "\(what): \(needs)",
            cancelRemedy: .sentence("The credentials need the permission \(operation.permission).")
        ) { _, _ in
            let task = operation == .listTasks ? "list the account's tasks" : "ask for the task"
            return [
                "AWS knows these credentials, but they may not \(task).",
                "They need the permission \(operation.permission).",
            ] + (operation == .listTasks ? [listing] : [])
        }
    }

    static let other = FailureEntry(
        retry: .backOffBriefly, patience: .untilFirstResponse, exit: .rejected, scope: .operation,
        status: "REFUSED", short: "the request was refused", name: "refused", remedy: askAgain,
        fix: "give AWS Support the request ID", namesCode: true
    ) { failure, setup in
        guard let proxy = failure.notFromAWS else { return ["AWS refuses the request.", goesOn(setup)] }
        return [noError(in: proxy), betweenUs + " " + goesOn(setup)]
    }

    static let notRecorded = FailureEntry(
        retry: .steady, patience: .untilFirstResponse, exit: .rejected, scope: .item,
        status: "NOT RECORDED", short: "not in the recording up to this moment", name: "refused",
        remedy: "may follow later in it", fix: "step forward in the recording"
    ) { _, _ in
        ["The watch that was recorded had not asked for this up to the moment that is shown."]
    }

    /// The entry for a redirect: the rules of the failure's kind, and other words. The API has no redirects, so none is
    /// followed.
    func redirected(_ status: Int) -> FailureEntry {
        FailureEntry(
            retry: retry, patience: patience, exit: exit, scope: scope, cancelOutcome: cancelOutcome, probe: probe,
            status: "REDIRECT", short: "a redirect, HTTP \(status), not followed", name: name,
            remedy: Self.checkForProxy, fix: Self.checkEndpoint, isTransient: true, cancelRemedy: cancelRemedy
        ) { _, setup in
            [
                "\(setup.endpoint.name) answers with a redirect (HTTP \(status)), which is not followed.",
                Self.betweenUs + " " + Self.goesOn(setup),
            ]
        }
    }

    private static func noError(in response: String) -> String {
        "\(response): its answer names no error of the API."
    }

    private static let askAgain = "r asks again"
}
