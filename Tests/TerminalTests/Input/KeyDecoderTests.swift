import Screen
import Testing

@testable import Terminal

struct KeyDecoderTests {
    private func keys(_ text: String) -> [Key] {
        var decoder = KeyDecoder(sequences: .common)
        return decoder.feed(text.utf8) + decoder.finish()
    }

    /// The same bytes one at a time, without a pause that counts.
    private func keysOneByOne(_ text: String) -> [Key] {
        var decoder = KeyDecoder(sequences: .common)
        return text.utf8.flatMap { decoder.feed([$0]) } + decoder.finish()
    }

    private static let cases: [(String, [Key])] = [
        ("a", [.character("a")]), ("é漢", [.character("é"), .character("漢")]), (" ", [.character(" ")]),
        ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{8}", [.backspace]), ("\u{7F}", [.backspace]),
        ("\u{C}", [.control("l")]), ("\0", [.control("@")]), ("\u{1D}", [.control("]")]), ("\u{1B}", [.escape]),
        ("\u{1B}[A\u{1B}OB", [.up, .down]), ("\u{1B}[C\u{1B}[D", [.right, .left]), ("\u{1B}[Z", [.backTab]),
        ("\u{1B}[H\u{1B}[1~\u{1B}[7~\u{1B}OH", [.home, .home, .home, .home]), ("\u{1B}[F\u{1B}[4~", [.end, .end]),
        ("\u{1B}[5~\u{1B}[6~\u{1B}[3~", [.pageUp, .pageDown, .delete]),
        ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[24~", [.function(1), .function(1), .function(1), .function(12)]),
        ("\u{1B}[1;5A\u{1B}[5;2~\u{1B}[1;2P", [.up, .pageUp, .function(1)]), ("\u{1B}[99~", [.unknown]),
        ("\u{1B}j", [.escape, .character("j")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}[", [.unknown]), ("\u{1B}O", [.unknown]), ("\u{1B}[1;", [.unknown]),
        ("\u{1B}]", [.escape, .character("]")]), ("\u{1B}X", [.escape, .character("X")]), ("\u{1B}]1", [.unknown]),
        ("\u{1B}[200~rm -rf\n\u{1B}[Aé\u{1B}[201~q", [.paste("rm -rf\n\u{1B}[Aé"), .character("q")]),
        ("\u{1B}[201~q", [.character("q")]),
        ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\q", [.character("q")]), ("\u{1B}]11;rgb:q\u{7}q", [.character("q")]),
        ("\u{1B}[M !!q", [.unknown, .character("q")]), ("\u{1B}[12;3Rq", [.unknown, .character("q")]),
    ]

    @Test(arguments: cases)
    func `bytes become keys`(text: String, expected: [Key]) {
        #expect(keys(text) == expected)
    }

    @Test(arguments: cases)
    func `bytes that arrive one by one become the same keys`(text: String, expected: [Key]) {
        #expect(keysOneByOne(text) == expected)
    }

    @Test func `an Escape is undecided until nothing follows`() {
        var decoder = KeyDecoder(sequences: .common)
        #expect(decoder.feed([0x1B]) == [])
        #expect(decoder.pending == .escape)
        #expect(decoder.finish() == [.escape])
        #expect(decoder.pending == .nothing)
    }

    @Test(
        arguments: [
            ("\u{1B}[B", .down), ("\u{1B}OB", .down), ("\u{1B}[6~", .pageDown), ("\u{1B}[[A", .function(1)),
            ("\u{1B}[99;10;10u", .unknown), ("é", .character("é")), ("👩", .character("👩")),
        ] as [(String, Key)])
    func `an incomplete sequence that no key press splits waits for the rest`(text: String, key: Key) {
        let bytes = Array(text.utf8)
        for place in (bytes[0] == 0x1B ? 2 : 1)..<bytes.count {
            var decoder = KeyDecoder(sequences: .common)
            #expect(decoder.feed(bytes.prefix(place)) == [])
            #expect(decoder.pending == .rest)
            #expect(decoder.feed(bytes.dropFirst(place)) == [key])
            #expect(decoder.pending == .nothing)
        }
    }

    @Test func `the mark before a paste is recognized wherever it is split, even if its Escape counted as the key`() {
        let bytes = Array("\u{1B}[200~qX\u{1B}[201~".utf8)
        for place in 1..<bytes.count {
            var decoder = KeyDecoder(sequences: .common)
            var keys = decoder.feed(bytes.prefix(place))
            if decoder.pending == .escape { keys += decoder.finish() }
            keys += decoder.feed(bytes.dropFirst(place))
            #expect(keys == (place == 1 ? [.escape] : []) + [.paste("qX")])
        }
    }

    @Test func `the rest of a paste mark is keys without an Escape before it`() {
        var decoder = KeyDecoder(sequences: .common)
        #expect(decoder.feed([0x1B]) + decoder.finish() + decoder.feed("j".utf8) == [.escape, .character("j")])
        #expect(decoder.feed("[200~".utf8) == "[200~".map(Key.character))
    }

    @Test func `a paste with a truncated end mark is the text before the mark`() {
        var decoder = KeyDecoder(sequences: .common)
        #expect(decoder.feed("\u{1B}[200~one\u{1B}[20".utf8) == [])
        #expect(decoder.finish() == [.paste("one")])
        #expect(decoder.pending == .nothing)
    }

    @Test func `invalid bytes are an unknown key and do not consume what follows`() {
        var decoder = KeyDecoder(sequences: .common)
        #expect(decoder.feed([0xFF, 0x71]) == [.unknown, .character("q")])
        #expect(decoder.feed([0xE6]) == [])
        #expect(decoder.finish() == [.unknown])
    }

    @Test func `pasted text beyond the limit is dropped, and keys work after it`() {
        let text = String(repeating: "x", count: KeyDecoder.pasteLimit + 10)
        #expect(keys("\u{1B}[200~\(text)\u{1B}[201~q") == [.paste(String(text.dropLast(10))), .character("q")])
    }

    @Test func `a paste may come in pieces with pauses between`() {
        var decoder = KeyDecoder(sequences: .common)
        #expect(decoder.feed("\u{1B}[200~one ".utf8) == [])
        #expect(decoder.pending == .paste)
        #expect(decoder.feed("two\u{1B}[20".utf8) == [])
        #expect(decoder.feed("1~".utf8) == [.paste("one two")])
    }

    @Test func `a sequence without an end is dropped`() {
        let flood = "\u{1B}]" + String(repeating: "x", count: 5000)
        #expect(keys(flood).first == .unknown)
        #expect(keys(flood + "\u{7}q").last == .character("q"))
    }

    @Test func `a terminal type's own sequences are known as well, the common ones first`() {
        var decoder = KeyDecoder(sequences: .common.adding([Array("[a".utf8): .up, Array("[B".utf8): .up]))
        #expect(decoder.feed("\u{1B}[a\u{1B}[B".utf8) == [.up, .down])
    }

    @Test(arguments: 0...6)
    func `a response that is due is not a key, wherever it is split`(place: Int) {
        let answer = Array("\u{1B}[2;4R".utf8)
        var decoder = KeyDecoder(sequences: .common)
        decoder.expectResponse(forgetsOthers: true)
        #expect(decoder.feed("j".utf8) + decoder.feed(answer.prefix(place)) == [.character("j")])
        // A pause: after a single Escape, that is the key.
        #expect(decoder.mayBeResponse == (2..<6).contains(place))
        #expect(decoder.feed(answer.dropFirst(place)) + decoder.feed("k".utf8) == [.character("k")])
        #expect(decoder.probed == ProbedCapabilities(column: 4, synchronizedOutput: 0))
        #expect(decoder.pending == .nothing && !decoder.awaitsResponses)
    }

    @Test(arguments: 0...17)
    func `all responses are combined, wherever they are split`(place: Int) {
        let answers = Array("\u{1B}[?2026;2$y\u{1B}[2;2R".utf8)
        var decoder = KeyDecoder(sequences: .common)
        decoder.expectResponse(forgetsOthers: true)
        #expect(decoder.feed(answers.prefix(place)) == [])
        // A pause: after a single Escape, that is the key.
        #expect(decoder.mayBeResponse == ((2..<11).contains(place) || (13..<17).contains(place)))
        #expect((decoder.probed == nil) == (place < 17))
        #expect(decoder.feed(answers.dropFirst(place)) + decoder.feed("k".utf8) == [.character("k")])
        #expect(decoder.probed == ProbedCapabilities(column: 2, synchronizedOutput: 2))
        #expect(!decoder.awaitsResponses)
    }

    @Test(
        arguments: [
            ("\u{1B}[1;2R", [.function(3)]), ("\u{1B}[3;2R", [.unknown]), ("\u{1B}[2;R", [.unknown]),
            ("\u{1B}[2R", [.unknown]), ("\u{1B}[2;99999999999999999999R", [.unknown]), ("\u{1B}[2;2;2R", [.unknown]),
            ("\u{1B}OR", [.function(3)]), ("\u{1B}[2~", [.unknown]), ("\u{1B}[?2026;$y", [.unknown]),
            ("\u{1B}[?2027;2$y", [.unknown]), ("\u{1B}[?2026;2y", [.unknown]),
        ] as [(String, [Key])])
    func `keys work while a response is due`(text: String, expected: [Key]) {
        var decoder = KeyDecoder(sequences: .common)
        decoder.expectResponse(forgetsOthers: true)
        #expect(decoder.feed(text.utf8) == expected)
        #expect(decoder.probed == nil)
        #expect(decoder.feed("\u{1B}[2;2R".utf8) == [])
        #expect(decoder.probed == ProbedCapabilities(column: 2, synchronizedOutput: 0))
        // A response without a query is an unknown key.
        #expect(decoder.feed("\u{1B}[2;5R\u{1B}[?2026;2$y".utf8) == [.unknown, .unknown])
        #expect(decoder.probed == ProbedCapabilities(column: 2, synchronizedOutput: 0))
    }

    @Test func `the last one of several responses counts`() {
        var decoder = KeyDecoder(sequences: .common)
        decoder.expectResponse(forgetsOthers: true)
        decoder.expectResponse(forgetsOthers: false)
        #expect(decoder.feed("\u{1B}[?2026;2$y\u{1B}[2;4R".utf8) == [])
        #expect(decoder.probed == nil)
        #expect(decoder.feed("\u{1B}[2;2R".utf8) == [])
        #expect(decoder.takeProbedCapabilities()?.repeats == false)
        #expect(decoder.takeProbedCapabilities() == nil)
        // A response that has been due for long is no longer awaited.
        decoder.expectResponse(forgetsOthers: true)
        decoder.expectResponse(forgetsOthers: true)
        #expect(decoder.feed("\u{1B}[2;4R".utf8) == [])
        #expect(decoder.takeProbedCapabilities()?.repeats == true)
    }

    /// However long a paste is, no byte after its end mark is read.
    @Test(arguments: ["", "x", "one\u{1B}two", "\u{1B}[201", "\u{1B}[20\u{1B}[201", "longer than a mark\u{1B}"])
    func `a paste is read in pieces that end with its end mark`(text: String) {
        var decoder = KeyDecoder(sequences: .common)
        var rest = Array("\u{1B}[200~\(text)\u{1B}[201~q".utf8)[...]
        var keys: [Key] = []
        while keys.isEmpty {
            let piece = rest.prefix(decoder.mostNeeded)
            rest = rest.dropFirst(piece.count)
            keys = decoder.feed(piece)
        }
        #expect(keys == [.paste(text)])
        #expect(Array(rest) == Array("q".utf8))
    }
}
