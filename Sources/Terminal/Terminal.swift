import CNCurses
import Glibc
import Screen

/// The operator's terminal, from the first frame to the moment it is given back.
///
/// It is given back as it was (screen, cursor, attributes, modes of the driver) by `leave`, at deinit, at `exit`, and on signals
/// that end the process because something is wrong with it. Signals that ask the process to end belong to the caller's loop:
/// see ``SignalInbox``.
///
/// Used from one thread. Nothing here waits for the terminal, except the end, and that not for long.
public final class Terminal {
    /// What the terminal can show; frames for it are made with this. It becomes less where the terminal turns out to draw blocks and
    /// boxes two columns wide: after `readKeys`, frames are to be made anew.
    public private(set) var glyphs: GlyphSet
    /// What it was found to do, as of its last answer; nil before the first one.
    public private(set) var probed: ProbedCapabilities?
    /// How large it is, as of the last `resize`.
    public var size: Size { screen.size }

    private let screen: CursesScreen
    private let modesBefore: TerminalModes
    private let modesWithin: TerminalModes
    private let errorCapture: StandardErrorCapture?
    private let leaveBytes: [UInt8]
    private let clipboard: Clipboard
    private let setsTitle: Bool
    private var output: TerminalOutput
    private let input = TerminalInput(terminal: STDIN_FILENO)
    private var keys: KeyReader
    /// What is sent after the next frame.
    private var setup = Setup.entry
    /// The window's title, as it was set last.
    private var title: String?
    /// Whether the terminal was sent it.
    private var hasTitle = false
    /// What can be shown if the terminal draws in single columns.
    private let widestGlyphs: GlyphSet
    /// What fills the clipboard, not yet sent because the terminal has not taken all before it.
    private var copying: [UInt8] = []
    /// The newest frame, not yet drawn because the terminal has not taken an older one.
    private var waiting: Frame?
    private var hasLeft = false

    /// What goes along with a frame.
    private enum Setup {
        /// Nothing.
        case none
        /// Modes, to a terminal that may be another one.
        case modes
        /// All that taking the terminal needs.
        case entry
    }

    /// Takes the terminal on standard input and output.
    public init(options: TerminalOptions) throws(TerminalError) {
        try Self.check(options)
        let type = options.terminalType ?? ""
        let glyphs = Encoding(locale: options.locale, terminalType: type).establish(wanting: options.glyphs)
        self.glyphs = glyphs
        widestGlyphs = glyphs
        output = try TerminalOutput(terminal: STDOUT_FILENO)

        clipboard = options.clipboard
        modesBefore = try TerminalModes(of: STDIN_FILENO)
        // Terminals without a clipboard have no title either, or none that anybody sees.
        setsTitle = options.setsTitle && options.clipboard != .none && Capabilities.speaksControlSequences
        leaveBytes = ControlBytes.leave(givingTitleBack: setsTitle)
        guard leaveBytes.count <= cnc_guard_limit else { throw .terminalTypeTooLong(type) }
        errorCapture = StandardErrorCapture(terminal: STDOUT_FILENO)
        guard Self.armGuard(output.descriptor, modesBefore, leaveBytes, errorCapture) else { throw .alreadyEntered }
        cnc_guard_chain(options.wantsBacktrace)
        cnc_guard_tell(options.logPath.map { "the log is \(DisplayText.fitted($0, to: 200))\r\n" } ?? "")
        errorCapture?.hold()
        do {
            screen = try CursesScreen(
                type: type, input: input.descriptor, output: output.descriptor, size: Self.windowSize(),
                theme: options.usedTheme)
            modesWithin = try TerminalModes(of: STDIN_FILENO)
            keys = try KeyReader(
                descriptor: input.descriptor, escapeDelay: options.escapeDelay,
                answerPatience: options.answerPatience, sequences: .ofTerminal())
        } catch {
            modesBefore.apply(to: STDIN_FILENO)
            cnc_guard_disarm()
            throw error
        }
        // What the operator says is not put to question.
        if glyphs != .ascii, options.glyphs == nil, TerminalQuery.isAnswered { screen.startAsking() }
    }

    deinit { leave() }
}

extension Terminal {
    /// Why the terminal on standard input and output cannot be taken, as far as that is known before; nil if nothing stands in
    /// the way.
    public static func obstacle(_ options: TerminalOptions) -> TerminalError? {
        do {
            try check(options)
            return nil
        } catch {
            return error
        }
    }

    private static func check(_ options: TerminalOptions) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1 else { throw .standardInputNotATerminal }
        guard isatty(STDOUT_FILENO) == 1 else { throw .standardOutputNotATerminal }
        try Capabilities.load(options.terminalType, descriptor: STDOUT_FILENO)
    }

    /// Whether the terminal has not taken all yet: wait until `outputDescriptor` is writable, then call `drain`.
    public var wantsWrite: Bool { output.isBlocked }

    /// To wait for while `wantsWrite`.
    public var outputDescriptor: Int32 { output.descriptor }

    /// To wait for before `readKeys`: one of them is readable.
    public var inputDescriptors: [Int32] { [input.descriptor, keys.timerDescriptor] }

    /// Whether no key will ever come again: the terminal is gone.
    public var inputEnded: Bool { keys.hasEnded }

    /// Shows a frame: what changed since the last one is sent with one write, and nothing if nothing changed. A terminal that
    /// does not take it is not waited for; when it takes output again, the newest frame is shown and those between are left out.
    ///
    /// - Returns: how many bytes the terminal took.
    @discardableResult
    public func paint(_ frame: Frame) -> Int {
        guard !hasLeft else { return 0 }
        waiting = frame
        return drain()
    }

    /// Goes on with what the terminal has not taken yet.
    ///
    /// - Returns: how many bytes it took.
    @discardableResult
    public func drain() -> Int {
        let sent = output.drain()
        guard !output.isBlocked, waiting != nil || !copying.isEmpty else { return sent }
        // Curses may have sent the beginning of a sequence by itself: nothing comes before the rest of it.
        var bytes: [UInt8] = []
        if let frame = waiting { bytes = screen.update(to: frame) + takeSetup() }
        if screen.takeHasAsked() { keys.awaitAnswers() }
        waiting = nil
        if setup == .none {
            bytes += copying
            copying = []
        }
        return sent + output.send(bytes)
    }

    /// Puts a text into the clipboard of the operator's terminal, if that is allowed there: no answer tells. It goes
    /// between frames, and waits for nothing; of several that the terminal has not taken yet, the last one counts.
    public func copy(_ text: String) {
        guard !hasLeft else { return }
        copying = clipboard.bytes(copying: text)
        drain()
    }

    /// Gives the window a title, where that is wanted and the terminal has one. It goes with the next frame that is drawn, and is given
    /// back with the terminal.
    public func setTitle(_ text: String) {
        guard setsTitle, text != title else { return }
        title = text
        hasTitle = false
    }

    private func takeSetup() -> [UInt8] {
        var bytes: [UInt8] =
            switch setup {
            case .none: []
            case .modes: ControlBytes.modes
            case .entry: ControlBytes.enter(keepingTitle: setsTitle)
            }
        setup = .none
        if let title, !hasTitle { bytes += WindowTitle.set(title, glyphs: glyphs) }
        hasTitle = true
        return bytes
    }

    /// The next keys that were pressed, mostly one; none if there is none. A lone Escape is one of them after the escape delay. What was
    /// typed after them stays with the terminal's driver: see `hasInput`.
    public func readKeys() -> [Key] {
        guard !hasLeft else { return [] }
        let pressed = keys.read()
        if let answered = keys.takeProbedCapabilities() { adopt(answered) }
        return pressed
    }

    /// Whether the terminal was asked what it can do and has not answered yet.
    public var awaitsAnswers: Bool { keys.awaitsAnswers }

    /// Whether there is more for `readKeys` now.
    public var hasInput: Bool { !hasLeft && keys.hasInput }

    private func adopt(_ answered: ProbedCapabilities) {
        probed = answered
        screen.adopt(answered)
        let before = glyphs
        glyphs = answered.drawsOneColumn ? widestGlyphs : .ascii
        if glyphs != before { screen.redraw() }
    }

    /// Reads how large the terminal is now. The next frame is drawn whole, as by `redraw`.
    @discardableResult
    public func resize() -> Size {
        screen.resize(to: Self.windowSize())
        redraw()
        return size
    }

    /// The next frame is drawn whole, whatever else has been written to the terminal. It may be another terminal than before: it is
    /// sent its modes again, and asked again what it can do.
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

    /// Gives the terminal back and stops the process, as Ctrl-Z does; takes the terminal again when the process is continued.
    /// The next frame is drawn anew.
    public func suspend() {
        guard !hasLeft else { return }
        giveBack()
        cnc_stop_process()
        resume()
    }

    /// Takes the terminal again after somebody else has used it, as when the process was stopped from outside. The next frame is
    /// drawn anew.
    public func resume() {
        guard !hasLeft else { return }
        cnc_guard_disarm()
        _ = Self.armGuard(output.descriptor, modesBefore, leaveBytes, errorCapture)
        errorCapture?.hold()
        modesWithin.apply(to: STDIN_FILENO)
        screen.pause()
        setup = .entry
        resize()
    }

    /// Gives the terminal back. Nothing is drawn or read afterwards.
    public func leave() {
        guard !hasLeft else { return }
        hasLeft = true
        giveBack()
    }

    private func giveBack() {
        waiting = nil
        copying = []
        output.finish(with: leaveBytes)
        screen.pause()
        keys.finishAwaiting()
        modesBefore.apply(to: STDIN_FILENO)
        cnc_guard_disarm()
        errorCapture?.release()
    }

    /// A terminal that does not know its size has that of terminals of old. No window is larger than curses can hold.
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
