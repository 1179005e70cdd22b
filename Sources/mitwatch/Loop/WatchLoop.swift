import Dashboard
import Screen
import Terminal

/// One thread that waits for keys, signals, answers and the clock, turns each into an event, and draws what follows.
///
/// It belongs on the program's first thread; the signals are blocked before there is any other.
struct WatchLoop {
    let terminal: Terminal
    let signals: SignalInbox
    let mailbox: Mailbox<Event>
    let runner: EffectRunner
    let clocks: Clocks
    private(set) var state: State

    /// Runs until the operator, a signal or the terminal's end asks to leave. The caller gives the terminal back.
    mutating func run() -> Quit {
        defer { runner.stop() }
        var events = [Event.started]
        while true {
            if let quit = handle(events) {
                return quit
            }
            terminal.paint(view(state, glyphs: terminal.glyphs))
            events = nextEvents()
        }
    }

    /// Takes in what came since the end, for the last word about it; what it asks for is not done any more.
    mutating func takeRest() {
        for event in mailbox.takeAll() {
            _ = update(&state, event, at: clocks.now())
        }
    }

    /// Takes in a batch: however many keys are held down, one frame is drawn for all of them.
    private mutating func handle(_ events: [Event]) -> Quit? {
        for event in events {
            if let quit = runner.run(update(&state, event, at: clocks.now())) {
                return quit
            }
        }
        return nil
    }

    /// Waits for something to happen, and returns all that has.
    private func nextEvents() -> [Event] {
        var interests = [terminal.inputDescriptor, signals.descriptor, mailbox.descriptor].map(Poller.Interest.readable)
        if terminal.wantsWrite {
            interests.append(.writable(terminal.outputDescriptor))
        }
        let ready = Poller.wait(for: interests, timeout: timeout)
        if ready.contains(.writable(terminal.outputDescriptor)) {
            terminal.drain()
        }
        var events = ready.contains(.readable(signals.descriptor)) ? signals.drain().flatMap(take) : []
        if ready.contains(.readable(mailbox.descriptor)) {
            events += mailbox.takeAll()
        }
        if ready.contains(.readable(terminal.inputDescriptor)) {
            events += terminal.readKeys().map(Event.keyPressed)
        }
        if terminal.inputEnded {
            events.append(.interrupted(.hangUp))
        }
        return events.isEmpty ? [.ticked] : events
    }

    /// How long nothing will change by itself; nil for ever.
    private var timeout: Duration? {
        state.nextTick.map { clocks.realTime(max(.zero, $0 - clocks.now().uptime)) }
    }

    /// What a signal means to the dashboard. A window may have changed while the program was stopped.
    private func take(_ signal: Signal) -> [Event] {
        switch signal {
        case .interrupt:
            return [.interrupted(.interrupt)]
        case .terminate:
            return [.interrupted(.terminate)]
        case .hangUp:
            return [.interrupted(.hangUp)]
        case .windowChange:
            return [.resized(terminal.resize())]
        case .stop:
            terminal.suspend()
            return [.resized(terminal.size), .continued]
        case .resume:
            terminal.resume()
            return [.resized(terminal.size), .continued]
        }
    }
}
