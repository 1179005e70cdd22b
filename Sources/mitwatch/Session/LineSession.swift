import ArgumentParser
import Dashboard
import IoTClient
import Terminal

/// One watch told in lines: puts the rooms together, runs the loop, and gives everything back.
struct LineSession {
    let rule: WaitRule
    let setup: WatchSetup
    let connection: Connection
    let clocks: Clocks
    let signals: SignalInbox
    /// Where to keep what happens; nil where nobody wants that.
    var recording: NewFile?
    /// Where the lines are read; nil where it does not matter whether anybody does.
    var output: Int32?
    /// The real time without news after which the log says so; nil for never.
    var heartbeat: Duration?

    /// Runs until the wait is over; how it ended, and what is known then. What `tell` throws ends it too.
    func run(tell: @escaping (String) throws -> Void) throws -> (WaitEnd, State) {
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let mailbox = try Mailbox<Event>()
        let began = clocks.now()
        let recorder = try recording.map { try Recorder(of: setup, to: $0, began: began, reportingTo: mailbox) }
        defer { recorder?.finish().map(StandardError.tell) }
        let client = connection.client(over: transport) { mailbox.post(.credentialsWarned("\($0)")) }
        var loop = LineLoop(
            rule: rule, state: State(setup: setup, size: LineLoop.size, now: began), signals: signals, mailbox: mailbox,
            intake: Intake(log: connection.log, recorder: recorder),
            polls: PollCalls(client: client, on: transport.executor, reportingTo: mailbox), clocks: clocks,
            output: output,
            heartbeat: heartbeat, tell: tell)
        let end = try loop.run()
        return (end, loop.state)
    }
}
