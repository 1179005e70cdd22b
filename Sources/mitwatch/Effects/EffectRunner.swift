import Dashboard
import IoTClient
import Terminal

/// Carries out what `update` asks for. Results come back as events, through the mailbox.
final class EffectRunner {
    /// One attempt a call: what follows from a failed poll is the dashboard's to say.
    private let client: IoTClient
    /// Whom to ask which account this is; nil where nobody is to be asked.
    private let identity: STSClient?
    private let terminal: Terminal
    private let mailbox: Mailbox<Event>
    private let drillDown: DrillDownCalls
    private let picker: PickerCalls
    private let polls: PollCalls
    /// Calls that nothing gives up but the end.
    private let others: CallGroup<Event>
    private let reports: ReportWriter
    /// What changes something outside: a cancel, a report. The end waits for it.
    let actions: CallGroup<Event>

    /// Polls run on `executor`. `retries` says how many attempts a call may take that is no poll and changes nothing.
    init(
        client: IoTClient, on executor: any TaskExecutor, retries: RetryPolicy, identity: STSClient?,
        reports: ReportWriter, terminal: Terminal, mailbox: Mailbox<Event>
    ) {
        self.client = client
        self.identity = identity
        self.terminal = terminal
        self.mailbox = mailbox
        // A poll goes before them where both are waiting for the quota.
        let patient = client.prioritized(.background).retrying(retries) { attempt in
            guard let lookUp = LookUp(attempt.operation) else { return }
            mailbox.post(.attemptFailed(lookUp, CallFailure(attempt.error), next: attempt.delay))
        }
        polls = PollCalls(client: client, on: executor, reportingTo: mailbox)
        drillDown = DrillDownCalls(client: patient, reportingTo: mailbox)
        picker = PickerCalls(client: patient, reportingTo: mailbox)
        others = CallGroup(reportingTo: mailbox)
        self.reports = reports
        actions = CallGroup(reportingTo: mailbox)
    }

    /// Starts or does what is asked for, and never waits.
    func run(_ effect: Effect) {
        switch effect {
        case .poll(let id, let taskId): polls.start(id, of: taskId)
        case .cancelPoll(let id): polls.cancel(id)
        case .identifyAccount: identifyAccount()
        case .listFindings(let query): drillDown.listFindings(query)
        case .listExecutions(let query): drillDown.listExecutions(query)
        case .describeFinding(let query): drillDown.describeFinding(query)
        case .stopDrillDown: drillDown.stop()
        case .listTasks(let query): picker.listTasks(query)
        case .describeTask(let id): picker.describeTask(id)
        case .stopPicker: picker.stop()
        case .cancelTask(let id): cancelTask(id)
        case .copy(let text): terminal.copy(text)
        case .writeReport(let report): write(report)
        case .ringBell: terminal.bell()
        case .repaint: terminal.redraw()
        // Nothing is replayed in a watch.
        case .replay, .quit: break
        }
    }

    /// Ends what is still under way, but `actions`; nothing is posted for it that anyone would read.
    func stop() {
        polls.stop()
        drillDown.stop()
        picker.stop()
        others.cancelAll()
    }

    private func identifyAccount() {
        others.start { [client] in (try? await client.credentialsOrigin()).map { .credentialsFound($0.text) } }
        guard let identity else {
            return
        }
        others.start { await identity.identify() }
    }

    private func cancelTask(_ id: String) {
        actions.start { [client] in await client.cancel(id) }
    }

    private func write(_ report: Report) {
        actions.start { [reports] in reports.write(report) }
    }
}

extension IoTClient {
    /// One attempt, as an event.
    fileprivate func cancel(_ taskId: String) async -> Event {
        do {
            let reply = try await cancelAuditMitigationActionsTask(taskId: taskId)
            return .cancelAccepted(taskId, requestId: reply.requestId?.text)
        } catch {
            return .cancelFailed(taskId, CallFailure(error))
        }
    }
}

extension STSClient {
    /// One attempt, as an event.
    fileprivate func identify() async -> Event {
        do {
            let identity = try await getCallerIdentity()
            return .accountIdentified(identity.account)
        } catch {
            return .accountNotIdentified
        }
    }
}

extension LookUp {
    /// Nil for what changes something.
    init?(_ operation: APIOperation) {
        switch operation {
        case .listAuditFindings: self = .listFindings
        case .describeAuditFinding: self = .describeFinding
        case .listAuditMitigationActionsExecutions: self = .listExecutions
        case .listAuditMitigationActionsTasks: self = .listTasks
        case .describeAuditMitigationActionsTask: self = .describeTask
        case .cancelAuditMitigationActionsTask: return nil
        }
    }
}
