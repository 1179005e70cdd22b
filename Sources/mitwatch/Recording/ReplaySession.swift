import ArgumentParser
import Dashboard
import MitigationModel
import Terminal

/// One replay in one terminal.
struct ReplaySession {
    let reader: RecordingReader
    let position: ReplayPosition?
    let speed: Double
    let signals: SignalInbox
    let terminalOptions: TerminalOptions
    let reports: ReportWriter

    /// Runs until the operator leaves. Returns the exit code.
    func run() throws -> ExitCode {
        let terminal = try Terminal.entered(terminalOptions)
        defer { terminal.leave() }
        let mailbox = try Mailbox<Event>()
        let player = ReplayPlayer(reader, from: position, speed: speed, machineUptime: Clocks.machineUptime)
        let source = ReplaySource(reader, player: player, reports: reports, terminal: terminal, mailbox: mailbox)
        var setup = reader.head.setup.shown(in: terminalOptions, around: reader.head.beganAt)
        setup.speed = speed
        var loop = WatchLoop(
            terminal: terminal, signals: signals, mailbox: mailbox, source: source,
            eventHandler: EventHandler(log: .off, recorder: nil),
            state: State(setup: setup, size: terminal.size, now: player.now))
        let quit = loop.run()
        terminal.leave()
        Blocking.run(atMost: .seconds(5)) { [actions = source.actions] in await actions.finish() }
        return ExitCode(quit)
    }
}
