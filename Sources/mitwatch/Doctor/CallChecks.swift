import Dashboard
import FoundationEssentials
import IoTClient
import MitigationModel

/// Calls each of AWS's read operations once, and reports each result as it arrives. Nothing is changed.
struct CallChecks {
    let client: IoTClient
    /// The task that the operator is interested in.
    let taskId: String?
    /// The machine's calendar clock.
    let now: @Sendable () -> Date
    /// Receives each result. If it throws, the checks end.
    let report: (CheckReport) throws -> Void

    /// Whether the failure so far affects every call.
    private var isOver: Bool
    /// How far the server's clock is ahead of the machine's.
    private var offset: TimeInterval?

    /// A valid ID that does not exist: if the server does not find it, it has permitted the call.
    private static let noId = "mitwatch-doctor-task-that-does-not-exist"

    init(
        client: IoTClient, hasCredentials: Bool, taskId: String?, now: @escaping @Sendable () -> Date,
        report: @escaping (CheckReport) throws -> Void
    ) {
        self.client = client
        isOver = !hasCredentials
        self.taskId = taskId
        self.now = now
        self.report = report
    }

    /// Runs all checks.
    mutating func run() throws {
        let task = try checkTasks()
        try checkFindings(of: task)
        try report(
            CheckReport(.notRun, APIOperation.cancelAuditMitigationActionsTask.rawValue, "would cancel a task"))
        try report(clock)
    }

    /// What findings are looked up by: the task and its audit.
    private mutating func checkTasks() throws -> (id: String?, auditTaskId: String?) {
        let recent = AccountTasks.span(now: now())
        let page = try call(.listAuditMitigationActionsTasks) { client throws(IoTError) in
            try await client.listAuditMitigationActionsTasks(from: recent.from, to: recent.to, maxResults: 25).first
        }
        let listed = page?.tasks?.lazy.compactMap(\.taskId).first(where: TaskId.isValid)
        let id = taskId ?? listed
        let task = try call(.describeAuditMitigationActionsTask, hasId: id != nil) { client throws(IoTError) in
            try await client.describeAuditMitigationActionsTask(taskId: id ?? Self.noId)
        }
        return (id, task?.target?.auditTaskId)
    }

    private mutating func checkFindings(of task: (id: String?, auditTaskId: String?)) throws {
        let today = (from: now().addingTimeInterval(-86_400), to: now())
        let scope = task.auditTaskId.map { AuditFindingsScope.audit(taskId: $0) }
        let page = try call(.listAuditFindings) { client throws(IoTError) in
            try await client.listAuditFindings(scope ?? .period(from: today.from, to: today.to), maxResults: 25).first
        }
        let id = page?.findings?.lazy.compactMap(\.findingId).first(where: TaskId.isValid)
        _ = try call(.describeAuditFinding, hasId: id != nil) { client throws(IoTError) in
            try await client.describeAuditFinding(findingId: id ?? Self.noId)
        }
        _ = try call(.listAuditMitigationActionsExecutions, hasId: id != nil && task.id != nil) {
            client throws(IoTError) in
            try await client.listAuditMitigationActionsExecutions(
                taskId: task.id ?? Self.noId, findingId: id ?? Self.noId, maxResults: 25
            ).first
        }
    }

    /// Calls one operation. Without a real ID, a server that does not find it has permitted the call.
    private mutating func call<Value: Sendable>(
        _ operation: APIOperation, hasId: Bool = true,
        _ ask: @escaping @Sendable (IoTClient) async throws(IoTError) -> Response<Value>?
    ) throws -> Value? {
        guard !isOver else {
            try report(CheckReport(.skipped, operation.rawValue))
            return nil
        }
        let client = client
        let begin = Clocks.machineUptime()
        let result = Blocking.result { () throws(IoTError) in try await ask(client) }
        let time = "(\(Int(saturating: (Clocks.machineUptime() - begin) / .milliseconds(1))) ms)"
        switch result {
        case .success(let response):
            observe(response?.serverDate)
            try report(CheckReport(.ok, operation.rawValue, "allowed \(time)"))
            return response?.value
        case .failure(let error):
            try fail(CallFailure(error), operation, hasId: hasId)
            return nil
        }
    }

    private mutating func fail(_ failure: CallFailure, _ operation: APIOperation, hasId: Bool) throws {
        observe(failure.serverDate)
        isOver = failure.affectsEveryCall
        switch hasId ? .failed : failure.probeResult {
        case .allowed:
            try report(CheckReport(.ok, operation.rawValue, "allowed (no data to read)"))
        case .unknown:
            try report(
                CheckReport(
                    .note, operation.rawValue, "inconclusive", advice: ["There was nothing to read with this call."])
            )
        case .failed:
            let advice = failure.advice(for: Operation(operation))
            try report(CheckReport(.fail, operation.rawValue, failure.name, advice: advice))
        }
    }
}

extension CallChecks {
    /// AWS rejects a signature that is more than five minutes off; a little less is suspicious.
    private static let toleratedOffset: TimeInterval = 240

    private mutating func observe(_ serverDate: Date?) {
        // The header has whole seconds, rounded down.
        offset = serverDate.map { $0.timeIntervalSince(now()) + 0.5 } ?? offset
    }

    private var clock: CheckReport {
        guard let offset else { return CheckReport(.skipped, "clock", "no server response to compare with") }
        let seconds = abs(offset) < 2 ? 0 : Int(saturating: abs(offset).rounded())
        let side = offset > 0 ? "behind" : "ahead of"
        let text = seconds == 0 ? "in sync with the server" : "\(seconds)s \(side) the server"
        guard abs(offset) >= Self.toleratedOffset else { return CheckReport(.ok, "clock", text) }
        return CheckReport(
            .fail, "clock", text,
            advice: [
                "AWS rejects requests signed with a clock that is off by 5 minutes or more.",
                CallFailure.fixLine(CallFailure.clockFix),
            ])
    }
}

extension CallFailure {
    /// What failed in full, and then how to fix it.
    func advice(for operation: Operation) -> [String] {
        diagnosis + [Self.fixLine(fix(for: operation))]
    }
}

extension Pages {
    /// The first page; nil if there is none.
    fileprivate var first: Response<Page>? {
        get async throws(IoTError) {
            var pages = makeAsyncIterator()
            return try await pages.next()
        }
    }
}

extension TaskId {
    fileprivate static func isValid(_ id: String) -> Bool {
        (try? validate(id)) != nil
    }
}
