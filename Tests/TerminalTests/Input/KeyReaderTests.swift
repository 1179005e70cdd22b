import CPseudoTerminal
import Glibc
import Screen
import Testing

@testable import Terminal

struct KeyReaderTests {
    /// A pipe instead of a keyboard.
    private final class Keyboard {
        let output: Int32
        private let input: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            (output, input) = (ends[0], ends[1])
        }

        deinit { for end in [output, input] { close(end) } }

        /// Reads what the reader left.
        var unread: String {
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = withExtendedLifetime(self) { read(output, &bytes, bytes.count) }
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            _ = write(input, bytes, bytes.count)
        }
    }

    /// All keys that were typed.
    private func allKeys(_ reader: inout KeyReader) -> [Key] {
        var keys = reader.read()
        while reader.hasInput { keys += reader.read() }
        return keys
    }

    @Test(arguments: ["j", "\u{1B}[B", "ä", "\u{1B}OP", "\u{1B}[200~a long text\u{1B}[201~"])
    func `no byte beyond a key is read`(text: String) throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 600_000, sequences: .common)
        keyboard.type(text + "rest")
        #expect(reader.read().count == 1)
        #expect(keyboard.unread == "rest")
    }

    private func waitUntilOver(_ reader: KeyReader) {
        _ = Poller.wait(for: [.readable(reader.timerDescriptor)], timeout: nil)
    }

    /// Whether it must be read although nothing was typed.
    private func isOver(_ reader: KeyReader) -> Bool {
        !Poller.wait(for: [.readable(reader.timerDescriptor)], timeout: .zero).isEmpty
    }

    @Test func `a single Escape is a key after its delay, and nothing waits for it`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 1, restDelay: 600_000, sequences: .common)
        keyboard.type("\u{1B}")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        #expect(reader.read() == [.escape])
        #expect(!isOver(reader))
    }

    @Test func `bytes after the delay but before the next read still belong to the Escape`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 1, restDelay: 600_000, sequences: .common)
        keyboard.type("\u{1B}")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        keyboard.type("[B")
        #expect(reader.read() == [.down])
        #expect(!isOver(reader))
    }

    @Test func `an Escape that is held down is a key each time, and the last one after its delay`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 1, sequences: .common)
        keyboard.type("\u{1B}\u{1B}\u{1B}")
        #expect(allKeys(&reader) == [.escape, .escape])
        waitUntilOver(reader)
        #expect(reader.read() == [.escape])
    }

    @Test func `a truncated sequence is an unknown key`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 600_000, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}[1;")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        #expect(reader.read() == [.unknown])
        #expect(!isOver(reader))
    }

    @Test func `keys that are held down do not extend a string forever`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 600_000, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}]j")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        keyboard.type("j")
        #expect(reader.read() == [.unknown])
        keyboard.type("j")
        #expect(reader.read() == [.character("j")])
    }

    @Test func `a paste without its end mark ends after a pause`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}[200~one")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        #expect(reader.read() == [.paste("one")])
        keyboard.type("j\u{1B}[201~k")
        #expect(allKeys(&reader) == [.character("j"), .character("k")])
    }

    @Test func `bytes without such a pause belong to the paste`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, restDelay: 600_000, sequences: .common)
        keyboard.type("\u{1B}[200~one")
        #expect(reader.read() == [])
        keyboard.type("q")
        #expect(reader.read() == [])
        keyboard.type("\u{1B}[201~q")
        #expect(allKeys(&reader) == [.paste("oneq"), .character("q")])
        #expect(!isOver(reader))
    }

    @Test func `an unnoticed pause before the end mark has no effect`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}[200~one")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        keyboard.type("\u{1B}[201~q")
        #expect(allKeys(&reader) == [.paste("one"), .character("q")])
        #expect(!isOver(reader))
    }

    /// Ctrl-Z may just have discarded it.
    @Test func `a discarded key does not block reading and does not end the input`() throws {
        var (terminal, keyboard): (Int32, Int32) = (-1, -1)
        try #require(cpt_open(&terminal, &keyboard))
        defer { close(keyboard) }
        let input = TerminalInput(terminal: keyboard)
        var reader = try KeyReader(descriptor: input.descriptor, escapeDelay: 0, sequences: .common)
        #expect(reader.readBytes(atMost: 1) == [])
        #expect(!reader.hasEnded)
        #expect(write(terminal, "j\n", 2) == 2)
        _ = Poller.wait(for: [.readable(input.descriptor)], timeout: nil)
        #expect(allKeys(&reader) == [.character("j"), .enter])
        #expect(!reader.hasEnded)
        close(terminal)
        // A program that another test starts at this moment may keep it open a little longer.
        _ = Poller.wait(for: [.broken(keyboard)], timeout: nil)
        #expect(reader.read() == [])
        #expect(reader.hasEnded)
    }

    @Test func `a response that is due at release counts after the terminal is taken again`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(
            descriptor: keyboard.output, escapeDelay: 0, responsePatience: 1, sequences: .common)
        reader.awaitResponses()
        reader.finishAwaiting()
        keyboard.type("\u{1B}[2;3Rj")
        #expect(reader.read() == [.character("j")])
        #expect(reader.takeProbedCapabilities()?.drawsOneColumn == false)
    }

    @Test func `an unread response is read before the end`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(
            descriptor: keyboard.output, escapeDelay: 0, responsePatience: 600_000, sequences: .common)
        reader.awaitResponses()
        keyboard.type("\u{1B}[?2026;2$y\u{1B}[2;3R")
        reader.finishAwaiting()
        #expect(!reader.hasInput)
        // No response is due: this returns immediately and consumes nothing.
        keyboard.type("q")
        reader.finishAwaiting()
        #expect(reader.read() == [.character("q")])
    }

    @Test(
        arguments: [
            ("", "\u{1B}[2;4R", "", 0), ("", "ls\r\u{1B}[?2026;2$y\u{1B}[2;4R", "ls\r", 0),
            ("\u{1B}[2", ";4R", "", 0), ("\u{1B}", "\u{1B}[2;4R", "\u{1B}", 0), ("\u{1B}", "[Ax", "\u{1B}[Ax", 1),
            ("", "\u{1B}[2;4", "", 1), ("", "\u{1B}", "\u{1B}", 1), ("", "\u{1B}[A\u{1B}[2;4R", "\u{1B}[A", 0),
        ] as [(String, String, String, Int)])
    func `responses are separated from typed keys`(begun: String, text: String, typed: String, due: Int) {
        var input = FinalInput(responsesDue: 1, begun: Array(begun.utf8))
        for byte in text.utf8 { input.handle(byte) }
        #expect(String(decoding: input.leftover, as: UTF8.self) == typed)
        #expect(input.responsesDue == due)
    }
}
