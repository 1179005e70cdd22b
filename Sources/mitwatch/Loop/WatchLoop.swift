import Dashboard
import MitigationModel
import Screen
import Terminal

/// One thread that waits for keys, signals, responses and the clock, turns each into an event, and draws the result.
///
/// Run it on the program's first thread. Signals are blocked before there is any other thread.
struct WatchLoop {
    let terminal: Terminal
    let signals: SignalInbox
    let mailbox: Mailbox<Event>
    let source: any WatchSource
    let eventHandler: EventHandler
    /// The environment variables of a login command; nil if there are no logins, as in a replay.
    let loginEnvironment: [String: String]?
    private(set) var state: State
    /// The events of a login command that has ended.
    private var afterLogin: [Event] = []
    private var resizing = ResizeDebouncer.calm
    private var pause = FrameCoalescer()
    /// How many batches of keys were handled since the last frame.
    private var batches = 0
    /// Even if keys are held down, a frame is drawn after this many batches.
    private static let batchLimit = 512

    init(
        terminal: Terminal, signals: SignalInbox, mailbox: Mailbox<Event>, source: any WatchSource,
        eventHandler: EventHandler, loginEnvironment: [String: String]? = nil,
        state: State
    ) {
        self.terminal = terminal
        self.signals = signals
        self.mailbox = mailbox
        self.source = source
        self.eventHandler = eventHandler
        self.loginEnvironment = loginEnvironment
        self.state = state
    }

    /// Runs until the operator, a signal or the end of the terminal ends it. The caller releases the terminal.
    mutating func run() -> Quit {
        defer { source.stop() }
        var events = [Event.started]
        while true {
            if let quit = handle(events) {
                return quit
            }
            // A frame of another size than the window's would be garbled.
            if resizing == .calm, !isOutpaced(), !isKeptBack(after: events) {
                batches = 0
                terminal.setTitle(WindowTitle.text(state))
                terminal.setMouse(isOn: state.usesMouse)
                terminal.paint(view(state, glyphs: terminal.glyphs))
            }
            events = nextEvents()
        }
    }

    /// Handles what arrived since the end, for the final message. No more effects are run.
    mutating func takeRest() {
        for event in mailbox.takeAll() {
            _ = handle(event, at: source.now)
        }
    }

    /// Whether more keys are waiting: one frame is drawn for all keys that are held down.
    private mutating func isOutpaced() -> Bool {
        guard batches < Self.batchLimit, terminal.hasInput else { return false }
        batches += 1
        return true
    }

    /// Handles a batch.
    private mutating func handle(_ events: [Event]) -> Quit? {
        for (event, moment) in source.advance() {
            if let quit = run(handle(event, at: moment)) { return quit }
        }
        for event in events {
            if let quit = run(handle(event, at: source.now)) { return quit }
        }
        return nil
    }

    /// Runs effects until one of them quits the program.
    private mutating func run(_ effects: [Effect]) -> Quit? {
        for effect in effects {
            switch effect {
            case .quit(let quit): return quit
            case .logIn(let login): afterLogin += logIn(login)
            default: source.run(effect)
            }
        }
        return nil
    }

    /// Runs a login command in the terminal until it ends. Responses that arrive meanwhile stay in the mailbox.
    private mutating func logIn(_ login: Login) -> [Event] {
        guard let loginEnvironment else { return [] }
        let program = LoginProgram(
            arguments: login.arguments, environment: loginEnvironment, terminal: terminal, signals: signals)
        let (outcome, interruptions) = program.run()
        let ends = [.loggedIn(outcome)] + interruptions.compactMap(Event.init)
        if case .notStarted = outcome { return [.resized(terminal.size)] + ends }
        return resume() + ends
    }

    /// Whether this frame waits for a response that is about to arrive. Before the first response, the screen shows the
    /// waiting time itself.
    private mutating func isKeptBack(after events: [Event]) -> Bool {
        let waiting = state.watch.latest == nil ? nil : state.watch.waiting(at: state.now).flatMap(source.realTime)
        return pause.holds(
            isClockAlone: events.allSatisfy { $0 == .ticked }, waiting: waiting, at: Clocks.machineUptime())
    }

    /// Handles one event. Returns the effects to run.
    private mutating func handle(_ event: Event, at moment: Moment) -> [Effect] {
        eventHandler.handle(event, in: &state, at: moment)
    }

    /// Waits for events, and returns all of them.
    private mutating func nextEvents() -> [Event] {
        if !afterLogin.isEmpty {
            defer { afterLogin = [] }
            return afterLogin
        }
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
        // Everything must be drawn with other characters, as after a resize.
        if terminal.glyphs != glyphs { events.append(.resized(terminal.size)) }
        if let found = terminal.probed, probed != found { eventHandler.log.log(found) }
        // What keys do depends on what is visible: the size comes first.
        if resizing.ends(at: Clocks.machineUptime(), isAwaited: !keys.isEmpty) {
            events.append(.resized(terminal.resize()))
        }
        events += keys.map(event)
        if terminal.inputEnded {
            events.append(.interrupted(.hangUp))
        }
        return events.isEmpty ? [.ticked] : events
    }

    /// The event for a key. What is under the pointer is found on the screen that the operator saw.
    private func event(for key: Key) -> Event {
        if case .pointer(let pointer) = key { return .pointed(pointerAct(pointer, in: state)) }
        return .keyPressed(key)
    }

    /// How long until something changes without input; nil if nothing will.
    private var timeout: Duration? {
        let tick = state.nextTick.flatMap { source.wait(until: $0) }
        let draw = [resizing.due, pause.due].compactMap(\.self).min().map { max(.zero, $0 - Clocks.machineUptime()) }
        return [tick, source.dueIn, draw].compactMap(\.self).min()
    }

    /// The events for a signal. The window may have changed while the program was stopped.
    private mutating func handle(_ signal: Signal) -> [Event] {
        switch signal {
        case .interrupt, .terminate, .hangUp:
            return [Event(signal)].compactMap(\.self)
        case .windowChange:
            resizing.windowChanged(at: Clocks.machineUptime())
            return []
        case .stop:
            terminal.suspend()
            return resume()
        case .resume:
            terminal.resume()
            return resume()
        }
    }

    /// The terminal was taken again, at its current size.
    private mutating func resume() -> [Event] {
        resizing = .calm
        source.resumeAfterStop()
        return [.resized(terminal.size), .continued]
    }
}
