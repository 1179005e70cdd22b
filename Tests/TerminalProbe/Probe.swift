import Glibc
import Screen
import Terminal

/// The probe's loop.
struct Probe {
    private let terminal: Terminal
    private let inbox: SignalInbox
    /// The contents of the rows below the first.
    private var lines: [Int: String] = [:]
    private var paintedBytes = 0
    private var endsWith: Int32?
    /// The number of times that the loop saw the process continue after a stop.
    private var continuations = 0

    init(terminal: Terminal, inbox: SignalInbox) {
        self.terminal = terminal
        self.inbox = inbox
    }

    /// Runs until a key or a signal ends it.
    ///
    /// - Returns: the exit status.
    mutating func run() throws(TerminalError) -> Int32 {
        paint()
        while true {
            if let endsWith { return leave(endsWith) }
            let input = terminal.inputDescriptors.map(Poller.Interest.readable)
            var interests = input + [.readable(inbox.descriptor)]
            if terminal.wantsWrite { interests.append(.writable(terminal.outputDescriptor)) }
            let ready = Poller.wait(for: interests, timeout: nil)
            if ready.contains(.writable(terminal.outputDescriptor)) { terminal.drain() }
            for signal in inbox.drain() { handle(signal) }
            if !ready.isDisjoint(with: input) {
                let glyphs = terminal.glyphs
                for key in terminal.readKeys() { try handle(key) }
                if terminal.glyphs != glyphs { paint() }
            }
            if terminal.inputEnded { return leave(4) }
        }
    }

    private func leave(_ status: Int32) -> Int32 {
        terminal.leave()
        return status
    }

    private mutating func handle(_ signal: Signal) {
        switch signal {
        case .interrupt, .terminate, .hangUp: endsWith = 128 + signal.number
        case .stop:
            terminal.suspend()
            goOn()
        case .resume:
            terminal.resume()
            goOn()
        case .windowChange:
            terminal.resize()
            paint()
        }
    }

    private mutating func goOn() {
        continuations += 1
        lines[8] = "continued \(continuations)"
        paint()
    }

    private mutating func handle(_ key: Key) throws(TerminalError) {
        lines[2] = "key \(key)"
        switch key {
        case .character("q"): endsWith = 0
        case .character("e"): exit(3)
        case .character("x"): fatalError("by request")
        case .character("v"): UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
        case .character("a"): abort()
        case .character("t"): try fail()
        case .character("c"):
            lines[2] = nil
            lines[3] = lines[3] == "tick" ? "tock" : "tick"
        case .character("b"): for y in 9..<23 { lines[y] = String(repeating: lines[y] == nil ? "█" : "░", count: 60) }
        // Shows what the last painting took, which has no line of its own.
        case .character("n"): lines[4] = "took \(paintedBytes)"
        case .character("w"): lines[5] = "wide 漢字 e\u{301} \u{202E}abc \u{1B}[31m 👩 end"
        case .character("o"): complain("torn by a library")
        case .character("f"): flood()
        // The cursor where text is typed, on a selected row, and where text begins.
        case .character("u"): cursor = Cursor(at: Point(x: 3, y: 6), for: .caret)
        case .character("r"): cursor = Cursor(at: Point(x: 2, y: 7), for: .selection)
        case .character("m"): cursor = Cursor(at: Point(x: 1, y: 9), for: .text)
        case .character("M"):
            usesMouse.toggle()
            terminal.setMouse(isOn: usesMouse)
        case .character("z"): raise(SIGSTOP)
        // Like Ctrl-Z in the moment before a frame.
        case .character("s"): kill(getpid(), SIGTSTP)
        case .character("i"):
            let keysWait = terminal.inputDescriptors.contains(where: waits)
            lines[9] = "keys wait \(keysWait), standard input waits \(waits(STDIN_FILENO))"
        case .character("g"): terminal.bell()
        case .character("y"): terminal.copy("quarantine-0412")
        case .control("l"): terminal.redraw()
        default: break
        }
        paint()
    }

    private var cursor: Cursor?
    private var usesMouse = false

    /// Whether reading blocks until there is something.
    private func waits(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_GETFL) & O_NONBLOCK == 0
    }

    /// What happens if the process cannot open more descriptors than the standard ones.
    private func fail() throws(TerminalError) {
        var limit = rlimit(rlim_cur: 3, rlim_max: 3)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        _ = try WakeUp()
    }

    private mutating func paint() {
        paintedBytes = terminal.paint(frame(filler: nil))
        // The same again must cost nothing.
        paintedBytes += terminal.paint(frame(filler: nil)) * 1_000_000
    }

    /// Many screens with nothing in common. Stops afterwards, so that a test knows when all were painted.
    private mutating func flood() {
        for number in 1...300 {
            lines[7] = "flood \(number)"
            terminal.paint(frame(filler: number))
        }
        raise(SIGSTOP)
        // The process stopped itself: no other program has used the terminal.
        _ = inbox.drain().filter { $0 != .resume }.map { handle($0) }
    }

    private func frame(filler: Int?) -> Frame {
        var frame = Frame(size: terminal.size, glyphs: terminal.glyphs)
        if let filler {
            for y in 0..<frame.size.rows {
                frame.write(
                    String(repeating: "\(filler * 7 + y) ", count: frame.size.columns / 2), x: 0, y: y, style: .accent)
            }
        }
        let size = "\(frame.size.columns)x\(frame.size.rows)"
        frame.write("probe \(size) \(terminal.glyphs)", x: 0, y: 0, style: .title)
        frame.write("bar ██✗▒▚░ ▸‼", x: 0, y: 1, style: .failed)
        for (y, line) in lines { frame.write(line, x: 0, y: y) }
        let corner = Point(x: frame.size.columns - 1, y: frame.size.rows - 1)
        frame.write("─", at: corner, style: Style(.normal, .reversed))
        if let cursor { frame.placeCursor(at: cursor.position, for: cursor.purpose) }
        return frame
    }
}
