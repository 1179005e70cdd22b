import CNCurses
import Glibc
import Screen

/// Curses' idea of the screen. It gets what changed from frame to frame and says which bytes the terminal needs for it.
///
/// ncurses writes to its descriptor after nearly every cursor move, each of which can become a packet over SSH. So that
/// descriptor leads to a file in memory as soon as curses has read the terminal's modes from it: a frame's bytes are known before
/// they leave, leave with one write, and a stopped terminal cannot hold curses up.
final class CursesScreen {
    /// How large curses believes the terminal to be.
    private(set) var size: Size
    private let screen: OpaquePointer
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    private let memory: Int32
    private var themeAttributes = ThemeAttributes(depth: .monochrome, theme: .mono)
    /// Nil where the terminal's sequences are not those that it understands.
    private var shortener: OutputShortener?
    /// What the terminal shows; nil if everything is to be drawn again.
    private var shown: Frame?
    /// Sent by curses when it takes the terminal again. The palette is the operator's, and nothing here changes it.
    private let paletteReset = Capabilities.string("oc")
    private var wasPaused = false
    /// Whether the terminal may be asked a ``TerminalQuery``.
    private var mayAsk = false
    /// Whether one goes before the next clearing of the screen that has room for it.
    private var isToAsk = false
    private var hasAsked = false
    /// Whether the terminal may be another one than before, to which curses has not sent its modes.
    private var isUnknown = false
    /// What the terminal answered.
    private var probed: ProbedCapabilities?

    /// Takes a terminal: keys come one by one and without echo, signals by keys stay. `input` can be read and `output` can be written;
    /// the shell may have opened neither for both.
    init(type: String, input: Int32, output: Int32, size: Size, theme: Theme) throws(TerminalError) {
        memory = cnc_memory_file("frame")
        guard memory >= 0 else { throw .systemCallFailed("memfd_create", errorNumber: errno) }
        guard let input = Self.file(on: input, "r"), let output = Self.file(on: output, "w") else {
            throw .systemCallFailed("fdopen", errorNumber: errno)
        }
        // What a type's numbers say can keep curses busy for long.
        guard let screen = EndingSignals.letThrough({ newterm(type, output, input) }) else {
            throw .terminalTypeTooSimple(type)
        }
        files = (input, output)
        self.screen = screen
        self.size = size
        cbreak()
        noecho()
        typeahead(-1)
        dup2(memory, fileno(output))
        startColors(theme)
        resize(to: size)
    }

    deinit {
        endwin()
        delscreen(screen)
        fclose(files.input)
        fclose(files.output)
        close(memory)
    }

    private static func file(on terminal: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
        let copy = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
        return copy >= 0 ? fdopen(copy, mode) : nil
    }

    private func startColors(_ theme: Theme) {
        guard theme != .mono, ColorDepth.isPlausible, has_colors(), start_color() == OK, use_default_colors() == OK
        else { return }
        themeAttributes = ThemeAttributes(depth: .ofTerminal(), theme: theme)
    }

    /// The terminal has another size, or shows something else than what was drawn: the next frame is drawn anew.
    func resize(to size: Size) {
        self.size = size
        resize_term(Int32(size.rows), Int32(size.columns))
        // Frames are put together elsewhere: another copy would take as much memory as two of them.
        wresize(cnc_standard_window(), 1, 1)
        werase(cnc_next_screen())
        redraw()
    }

    /// The next frame is drawn as if nothing was known of what the terminal shows.
    func redraw() {
        shown = nil
        shortener = OutputShortener(for: size)
        shortener?.repeats = probed?.repeats ?? false
        clearok(cnc_screen_on_terminal(), true)
    }

    /// From now on the terminal is asked what it can do.
    func startAsking() {
        mayAsk = true
        isToAsk = true
    }

    /// The terminal may be another one than before, as after a detach and an attach elsewhere. It is sent its modes again with the next
    /// frame, and nothing is assumed of it until it has answered.
    func forgetTerminal() {
        probed = nil
        isToAsk = mayAsk
        isUnknown = true
        redraw()
    }

    /// The terminal is given to somebody else for a while.
    func pause() {
        endwin()
        _ = MemoryFile.takeAll(from: memory)
        shown = nil
        wasPaused = true
    }

    /// The bytes that make the terminal show a frame; none if it shows it already.
    func update(to frame: Frame) -> [UInt8] {
        guard frame != shown else { return [] }
        if frame.size != shown?.size {
            shown = nil
            werase(cnc_next_screen())
        }
        if !isOneCell { for y in 0..<min(frame.size.rows, size.rows) { updateRow(y, of: frame) } }
        updateCursor(frame.cursor)
        shown = frame
        doupdate()
        var bytes = MemoryFile.takeAll(from: memory)
        if wasPaused, let paletteReset { bytes = Array(bytes.split(separator: paletteReset).joined()) }
        if wasPaused { isUnknown = false }
        wasPaused = false
        introduce(in: &bytes, cursor: frame.cursor)
        let shortened = shortener?.shorten(bytes) ?? bytes
        if isOneCell { return shortened + onlyCell(of: frame) }
        return probed?.holdsFrames == true ? SynchronizedOutput.around(shortened) : shortened
    }

    /// What the terminal turned out to do is made use of from now on.
    func adopt(_ probed: ProbedCapabilities) {
        self.probed = probed
        shortener?.repeats = probed.repeats
    }

    /// Whether the terminal was asked since the last time that this was called.
    func takeHasAsked() -> Bool {
        defer { hasAsked = false }
        return hasAsked
    }

    /// Puts in front of what clears the screen what an unknown terminal needs to be sent: its modes, and the question.
    private func introduce(in bytes: inout [UInt8], cursor: Point?) {
        guard isToAsk || isUnknown, let clear = Capabilities.string("clear"), let place = bytes.firstRange(of: clear)
        else { return }
        var introduction: [UInt8] = []
        if isUnknown {
            introduction += Capabilities.alternateScreen
            introduction += Capabilities.string(cursor == nil ? "civis" : "cnorm") ?? []
            isUnknown = false
        }
        let least = TerminalQuery.leastSize
        if isToAsk, size.columns >= least.columns, size.rows >= least.rows {
            introduction += TerminalQuery.bytes
            isToAsk = false
            hasAsked = true
        }
        bytes.insert(contentsOf: introduction, at: place.lowerBound)
    }

    /// Whether the screen is a single cell that curses cannot write, as it knows no way to keep the line from wrapping.
    private var isOneCell: Bool {
        size == Size(columns: 1, rows: 1) && Capabilities.wrapsLate && Capabilities.string("rmam") == nil
    }

    /// The line does not wrap before a second character comes.
    private func onlyCell(of frame: Frame) -> [UInt8] {
        let cell = frame[0, 0]
        let text = cell.width == 1 ? cell.base.map(String.init) : nil
        return Array("\r\(text ?? " ")\r".utf8)
    }

    /// Hands over the part of a row that changed.
    private func updateRow(_ y: Int, of frame: Frame) {
        let changed = frame.changedColumns(ofRow: y, since: shown)
        guard !changed.isEmpty else { return }
        let row = frame.row(y)
        var cells: [cchar_t] = []
        cells.reserveCapacity(changed.count)
        // Neighbors mostly look alike.
        var (style, isFill, blank) = (Style.normal, false, themeAttributes.blank(in: .normal, isFill: false))
        for cell in row[(row.startIndex + changed.lowerBound)..<(row.startIndex + changed.upperBound)] {
            if cell.style != style || cell.isFill != isFill {
                (style, isFill) = (cell.style, cell.isFill)
                blank = themeAttributes.blank(in: style, isFill: isFill)
            }
            cell.append(to: &cells, blank: blank)
        }
        // This call neither wraps nor moves a cursor, so the last cell of the last row is like any other.
        mvwadd_wchnstr(
            cnc_next_screen(), Int32(y), Int32(changed.lowerBound), cells, Int32(cells.count))
    }

    private func updateCursor(_ cursor: Point?) {
        leaveok(cnc_next_screen(), cursor == nil)
        curs_set(cursor == nil ? 0 : 1)
        guard let cursor, Rect(size).contains(cursor) else { return }
        wmove(cnc_next_screen(), Int32(cursor.y), Int32(cursor.x))
    }
}
