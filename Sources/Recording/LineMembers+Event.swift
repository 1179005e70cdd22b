import Dashboard
import MitigationModel

/// Events in a recording. Responses to polls are encoded by `PollMembers`.
extension LineMembers {
    /// Nil for an event that is not recorded, and for a response to a poll.
    init?(_ event: Event, asked: Duration?) {
        switch event {
        case .pollFailed(let id, let failure):
            self.init("pollFailed", failure)
            (number, self.asked) = (id.number, asked?.recorded)
        case .accountIdentified(let account):
            self.init("accountIdentified")
            self.account = account
        case .accountNotIdentified: self.init("accountNotIdentified")
        case .credentialsReported(let facts):
            self.init("credentialsFound", text: facts.origin)
            (expiration, renewal) = (facts.expiration, facts.renewal?.recordedName)
        case .credentialsWarned(let warning): self.init("credentialsWarned", text: warning)
        case .attemptFailed(let operation, let failure, let delay):
            self.init("attemptFailed", failure)
            (self.operation, seconds) = (operation.rawValue, delay.recorded)
        case .cancelAccepted(let id, let requestId):
            self.init("cancelAccepted")
            (taskId, self.requestId) = (id, requestId)
        case .cancelFailed(let id, let failure):
            self.init("cancelFailed", failure)
            taskId = id
        case .reportWritten(let files):
            self.init("reportWritten")
            self.files = files
        case .reportNotWritten(let reason): self.init("reportNotWritten", text: reason)
        case .findingsListed(let query, let page):
            self.init("findingsListed", query)
            (findings, isLast) = (page.findings, page.isLast)
        case .findingsNotListed(let query, let failure):
            self.init("findingsNotListed", query)
            self.failure = FailureMembers(failure)
        case .executionsListed(let query, let executions):
            self.init("executionsListed", query)
            actionsExecutions = executions
        case .executionsNotListed(let query, let failure):
            self.init("executionsNotListed", query)
            self.failure = FailureMembers(failure)
        case .findingDescribed(let query, let finding):
            self.init("findingDescribed", query)
            self.finding = finding
        case .findingNotDescribed(let query, let failure):
            self.init("findingNotDescribed", query)
            self.failure = FailureMembers(failure)
        case .tasksListed(let query, let page):
            self.init("tasksListed", query)
            (tasks, isLast) = (page.tasks, page.isLast)
        case .tasksNotListed(let query, let failure):
            self.init("tasksNotListed", query)
            self.failure = FailureMembers(failure)
        case .taskDescribed(let id, let task):
            self.init("taskDescribed")
            (taskId, self.task) = (id, task)
        case .taskNotDescribed(let id, let failure):
            self.init("taskNotDescribed", failure)
            taskId = id
        // Of the terminal, of time, or of this program: `EventTrace` keeps none of them. Polls: `PollMembers`.
        case .pollSucceeded, .started, .ticked, .keyPressed, .pointed, .resized, .continued, .interrupted,
            .recordingFailed, .logFailed, .codeAnswered, .loggedIn, .clipboardChecked, .replayed, .replayEnded,
            .replayMissed:
            return nil
        }
    }

    private init(_ event: String, _ failure: CallFailure) {
        self.init(event)
        self.failure = FailureMembers(failure)
    }

    private init(_ event: String, text: String) {
        self.init(event)
        self.text = text
    }

    private init(_ event: String, _ query: FindingsQuery) {
        self.init(event)
        (reading, taskId, auditTaskId, checkName) = (query.reading, query.taskId, query.auditTaskId, query.check)
    }

    private init(_ event: String, _ query: ExecutionsQuery) {
        self.init(event)
        (reading, taskId, findingId) = (query.reading, query.taskId, query.findingId)
    }

    private init(_ event: String, _ query: FindingQuery) {
        self.init(event)
        (reading, findingId) = (query.reading, query.findingId)
    }

    private init(_ event: String, _ query: TasksQuery) {
        self.init(event)
        (reading, startTime, endTime, taskStatus) = (query.reading, query.from, query.to, query.status)
    }
}

/// Decoding.
extension LineMembers {
    /// The fact on the line; nil for an event that this version does not know.
    func fact() throws(UnreadableLine) -> EventTrace.Fact? {
        if let act = try act() { return .done(act) }
        if event == "pollFailed" {
            return .came(
                .pollFailed(PollID(try need(\.number, "number")), try theFailure()),
                asked: asked.map { Duration(recorded: $0) })
        }
        if let event = try ofWatch() { return .came(event, asked: nil) }
        if let event = try ofFindings() { return .came(event, asked: nil) }
        return try ofTasks().map { .came($0, asked: nil) }
    }

    private func ofWatch() throws(UnreadableLine) -> Event? {
        switch event {
        case "accountIdentified": .accountIdentified(try need(\.account, "account"))
        case "accountNotIdentified": .accountNotIdentified
        case "credentialsFound":
            .credentialsReported(
                CredentialsFacts(
                    origin: try need(\.text, "text"), expiration: expiration,
                    renewal: renewal.flatMap(CredentialsFacts.Renewal.init)))
        case "credentialsWarned": .credentialsWarned(try need(\.text, "text"))
        case "attemptFailed":
            .attemptFailed(
                try operationThatFailed(), try theFailure(), next: Duration(recorded: try need(\.seconds, "seconds")))
        case "cancelAccepted": .cancelAccepted(try need(\.taskId, "taskId"), requestId: requestId)
        case "cancelFailed": .cancelFailed(try need(\.taskId, "taskId"), try theFailure())
        case "reportWritten": .reportWritten(try need(\.files, "files"))
        case "reportNotWritten": .reportNotWritten(try need(\.text, "text"))
        default: nil
        }
    }

    private func ofFindings() throws(UnreadableLine) -> Event? {
        switch event {
        case "findingsListed":
            .findingsListed(
                try findingsQuery(),
                FindingsPage(findings: try need(\.findings, "findings"), isLast: try need(\.isLast, "isLast")))
        case "findingsNotListed": .findingsNotListed(try findingsQuery(), try theFailure())
        case "executionsListed":
            .executionsListed(try executionsQuery(), try need(\.actionsExecutions, "actionsExecutions"))
        case "executionsNotListed": .executionsNotListed(try executionsQuery(), try theFailure())
        case "findingDescribed": .findingDescribed(try findingQuery(), try need(\.finding, "finding"))
        case "findingNotDescribed": .findingNotDescribed(try findingQuery(), try theFailure())
        default: nil
        }
    }

    private func ofTasks() throws(UnreadableLine) -> Event? {
        switch event {
        case "tasksListed":
            .tasksListed(
                try tasksQuery(), TasksPage(tasks: try need(\.tasks, "tasks"), isLast: try need(\.isLast, "isLast")))
        case "tasksNotListed": .tasksNotListed(try tasksQuery(), try theFailure())
        case "taskDescribed": .taskDescribed(try need(\.taskId, "taskId"), try need(\.task, "task"))
        case "taskNotDescribed": .taskNotDescribed(try need(\.taskId, "taskId"), try theFailure())
        default: nil
        }
    }

    private func theFailure() throws(UnreadableLine) -> CallFailure {
        try need(\.failure, "failure").failure
    }

    private func operationThatFailed() throws(UnreadableLine) -> Operation {
        let name = try need(\.operation, "operation")
        guard let operation = Operation(rawValue: name) else { throw UnreadableLine("\(event) of another operation") }
        return operation
    }

    private func findingQuery() throws(UnreadableLine) -> FindingQuery {
        FindingQuery(reading: try need(\.reading, "reading"), findingId: try need(\.findingId, "findingId"))
    }

    private func findingsQuery() throws(UnreadableLine) -> FindingsQuery {
        FindingsQuery(
            reading: try need(\.reading, "reading"), taskId: try need(\.taskId, "taskId"),
            auditTaskId: try need(\.auditTaskId, "auditTaskId"), check: try need(\.checkName, "checkName"))
    }

    private func executionsQuery() throws(UnreadableLine) -> ExecutionsQuery {
        ExecutionsQuery(
            reading: try need(\.reading, "reading"), taskId: try need(\.taskId, "taskId"),
            findingId: try need(\.findingId, "findingId"))
    }

    private func tasksQuery() throws(UnreadableLine) -> TasksQuery {
        TasksQuery(
            reading: try need(\.reading, "reading"), from: try need(\.startTime, "startTime"),
            to: try need(\.endTime, "endTime"), status: taskStatus)
    }
}

extension CredentialsFacts.Renewal {
    /// The name in recordings. Logins and codes are not kept: a replay makes none.
    fileprivate var recordedName: String {
        switch self {
        case .automatic: "automatic"
        case .code: "code"
        case .login: "login"
        case .never: "never"
        }
    }

    /// The renewal of this name; nil if this version does not know it.
    fileprivate init?(_ name: String) {
        switch name {
        case "automatic": self = .automatic
        case "code": self = .code(CodeRequest(serial: "", profile: "", roleArn: "", command: ""))
        case "login": self = .login(Login(""))
        case "never": self = .never
        default: return nil
        }
    }
}
