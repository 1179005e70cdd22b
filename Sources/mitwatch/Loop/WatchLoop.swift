import Dashboard
import MitigationModel
import Screen
import Terminal

/// One thread that waits for keys, signals, answers and the clock, turns each into an event, and draws what follows.
///
/// It belongs on the program's first thread; the signals are blocked before there is any other.
struct WatchLoop {
    let terminal: Terminal
    let signals: SignalInbox
    let mailbox: Mailbox<Event>
    let source: any WatchSource
    let eventHandler: EventHandler
    private(set) var state: State
    private var resizing = ResizeDebouncer.calm
    private var pause = FrameCoalescer()
    /// How many batches of keys were taken in since the last frame.
    private var batches = 0
    /// However many keys are held down, a frame is drawn after so many.
    private static let batchLimit = 512

    init(
        terminal: Terminal, signals: SignalInbox, mailbox: Mailbox<Event>, source: any WatchSource,
        eventHandler: EventHandler,
        state: State
    ) {
        self.terminal = terminal
        self.signals = signals
        self.mailbox = mailbox
        self.source = source
        self.eventHandler = eventHandler
        self.state = state
    }

    /// Runs until the operator, a signal or the terminal's end asks to leave. The caller gives the terminal back.
    mutating func run() -> Quit {
        defer { source.stop() }
        var events = [Event.started]
        while true {
            if let quit = handle(events) {
                return quit
            }
            // A frame of another size than the window's would be torn.
            if resizing == .calm, !isOutpaced(), !isKeptBack(after: events) {
                batches = 0
                terminal.setTitle(state.windowTitle)
                terminal.paint(view(state, glyphs: terminal.glyphs))
            }
            events = nextEvents()
        }
    }

    /// Takes in what came since the end, for the last word about it; what it asks for is not done any more.
    mutating func takeRest() {
        for event in mailbox.takeAll() {
            _ = handle(event, at: source.now)
        }
    }

    /// Whether there are more keys already: however many are held down, one frame is drawn for all of them.
    private mutating func isOutpaced() -> Bool {
        guard batches < Self.batchLimit, terminal.hasInput else { return false }
        batches += 1
        return true
    }

    /// Takes in a batch.
    private mutating func handle(_ events: [Event]) -> Quit? {
        for (event, moment) in source.takeDue() {
            if let quit = run(handle(event, at: moment)) { return quit }
        }
        for event in events {
            if let quit = run(handle(event, at: source.now)) { return quit }
        }
        return nil
    }

    /// Has done what is asked for, up to how the program ends, once that is asked for.
    private func run(_ effects: [Effect]) -> Quit? {
        for effect in effects {
            if case .quit(let quit) = effect { return quit }
            source.run(effect)
        }
        return nil
    }

    /// Whether what is shown now waits for an answer that is about to come. Before the first one, what is shown is how long that takes.
    private mutating func isKeptBack(after events: [Event]) -> Bool {
        let waiting = state.latest == nil ? nil : state.waitingFor.flatMap(source.realTime)
        return pause.holds(
            isClockAlone: events.allSatisfy { $0 == .ticked }, waiting: waiting, at: Clocks.machineUptime())
    }

    /// Takes in one event. Returns what it asks for.
    private mutating func handle(_ event: Event, at moment: Moment) -> [Effect] {
        eventHandler.handle(event, in: &state, at: moment)
    }

    /// Waits for something to happen, and returns all that has.
    private mutating func nextEvents() -> [Event] {
        let input = terminal.inputDescriptors.map(Poller.Interest.readable)
        var interests = input + [.readable(signals.descriptor), .readable(mailbox.descriptor)]
        if terminal.wantsWrite {
            interests.append(.writable(terminal.outputDescriptor))
        }
        let ready = Poller.wait(for: interests, timeout: timeout)
        if ready.contains(.writable(terminal.outputDescriptor)) {
            terminal.drain()
        }
        var events: [Event] = []
        if ready.contains(.readable(signals.descriptor)) {
            for signal in signals.drain() {
                eventHandler.log.log(signal)
                events += handle(signal)
            }
        }
        if ready.contains(.readable(mailbox.descriptor)) {
            events += mailbox.takeAll()
        }
        let (glyphs, probed) = (terminal.glyphs, terminal.probed)
        let keys = ready.isDisjoint(with: input) ? [] : terminal.readKeys()
        // All is drawn with others, as at a new size.
        if terminal.glyphs != glyphs { events.append(.resized(terminal.size)) }
        if let found = terminal.probed, probed != found { eventHandler.log.log(found) }
        // What keys do depends on what is seen: the size comes before them.
        if resizing.ends(at: Clocks.machineUptime(), isAwaited: !keys.isEmpty) {
            events.append(.resized(terminal.resize()))
        }
        events += keys.map(Event.keyPressed)
        if terminal.inputEnded {
            events.append(.interrupted(.hangUp))
        }
        return events.isEmpty ? [.ticked] : events
    }

    /// How long nothing will change by itself; nil for ever.
    private var timeout: Duration? {
        let tick = state.nextTick.flatMap { source.wait(until: $0) }
        let draw = [resizing.due, pause.due].compactMap(\.self).min().map { max(.zero, $0 - Clocks.machineUptime()) }
        return [tick, source.dueIn, draw].compactMap(\.self).min()
    }

    /// What a signal means to the dashboard. A window may have changed while the program was stopped.
    private mutating func handle(_ signal: Signal) -> [Event] {
        switch signal {
        case .interrupt, .terminate, .hangUp:
            return [Event(signal)].compactMap(\.self)
        case .windowChange:
            resizing.windowChanged(at: Clocks.machineUptime())
            return []
        case .stop:
            terminal.suspend()
            return goOn()
        case .resume:
            terminal.resume()
            return goOn()
        }
    }

    /// The terminal was taken again, at its size of now.
    private mutating func goOn() -> [Event] {
        resizing = .calm
        source.goOnAfterStop()
        return [.resized(terminal.size), .continued]
    }
}
