import CNCurses
import Glibc
import Screen

/// Curses' view of the screen: given what changed between frames, it returns the bytes that the terminal needs.
///
/// ncurses writes to its descriptor after nearly every cursor move, and each write can become a packet over SSH. So
/// that descriptor points to a file in memory as soon as curses has read the terminal's modes from it: a frame's bytes
/// are known before they are sent, they are sent with one write, and a stopped terminal cannot block curses.
final class CursesScreen {
    /// The size that curses works with.
    private(set) var size: Size
    private let screen: OpaquePointer
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
    private let memory: Int32
    private var themeAttributes = ThemeAttributes(depth: .monochrome, theme: .mono)
    /// Nil if the terminal's sequences are not those that it understands.
    private var shortener: OutputShortener?
    /// What the terminal shows; nil if everything must be drawn again.
    private var shown: Frame?
    /// Curses sends this when it takes the terminal again. The palette belongs to the operator, and mitwatch does not
    /// change it.
    private let paletteReset = Capabilities.string("oc")
    private var wasPaused = false
    /// Whether the terminal may be sent a ``TerminalQuery``.
    private var mayAsk = false
    /// Whether to send one before the screen is next cleared, if there is room.
    private var isToAsk = false
    private var hasAsked = false
    /// Whether the terminal may be a different one, to which curses has not sent its modes.
    private var isUnknown = false
    /// What the terminal responded.
    private var probed: ProbedCapabilities?

    /// Takes a terminal: keys arrive one by one and without echo, keys for signals keep working. `input` is readable
    /// and `output` is writable; the shell may have opened neither for both.
    init(type: String, input: Int32, output: Int32, size: Size, theme: Theme) throws(TerminalError) {
        cnc_set_character_width { Int32(Unicode.Scalar($0).map(CellWidth.columns) ?? 1) }
        memory = cnc_memory_file("frame")
        guard memory >= 0 else { throw .systemCallFailed("memfd_create", errorNumber: errno) }
        guard let input = Self.file(on: input, "r"), let output = Self.file(on: output, "w") else {
            throw .systemCallFailed("fdopen", errorNumber: errno)
        }
        // An extreme number in the terminal type can keep curses busy for long.
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

    /// The terminal has another size, or shows something other than the last frame: the next frame is drawn completely.
    func resize(to size: Size) {
        self.size = size
        resize_term(Int32(size.rows), Int32(size.columns))
        // Frames are composed elsewhere: another copy would use as much memory as two of them.
        wresize(cnc_standard_window(), 1, 1)
        werase(cnc_next_screen())
        redraw()
    }

    /// The next frame is drawn completely, without assumptions about what the terminal shows.
    func redraw() {
        shown = nil
        shortener = OutputShortener(for: size)
        shortener?.repeats = probed?.repeats ?? false
        clearok(cnc_screen_on_terminal(), true)
    }

    /// From now on the terminal is queried.
    func startAsking() {
        mayAsk = true
        isToAsk = true
    }

    /// Call if the terminal may be a different one, as after a detach and an attach elsewhere. The next frame sends the
    /// modes again, and nothing is assumed until the terminal has responded.
    func forgetTerminal() {
        probed = nil
        isToAsk = mayAsk
        isUnknown = true
        redraw()
    }

    /// Releases the terminal to another program for a while.
    func pause() {
        endwin()
        _ = MemoryFile.takeAll(from: memory)
        shown = nil
        wasPaused = true
    }

    /// The bytes that make the terminal show a frame; empty if it already does.
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

    /// Uses what the terminal is capable of from now on.
    func adopt(_ probed: ProbedCapabilities) {
        self.probed = probed
        shortener?.repeats = probed.repeats
    }

    /// Whether a query was sent since the last call.
    func takeHasAsked() -> Bool {
        defer { hasAsked = false }
        return hasAsked
    }

    /// Inserts what an unknown terminal needs before the sequence that clears the screen: its modes and the query.
    private func introduce(in bytes: inout [UInt8], cursor: Cursor) {
        guard isToAsk || isUnknown, let clear = Capabilities.string("clear"), let place = bytes.firstRange(of: clear)
        else { return }
        var introduction: [UInt8] = []
        if isUnknown {
            introduction += Capabilities.alternateScreen
            introduction += Capabilities.string(shows(cursor) ? "cnorm" : "civis") ?? []
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

    /// Whether the screen is a single cell that curses cannot write, because it has no way to keep the line from
    /// wrapping.
    private var isOneCell: Bool {
        size == Size(columns: 1, rows: 1) && Capabilities.wrapsLate && Capabilities.string("rmam") == nil
    }

    /// The line does not wrap before a second character arrives.
    private func onlyCell(of frame: Frame) -> [UInt8] {
        let cell = frame[0, 0]
        let text = cell.width == 1 ? cell.base.map(String.init) : nil
        return Array("\r\(text ?? " ")\r".utf8)
    }

    /// Passes the changed part of a row to curses.
    private func updateRow(_ y: Int, of frame: Frame) {
        let changed = frame.changedColumns(ofRow: y, since: shown)
        guard !changed.isEmpty else { return }
        let row = frame.row(y)
        var cells: [cchar_t] = []
        cells.reserveCapacity(changed.count)
        // Neighbors usually look the same.
        var (style, isFill, blank) = (Style.normal, false, themeAttributes.blank(in: .normal, isFill: false))
        for cell in row[(row.startIndex + changed.lowerBound)..<(row.startIndex + changed.upperBound)] {
            if cell.style != style || cell.isFill != isFill {
                (style, isFill) = (cell.style, cell.isFill)
                blank = themeAttributes.blank(in: style, isFill: isFill)
            }
            cell.append(to: &cells, blank: blank)
        }
        // This call neither wraps nor moves the cursor, so the last cell of the last row needs no special case.
        mvwadd_wchnstr(
            cnc_next_screen(), Int32(y), Int32(changed.lowerBound), cells, Int32(cells.count))
    }

    /// Moves the cursor even if it is hidden: braille displays and screen magnifiers follow it.
    private func updateCursor(_ cursor: Cursor) {
        curs_set(shows(cursor) ? 1 : 0)
        guard Rect(size).contains(cursor.position) else { return }
        wmove(cnc_next_screen(), Int32(cursor.position.y), Int32(cursor.position.x))
    }

    /// Whether the cursor is visible: where text is typed, and on a selected row that is not otherwise visible.
    private func shows(_ cursor: Cursor) -> Bool {
        switch cursor.purpose {
        case .text: false
        case .selection: !Capabilities.hasReverseVideo
        case .caret: true
        }
    }
}
