import Dashboard
import IoTClient
import MitigationModel

/// Polls a task: one attempt each, and never more than one in flight.
final class PollCalls {
    private let client: IoTClient
    private let executor: any TaskExecutor
    private let mailbox: Mailbox<Event>
    /// The poll in flight, or the last one.
    private var poll: (id: PollID, task: Task<Void, Never>)?

    /// `client` makes one attempt per call: the dashboard decides what follows from a failed poll.
    init(client: IoTClient, on executor: any TaskExecutor, reportingTo mailbox: Mailbox<Event>) {
        self.client = client
        self.executor = executor
        self.mailbox = mailbox
    }

    func start(_ id: PollID, of taskId: String) {
        poll = (
            id,
            Task.detached(executorPreference: executor) { [client, mailbox] in
                let event = await client.poll(taskId, id: id)
                // If it was canceled, it says nothing about the task: no recording may end with it.
                guard !Task.isCancelled else { return }
                mailbox.post(event)
            }
        )
    }

    func cancel(_ id: PollID) {
        guard poll?.id == id else { return }
        stop()
    }

    /// Cancels the poll in flight.
    func stop() {
        poll?.task.cancel()
        poll = nil
    }
}

extension IoTClient {
    /// One attempt, as an event.
    fileprivate func poll(_ taskId: String, id: PollID) async -> Event {
        do {
            return .pollSucceeded(id, PollAnswer(try await describeAuditMitigationActionsTask(taskId: taskId)))
        } catch {
            return .pollFailed(id, CallFailure(error))
        }
    }
}

extension PollAnswer {
    /// The API's response, with the headers that came with it.
    init(_ response: Response<AuditMitigationActionsTask>) {
        self.init(task: response.value, requestId: response.requestId?.text, serverDate: response.serverDate)
    }
}
