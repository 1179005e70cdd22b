import CNCurses
import Glibc
import Screen

/// The operator's terminal, from the first frame until it is released.
///
/// Its state (screen, cursor, attributes, driver modes) is restored by `leave`, at deinit, at `exit`, and on signals
/// that end the process because of a fault. Signals that request the process to end belong to the caller's loop: see
/// ``SignalInbox``.
///
/// Use it from one thread. Nothing here waits for the terminal except `leave`, and that wait is limited.
public final class Terminal {
    /// What the terminal can show; frames for it are drawn with this. If the terminal turns out to draw blocks and
    /// boxes two columns wide, it is reduced: after `readKeys`, draw frames again.
    public private(set) var glyphs: GlyphSet
    /// What it supports according to its last response; nil before the first response.
    public private(set) var probed: ProbedCapabilities?
    /// Its size, as of the last `resize`.
    public var size: Size { screen.size }

    private let screen: CursesScreen
    private let modesBefore: TerminalModes
    private let modesWithin: TerminalModes
    private let errorCapture: StandardErrorCapture?
    private var leaveBytes: [UInt8]
    private let clipboard: Clipboard
    private let setsTitle: Bool
    private var output: TerminalOutput
    private let input = TerminalInput(terminal: STDIN_FILENO)
    private var keys: KeyReader
    /// What is sent with the next frame.
    private var setup = Setup.entry
    /// The window's title, as last set.
    private var title: String?
    /// Whether the title was sent to the terminal.
    private var hasTitle = false
    /// Whether the terminal is to report the mouse, and whether it was told to.
    private var (usesMouse, hasMouse) = (false, false)
    /// What can be shown if the terminal draws in single columns.
    private let widestGlyphs: GlyphSet
    /// Bytes for the clipboard that wait until the terminal has accepted everything before them.
    private var copying: [UInt8] = []
    /// The newest frame, which waits until the terminal has accepted an older one.
    private var waiting: Frame?
    private var hasLeft = false

    /// What is sent with a frame.
    private enum Setup {
        /// Nothing.
        case none
        /// Modes, to a terminal that may be a different one.
        case modes
        /// Everything that taking the terminal needs.
        case entry
    }

    /// Takes the terminal on standard input and output.
    public init(options: TerminalOptions) throws(TerminalError) {
        var options = options
        let resolved = try Self.resolve(&options)
        let (type, glyphs) = (resolved.type, options.glyphRange())
        self.glyphs = glyphs.known
        widestGlyphs = glyphs.widest
        output = try TerminalOutput(terminal: STDOUT_FILENO)

        clipboard = options.clipboard
        modesBefore = try TerminalModes(of: STDIN_FILENO)
        // Terminals without a clipboard have no title either, or none that is visible.
        setsTitle = options.setsTitle && options.clipboard != .none && Capabilities.speaksControlSequences
        leaveBytes = ControlBytes.leave(givingTitleBack: setsTitle)
        guard leaveBytes.count + Mouse.off.count <= cnc_guard_limit else { throw .terminalTypeTooLong(type.name) }
        errorCapture = StandardErrorCapture(terminal: STDOUT_FILENO)
        guard Self.armGuard(output.descriptor, modesBefore, leaveBytes, errorCapture) else { throw .alreadyEntered }
        cnc_guard_chain(options.wantsBacktrace)
        cnc_guard_tell(options.logPath.map { "see the log: \(DisplayText.fitted($0, to: 200))\r\n" } ?? "")
        errorCapture?.hold()
        do {
            screen = try CursesScreen(
                type: type.drawnAs, input: input.descriptor, output: output.descriptor, size: Self.windowSize(),
                theme: options.usedTheme)
            modesWithin = try TerminalModes(of: STDIN_FILENO)
            keys = try KeyReader(
                descriptor: input.descriptor, escapeDelay: options.escapeDelay,
                responsePatience: options.responsePatience, sequences: .ofTerminal(), typed: resolved.typed)
        } catch {
            modesBefore.apply(to: STDIN_FILENO)
            cnc_guard_disarm()
            throw error
        }
        // The operator's choice is not checked.
        guard glyphs.widest != .ascii, options.glyphs == nil, TerminalQuery.isSupported else { return }
        screen.startAsking()
        if glyphs.known == .ascii { awaitFirstResponse(milliseconds: options.firstResponsePatience) }
    }

    deinit { leave() }
}

extension Terminal {
    /// Waits for a response that decides what can be shown, with a blank screen: frames with other characters would
    /// follow at once. Keys are kept.
    private func awaitFirstResponse(milliseconds: Int) {
        guard let timer = try? PauseTimer() else { return }
        paint(Frame(size: size, glyphs: glyphs))
        timer.start(milliseconds: milliseconds)
        var pressed: [Key] = []
        while keys.awaitsResponses, !keys.hasEnded, !timer.isOver {
            let input = inputDescriptors.map(Poller.Interest.readable)
            _ = Poller.wait(for: input + [.readable(timer.descriptor)], timeout: nil)
            pressed += keys.read()
        }
        keys.keep(pressed)
        if let found = keys.takeProbedCapabilities() { adopt(found) }
    }

    /// Whether the terminal has not accepted everything yet: wait until `outputDescriptor` is writable, then call
    /// `drain`.
    public var wantsWrite: Bool { output.isBlocked }

    /// Wait for this descriptor while `wantsWrite`.
    public var outputDescriptor: Int32 { output.descriptor }

    /// Before `readKeys`, wait until one of these is readable.
    public var inputDescriptors: [Int32] { [input.descriptor, keys.timerDescriptor] }

    /// Whether no more keys can arrive because the terminal is gone.
    public var inputEnded: Bool { keys.hasEnded }

    /// Shows a frame: what changed since the last one is sent with one write, and nothing if nothing changed. This
    /// never waits: when the terminal accepts output again, it shows the newest frame and skips those between.
    ///
    /// - Returns: how many bytes the terminal accepted.
    @discardableResult
    public func paint(_ frame: Frame) -> Int {
        guard !hasLeft else { return 0 }
        waiting = frame
        return drain()
    }

    /// Continues to send what the terminal has not accepted yet.
    ///
    /// - Returns: how many bytes it accepted.
    @discardableResult
    public func drain() -> Int {
        let sent = output.drain()
        guard !output.isBlocked, waiting != nil || !copying.isEmpty else { return sent }
        // Curses may have sent the beginning of a sequence already: nothing may precede the rest of it.
        var bytes: [UInt8] = []
        if let frame = waiting { bytes = screen.update(to: frame) + takeSetup() }
        if screen.takeHasAsked() { keys.awaitResponses() }
        waiting = nil
        if setup == .none {
            bytes += copying
            copying = []
        }
        return sent + output.send(bytes)
    }

    /// Copies a text to the clipboard of the operator's terminal, if that is allowed: there is no response. It is sent
    /// between frames without waiting; of several texts that the terminal has not accepted yet, the last one counts.
    public func copy(_ text: String) {
        guard !hasLeft else { return }
        copying = clipboard.bytes(copying: text)
        drain()
    }

    /// Sets the window's title, if that is enabled and the terminal has one. It is sent with the next frame, and
    /// `leave` restores the previous title.
    public func setTitle(_ text: String) {
        guard setsTitle, text != title else { return }
        title = text
        hasTitle = false
    }

    /// Turns the mouse on or off: whether the terminal reports the wheel and pressed buttons, which `readKeys` returns.
    /// It is sent with the next frame, and `leave` turns it off. Until it is first turned on, nothing is sent.
    public func setMouse(isOn: Bool) {
        guard isOn != usesMouse, !hasLeft, Capabilities.speaksControlSequences else { return }
        usesMouse = isOn
        keys.acceptMouse(isOn)
        guard isOn else { return }
        leaveBytes = ControlBytes.leave(givingTitleBack: setsTitle, turningMouseOff: true)
        rearmGuard()
    }

    private func rearmGuard() {
        cnc_guard_disarm()
        _ = Self.armGuard(output.descriptor, modesBefore, leaveBytes, errorCapture)
    }

    private func takeMouseSetup() -> [UInt8] {
        defer { hasMouse = usesMouse }
        if usesMouse { return hasMouse && setup == .none ? [] : Mouse.on }
        return hasMouse ? Mouse.off : []
    }

    private func takeSetup() -> [UInt8] {
        let mouse = takeMouseSetup()
        var bytes: [UInt8] =
            switch setup {
            case .none: []
            case .modes: ControlBytes.modes
            case .entry: ControlBytes.enter(keepingTitle: setsTitle)
            }
        setup = .none
        bytes += mouse
        if let title, !hasTitle { bytes += WindowTitle.set(title, glyphs: glyphs) }
        hasTitle = true
        return bytes
    }

    /// The next keys that were pressed, usually one; empty if there are none. A single Escape becomes a key after the
    /// escape delay. What was typed after these keys stays with the terminal's driver: see `hasInput`.
    public func readKeys() -> [Key] {
        guard !hasLeft else { return [] }
        let pressed = keys.read()
        guard let found = keys.takeProbedCapabilities() else { return pressed }
        let before = glyphs
        adopt(found)
        if glyphs != before { screen.redraw() }
        return pressed
    }

    /// Whether a response to a query is due.
    public var awaitsResponses: Bool { keys.awaitsResponses }

    /// Whether there is more for `readKeys` now.
    public var hasInput: Bool { !hasLeft && keys.hasInput }

    private func adopt(_ found: ProbedCapabilities) {
        probed = found
        screen.adopt(found)
        glyphs = found.drawsOneColumn ? widestGlyphs : .ascii
    }

    /// Reads the terminal's current size. The next frame is drawn completely, as after `redraw`.
    @discardableResult
    public func resize() -> Size {
        screen.resize(to: Self.windowSize())
        redraw()
        return size
    }

    /// Draws the next frame completely, whatever else was written to the terminal. It may be a different terminal: its
    /// modes are sent again, and so is the query.
    public func redraw() {
        screen.forgetTerminal()
        if setup == .none { setup = .modes }
        hasTitle = false
    }

    /// Rings the bell.
    public func bell() {
        guard !hasLeft, !output.isBlocked else { return }
        _ = output.send([0x07])
    }

    /// Releases the terminal and stops the process, as Ctrl-Z does. Takes the terminal again when the process
    /// continues; the next frame is drawn completely.
    public func suspend() {
        guard !hasLeft else { return }
        giveBack()
        cnc_stop_process()
        resume()
    }

    /// Releases the terminal while another program uses it, and takes it again afterwards; the next frame is drawn
    /// completely.
    ///
    /// - Parameter body: Runs the program. It can call the closure that it gets to apply the driver modes that the
    ///   terminal had before: a program that was killed leaves its own.
    public func lend<Value>(_ body: (_ restoreModes: () -> Void) -> Value) -> Value {
        guard !hasLeft else { return body {} }
        giveBack()
        defer { resume() }
        return body { modesBefore.apply(to: STDIN_FILENO) }
    }

    /// Stops the process, as Ctrl-Z does, until it is continued. Returns at once if nothing could continue it. For a
    /// process that does not have the terminal now.
    public static func stopProcess() {
        cnc_stop_process()
    }

    /// Takes the terminal again after another program has used it, as when the process was stopped from outside. The
    /// next frame is drawn completely.
    public func resume() {
        guard !hasLeft else { return }
        rearmGuard()
        errorCapture?.hold()
        modesWithin.apply(to: STDIN_FILENO)
        screen.pause()
        setup = .entry
        resize()
    }

    /// Releases the terminal. Nothing is drawn or read afterwards.
    public func leave() {
        guard !hasLeft else { return }
        hasLeft = true
        giveBack()
    }

    private func giveBack() {
        waiting = nil
        copying = []
        output.finish(with: leaveBytes)
        hasMouse = false
        screen.pause()
        keys.finishAwaiting()
        modesBefore.apply(to: STDIN_FILENO)
        cnc_guard_disarm()
        errorCapture?.release()
    }

    /// A terminal that does not know its size counts as 80x24. No window is larger than curses supports.
    private static func windowSize() -> Size {
        var columns: Int32 = 80
        var rows: Int32 = 24
        _ = cnc_window_size(STDOUT_FILENO, &columns, &rows)
        return Size(columns: min(Int(columns), 1000), rows: min(Int(rows), 1000))
    }

    private static func armGuard(
        _ output: Int32, _ modes: TerminalModes, _ leave: [UInt8], _ errorCapture: StandardErrorCapture?
    ) -> Bool {
        withUnsafePointer(to: modes.value) { pointer in
            leave.withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    cnc_guard_arm(
                        output, pointer, $0.baseAddress, $0.count, errorCapture?.held ?? -1,
                        errorCapture?.original ?? -1)
                }
            }
        }
    }
}
