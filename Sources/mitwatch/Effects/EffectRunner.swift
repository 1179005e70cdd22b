import Dashboard
import IoTClient
import Terminal

/// Runs the effects that `update` returns. Results come back as events, through the mailbox.
final class EffectRunner {
    /// One attempt per call: the dashboard decides what follows from a failed poll.
    private let client: IoTClient
    /// Identifies the account; nil if it must not be looked up.
    private let identity: STSClient?
    /// The source of the credentials of all calls.
    private let credentials: any CredentialsSource
    /// Where it finds the codes that the operator enters.
    private let codes: MFACodes
    /// The dashboard's clock.
    private let clocks: Clocks
    private let terminal: Terminal
    private let copyChecks: CopyChecks
    private let mailbox: Mailbox<Event>
    private let drillDown: DrillDownCalls
    private let picker: PickerCalls
    private let polls: PollCalls
    /// Calls that only the end of the session cancels.
    private let others: CallGroup<Event>
    private let reports: ReportWriter
    /// What changes something outside: a cancel request, a report. The end of the session waits for it.
    let actions: CallGroup<Event>

    /// Polls run on `executor`. `retries` limits the attempts of a call that is not a poll and changes nothing.
    init(
        client: IoTClient, on executor: any TaskExecutor, retries: RetryPolicy, identity: STSClient?,
        credentials: any CredentialsSource, codes: MFACodes, clocks: Clocks, reports: ReportWriter, terminal: Terminal,
        copyCheck: CopyCheck, mailbox: Mailbox<Event>
    ) {
        self.client = client
        self.credentials = credentials
        self.codes = codes
        self.clocks = clocks
        self.identity = identity
        self.terminal = terminal
        copyChecks = CopyChecks(copyCheck, reportingTo: mailbox)
        self.mailbox = mailbox
        // A poll goes first if both wait for the quota.
        let patient = client.prioritized(.background).retrying(retries) { attempt in
            guard attempt.operation != .cancelAuditMitigationActionsTask else { return }
            mailbox.post(.attemptFailed(Operation(attempt.operation), CallFailure(attempt.error), next: attempt.delay))
        }
        polls = PollCalls(client: client, on: executor, reportingTo: mailbox)
        drillDown = DrillDownCalls(client: patient, reportingTo: mailbox)
        picker = PickerCalls(client: patient, reportingTo: mailbox)
        others = CallGroup(reportingTo: mailbox)
        self.reports = reports
        actions = CallGroup(reportingTo: mailbox)
    }

    /// Starts an effect, and never waits.
    func run(_ effect: Effect) {
        switch effect {
        case .poll(let id, let taskId): polls.start(id, of: taskId)
        case .cancelPoll(let id): polls.cancel(id)
        case .identifyAccount: identifyAccount()
        case .enterCode(let code, let serial): enter(code, for: serial)
        case .renewCredentials: renewCredentials()
        case .listFindings(let query): drillDown.listFindings(query)
        case .listExecutions(let query): drillDown.listExecutions(query)
        case .describeFinding(let query): drillDown.describeFinding(query)
        case .stopDrillDown: drillDown.stop()
        case .listTasks(let query): picker.listTasks(query)
        case .describeTask(let id): picker.describeTask(id)
        case .stopPicker: picker.stop()
        case .cancelTask(let id): cancelTask(id)
        case .copy(let text):
            terminal.copy(text)
            copyChecks.start()
        case .writeReport(let report): write(report)
        case .ringBell: terminal.bell()
        case .repaint: terminal.redraw()
        // The loop has the terminal; a live session has no replay.
        case .logIn, .replay, .quit: break
        }
    }

    /// Cancels everything that is running except `actions`. No event is posted for it.
    func stop() {
        polls.stop()
        drillDown.stop()
        picker.stop()
        others.cancelAll()
    }

    private func identifyAccount() {
        others.start { [client, clocks] in
            (try? await client.credentialsStatus()).map { .credentialsReported(CredentialsFacts($0, on: clocks)) }
        }
        guard let identity else {
            return
        }
        others.start { await identity.identify() }
    }

    /// Hands the code to the source of the credentials, and reads that source.
    private func enter(_ code: TypedCode, for serial: String) {
        guard let code = MFACode(code.digits), codes.enter(code, for: serial) else {
            return mailbox.post(.codeAnswered(.used))
        }
        others.start { [credentials] in
            do throws(CredentialsError) {
                _ = try await credentials.renewed()
                return .codeAnswered(.accepted)
            } catch {
                return .codeAnswered(.failed(CallFailure(.credentials(error))))
            }
        }
    }

    /// If this fails, the next poll reports it.
    private func renewCredentials() {
        others.start { [credentials] in
            _ = try? await credentials.renewed()
            return nil
        }
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
            let response = try await cancelAuditMitigationActionsTask(taskId: taskId)
            return .cancelAccepted(taskId, requestId: response.requestId?.text)
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

extension Operation {
    /// The client's operation of the same name.
    init(_ operation: APIOperation) {
        switch operation {
        case .listAuditFindings: self = .listFindings
        case .describeAuditFinding: self = .describeFinding
        case .listAuditMitigationActionsExecutions: self = .listExecutions
        case .listAuditMitigationActionsTasks: self = .listTasks
        case .describeAuditMitigationActionsTask: self = .describeTask
        case .cancelAuditMitigationActionsTask: self = .cancelTask
        }
    }
}
