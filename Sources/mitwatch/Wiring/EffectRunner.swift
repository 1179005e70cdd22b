import Dashboard
import IoTClient
import Terminal

/// Carries out what `update` asks for. Results come back as events, through the mailbox.
final class EffectRunner {
    private let client: IoTClient
    /// Whom to ask which account this is; nil where nobody is to be asked.
    private let identity: STSClient?
    private let terminal: Terminal
    private let mailbox: Mailbox<Event>
    /// The poll under way, or the last one: there is never more than one in flight.
    private var poll: (id: PollID, task: Task<Void, Never>)?
    private var identification: Task<Void, Never>?

    init(client: IoTClient, identity: STSClient?, terminal: Terminal, mailbox: Mailbox<Event>) {
        self.client = client
        self.identity = identity
        self.terminal = terminal
        self.mailbox = mailbox
    }

    /// Starts or does what is asked for, and never waits. Returns how the program ends, once that is asked for.
    func run(_ effects: [Effect]) -> Quit? {
        for effect in effects {
            switch effect {
            case .poll(let id, let taskId): startPoll(id, of: taskId)
            case .cancelPoll(let id): cancelPoll(id)
            case .identifyAccount: identifyAccount()
            case .ringBell: terminal.bell()
            case .repaint: terminal.redraw()
            case .quit(let quit): return quit
            }
        }
        return nil
    }

    /// Ends what is still under way; nothing is posted for it that anyone would read.
    func stop() {
        poll?.task.cancel()
        identification?.cancel()
    }

    private func cancelPoll(_ id: PollID) {
        guard poll?.id == id else {
            return
        }
        poll?.task.cancel()
        poll = nil
    }

    private func identifyAccount() {
        guard let identity else {
            return
        }
        identification = Self.ask(identity, reportingTo: mailbox)
    }

    private static func ask(_ identity: STSClient, reportingTo mailbox: Mailbox<Event>) -> Task<Void, Never> {
        Task.detached {
            let event = await identity.identify()
            mailbox.post(event)
        }
    }

    private func startPoll(_ id: PollID, of taskId: String) {
        poll = (id, Self.ask(client, for: taskId, id: id, reportingTo: mailbox))
    }

    private static func ask(
        _ client: IoTClient, for taskId: String, id: PollID, reportingTo mailbox: Mailbox<Event>
    ) -> Task<Void, Never> {
        Task.detached {
            let event = await client.poll(taskId, id: id)
            mailbox.post(event)
        }
    }
}

extension IoTClient {
    /// One attempt, as an event.
    fileprivate func poll(_ taskId: String, id: PollID) async -> Event {
        do {
            let reply = try await describeAuditMitigationActionsTask(taskId: taskId)
            return .pollSucceeded(
                id, PollAnswer(task: reply.value, requestId: reply.requestId, serverDate: reply.serverDate))
        } catch {
            return .pollFailed(id, CallFailure(error))
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
