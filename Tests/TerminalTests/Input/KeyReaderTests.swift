import CPseudoTerminal
import Glibc
import Screen
import Testing

@testable import Terminal

struct KeyReaderTests {
    /// A pipe in place of a keyboard.
    private final class Keyboard {
        let output: Int32
        private let input: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            (output, input) = (ends[0], ends[1])
        }

        deinit { for end in [output, input] { close(end) } }

        func type(_ text: String) {
            let bytes = Array(text.utf8)
            _ = write(input, bytes, bytes.count)
        }
    }

    private func waitUntilOver(_ reader: KeyReader) {
        _ = Poller.wait(for: [.readable(reader.timerDescriptor)], timeout: nil)
    }

    /// Whether it is to be read without anything having been typed.
    private func isOver(_ reader: KeyReader) -> Bool {
        !Poller.wait(for: [.readable(reader.timerDescriptor)], timeout: .zero).isEmpty
    }

    @Test func `a lone Escape is a key once its delay is over, and nothing waits for that`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 1, restDelay: 600_000, sequences: .common)
        keyboard.type("\u{1B}")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        #expect(reader.read() == [.escape])
        #expect(!isOver(reader))
    }

    @Test func `what comes after the delay, but before anybody looked, still belongs to the Escape`() throws {
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
        #expect(reader.read() == [.escape, .escape])
        waitUntilOver(reader)
        #expect(reader.read() == [.escape])
    }

    @Test func `the torso of a sequence is no key that anybody knows`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 600_000, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}[1;")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        #expect(reader.read() == [.unknown])
        #expect(!isOver(reader))
    }

    @Test func `keys that are held down do not make a string longer for ever`() throws {
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
        #expect(reader.read() == [.character("j"), .character("k")])
    }

    @Test func `what comes without such a pause belongs to the paste`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, restDelay: 600_000, sequences: .common)
        keyboard.type("\u{1B}[200~one")
        #expect(reader.read() == [])
        keyboard.type("q")
        #expect(reader.read() == [])
        keyboard.type("\u{1B}[201~q")
        #expect(reader.read() == [.paste("oneq"), .character("q")])
        #expect(!isOver(reader))
    }

    @Test func `a pause before the end mark, which nobody saw, means nothing`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, restDelay: 1, sequences: .common)
        keyboard.type("\u{1B}[200~one")
        #expect(reader.read() == [])
        waitUntilOver(reader)
        keyboard.type("\u{1B}[201~q")
        #expect(reader.read() == [.paste("one"), .character("q")])
        #expect(!isOver(reader))
    }

    /// Ctrl-Z may have thrown it away just now.
    @Test func `a key that is gone before it is read is not waited for, and is not the end`() throws {
        var (terminal, keyboard): (Int32, Int32) = (-1, -1)
        try #require(cpt_open(&terminal, &keyboard))
        defer { close(keyboard) }
        let input = TerminalInput(terminal: keyboard)
        var reader = try KeyReader(descriptor: input.descriptor, escapeDelay: 0, sequences: .common)
        #expect(reader.readBytes() == [])
        #expect(!reader.hasEnded)
        #expect(write(terminal, "j\n", 2) == 2)
        _ = Poller.wait(for: [.readable(input.descriptor)], timeout: nil)
        #expect(reader.read() == [.character("j"), .enter])
        #expect(!reader.hasEnded)
        close(terminal)
        // A program that another test starts at this moment may have it a little longer.
        _ = Poller.wait(for: [.broken(keyboard)], timeout: nil)
        #expect(reader.read() == [])
        #expect(reader.hasEnded)
    }

    @Test func `an answer that has not come when the terminal is given back counts once it was taken again`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, sequences: .common)
        reader.awaitAnswers()
        reader.finishAwaiting()
        keyboard.type("\u{1B}[2;3Rj")
        #expect(reader.read() == [.character("j")])
        #expect(reader.traits?.drawsOneColumn == false)
    }

    @Test func `an answer that is still to be read is taken before the end`() throws {
        let keyboard = try Keyboard()
        var reader = try KeyReader(descriptor: keyboard.output, escapeDelay: 0, sequences: .common)
        reader.awaitAnswers()
        keyboard.type("\u{1B}[2;3R")
        reader.finishAwaiting()
        #expect(reader.traits == MeasuredTraits(column: 3, synchronizedOutput: 0))
        // Nothing is awaited any more: this comes back at once, and takes nothing.
        keyboard.type("q")
        reader.finishAwaiting()
        #expect(reader.read() == [.character("q")])
    }
}
