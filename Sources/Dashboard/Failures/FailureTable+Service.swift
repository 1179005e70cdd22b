/// Failures that AWS reports about the request.
extension FailureEntry {
    static func notFound(_ operation: Operation) -> FailureEntry {
        FailureEntry(
            retry: .steady, patience: .short, exit: .notFound, scope: .item, probe: .allowed,
            status: "NOT FOUND", short: "task not found", name: "not found",
            remedy: operation == .listTasks ? retryKey : "check task ID, region and account",
            fix: "check the task ID, --region and --profile; `mitwatch list` shows tasks",
            inDrillDown: operation.notFoundWords, cancelRemedy: .remedy
        ) { failure, setup in
            if operation == .listTasks { return other.advice(failure, setup) }
            return [
                "Task \(setup.taskId ?? "") not found in \(setup.region).",
                setup.similarCommand.map { "Did you mean `mitwatch \($0)`?" },
                "AWS keeps tasks for 90 days. Check --region and --profile.",
                "If the task has not started yet, use --wait-for-task. Press t to list tasks.",
            ].compactMap(\.self)
        }
    }

    static func invalidRequest(_ operation: Operation) -> FailureEntry {
        let what = "AWS rejected the request as invalid"
        let isListing = operation == .listTasks
        return FailureEntry(
            retry: .steady, patience: .short, exit: .rejected, scope: .item, cancelOutcome: .rejectedAfterEnd,
            probe: .unknown,
            status: "INVALID REQUEST", short: what, name: "invalid request",
            remedy: isListing ? retryKey : "check the task ID", fix: "check the task ID and the message from AWS"
        ) { failure, _ in
            guard !isListing else { return ["AWS rejected the request for the task list as invalid.", watchByID] }
            let isExplained = failure.message?.isEmpty == false
            return ["\(what).", "Check the task ID\(isExplained ? "; the message above says what is wrong" : "")."]
        }
    }

    static let throttled = FailureEntry(
        retry: .backOff, patience: .endless, exit: .busy, scope: .operation,
        status: "THROTTLED", short: "throttled by AWS", name: "throttled", remedy: "backing off",
        fix: "try again later; other callers may use up the account's quota", isTransient: true,
        cancelRemedy: .sentence("Wait a moment, then try again."), glyph: "↻", recovery: "no longer throttled"
    ) { _, setup in
        [
            "AWS is throttling requests. Other callers may share this account's quota.",
            next(setup, isSlower: true),
        ]
    }

    static let serverError = FailureEntry(
        retry: .backOff, patience: .endless, exit: .busy, scope: .operation, cancelOutcome: .unknown,
        status: "SERVER ERROR", short: "server error", name: "server error", remedy: "backing off",
        fix: "try again later; if the error persists, check for a proxy", isTransient: true, namesCode: true
    ) { failure, setup in
        let next = next(setup, isSlower: true)
        guard let proxy = failure.notFromAWS else {
            return ["\(failure.service ?? "AWS") returned a server error.", next]
        }
        return [noErrorCode(proxy), checkForProxyOrLogin + " " + next]
    }

    static func accessDenied(_ operation: Operation) -> FailureEntry {
        let what = "access denied"
        let needs = "needs \(operation.permission)"
        return FailureEntry(
            retry: .steady, patience: .short, exit: .credentials, scope: .operation,
            status: "ACCESS DENIED", short: what, name: what, remedy: needs,
            fix: "add the permission \(operation.permission)", inDrillDown: "\(what): \(needs)",
            cancelRemedy: .sentence("Add the permission \(operation.permission), then try again.")
        ) { _, _ in
            let task = operation == .listTasks ? "list tasks" : "read the task"
            return [
                "These credentials are valid but not authorized to \(task).",
                "Add the permission \(operation.permission), then press r.",
            ] + (operation == .listTasks ? [watchByID] : [])
        }
    }

    static let other = FailureEntry(
        retry: .backOffBriefly, patience: .untilFirstResponse, exit: .rejected, scope: .operation,
        status: "REJECTED", short: "request rejected", name: "rejected", remedy: retryKey,
        fix: "give AWS Support the request ID", namesCode: true
    ) { failure, setup in
        guard let proxy = failure.notFromAWS else {
            let support = "If the error persists, give AWS Support the request ID."
            return ["AWS rejected the request.", failure.requestId.map { _ in support }, next(setup)]
                .compactMap(\.self)
        }
        return [noErrorCode(proxy), checkForProxyOrLogin + " " + next(setup)]
    }

    static let notRecorded = FailureEntry(
        retry: .steady, patience: .untilFirstResponse, exit: .rejected, scope: .item,
        status: "NOT RECORDED", short: "not recorded up to this point", name: "not recorded",
        remedy: "may appear later", fix: "step forward in the recording"
    ) { _, _ in
        ["This had not been looked up at this point of the recording.", "Step forward: it may appear later."]
    }

    /// The entry for a redirect: the rules of the failure's kind, and other words. The API has no redirects, so none is
    /// followed.
    func redirected(_ status: Int) -> FailureEntry {
        FailureEntry(
            retry: retry, patience: patience, exit: exit, scope: scope, cancelOutcome: cancelOutcome, probe: probe,
            status: "REDIRECT", short: "HTTP \(status) redirect, not followed", name: name,
            remedy: Self.checkForProxy, fix: Self.checkEndpoint, isTransient: true, cancelRemedy: cancelRemedy
        ) { _, setup in
            [
                "\(setup.endpoint.name) returned a redirect (HTTP \(status)), which mitwatch does not follow.",
                Self.checkForProxyOrLogin + " " + Self.next(setup),
            ]
        }
    }

    private static func noErrorCode(_ response: String) -> String {
        "\(response): the response has no AWS error code."
    }

    private static let retryKey = "press r to retry"
    private static let watchByID = "If you know the task ID, you can watch it anyway: mitwatch TASK-ID"
}
