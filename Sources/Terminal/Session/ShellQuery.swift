import CNCurses
import Glibc

/// A query that is sent while the shell's screen is shown, before anything is drawn. What is typed meanwhile is kept.
struct ShellQuery {
    /// What was typed, in order, and not shown.
    private(set) var typed: [UInt8] = []

    /// How long to wait for the response, in milliseconds.
    static let patience = 200

    /// Whether the terminal reports its device attributes (DA1), as descendants of the VT100 do.
    mutating func hasAttributes() -> Bool {
        send(Array("\u{1B}[c".utf8), awaiting: .attributes) != nil
    }

    /// Whether the terminal draws a character of UTF-8 in one column, at the beginning of the current line.
    mutating func drawsUTF8() -> Bool {
        guard TerminalQuery.isSupported else { return false }
        return send(Array("\r·\u{1B}[6n\r  \r".utf8), awaiting: .cursor) == .column(2)
    }

    /// Lets the shell or the next program read what was typed, if the system allows that.
    func putBack() {
        for byte in typed where !cnc_put_back(STDIN_FILENO, CChar(bitPattern: byte)) { return }
    }

    /// In the background a process may not change the terminal's modes.
    private mutating func send(_ bytes: [UInt8], awaiting awaited: ShellInput.Awaited) -> ShellInput.Response? {
        guard cnc_is_foreground(STDIN_FILENO), let before = try? TerminalModes(of: STDIN_FILENO),
            var output = try? TerminalOutput(terminal: STDOUT_FILENO), let timer = try? PauseTimer()
        else { return nil }
        before.withoutLines.apply(to: STDIN_FILENO)
        defer {
            before.apply(to: STDIN_FILENO)
            // Ctrl-C was typed.
            if typed.contains(0x03) { raise(SIGINT) }
        }
        _ = output.send(bytes)
        timer.start(milliseconds: Self.patience)
        let terminal = TerminalInput(terminal: STDIN_FILENO)
        var input = ShellInput(awaiting: awaited)
        while input.response == nil {
            let ready = Poller.wait(for: [.readable(terminal.descriptor), .readable(timer.descriptor)], timeout: nil)
            guard ready.contains(.readable(terminal.descriptor)) else { break }
            var byte: UInt8 = 0
            guard read(terminal.descriptor, &byte, 1) == 1 else { break }
            input.handle(byte)
        }
        typed += input.typed
        return input.response
    }
}

/// Tells a response from what is typed meanwhile.
struct ShellInput: Hashable, Sendable {
    /// What is queried.
    enum Awaited: Hashable, Sendable {
        /// The device attributes: `ESC [ ? 62 ; 22 c`.
        case attributes
        /// The cursor's position: `ESC [ 12 ; 2 R`.
        case cursor
    }

    /// What the terminal reports.
    enum Response: Hashable, Sendable {
        /// That it has device attributes.
        case attributes
        /// The cursor's column, from 1.
        case column(Int)
    }

    /// The response, when it has arrived.
    private(set) var response: Response?
    private let awaited: Awaited
    private var keys: [UInt8] = []
    /// What may be the beginning of the response.
    private var begun: [UInt8] = []

    init(awaiting awaited: Awaited) {
        self.awaited = awaited
    }

    /// What was typed, in order.
    var typed: [UInt8] { keys + begun }

    /// Handles the next byte.
    mutating func handle(_ byte: UInt8) {
        begun.append(byte)
        let start: [UInt8] = Array((awaited == .attributes ? "\u{1B}[?" : "\u{1B}[").utf8)
        if begun.count <= start.count {
            if !start.starts(with: begun) { giveUp(byte) }
            return
        }
        let numbers = begun.dropFirst(start.count)
        if byte == (awaited == .attributes ? UInt8(ascii: "c") : UInt8(ascii: "R")) {
            let fields = numbers.dropLast().split(separator: UInt8(ascii: ";"))
            let last = fields.last.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
            response = awaited == .attributes ? .attributes : last.map { .column($0) }
            if response == nil { giveUp(byte) } else { begun = [] }
        } else if !(0x30...0x3B).contains(byte) {
            giveUp(byte)
        }
    }

    /// These are keys, except that another sequence may begin with an Escape.
    private mutating func giveUp(_ byte: UInt8) {
        let isEscape = byte == 0x1B
        keys += isEscape ? begun.dropLast() : begun[...]
        begun = isEscape ? [byte] : []
    }
}
