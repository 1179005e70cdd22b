import Screen
import Testing

@testable import Terminal

/// Reports about the mouse among keys.
struct MouseReportTests {
    private func keys(_ text: String, acceptsMouse: Bool = true) -> [Key] {
        var decoder = KeyDecoder(sequences: .common)
        decoder.acceptsMouse = acceptsMouse
        return decoder.feed(text.utf8) + decoder.finish()
    }

    private static func key(_ action: Pointer.Action, _ x: Int, _ y: Int) -> [Key] {
        [.pointer(Pointer(action, at: Point(x: x, y: y)))]
    }

    private static let cases: [(String, [Key])] = [
        ("<0;1;1M", key(.press, 0, 0)), ("<0;80;24M", key(.press, 79, 23)), ("<2;3;4M", key(.rightPress, 2, 3)),
        ("<64;5;6M", key(.wheelUp, 4, 5)), ("<65;400;120M", key(.wheelDown, 399, 119)),
        // Shift, Alt, Control.
        ("<4;1;1M", key(.press, 0, 0)), ("<69;1;2M", key(.wheelDown, 0, 1)), ("<92;1;1M", key(.wheelUp, 0, 0)),
        // Released, the middle button, movement, the horizontal wheel, further buttons.
        ("<0;1;1m", []), ("<1;1;1M", []), ("<32;1;1M", []), ("<35;1;1M", []), ("<66;1;1M", []), ("<128;1;1M", []),
        // Malformed.
        ("<0;0;1M", []), ("<0;1;0M", []), ("<;1;1M", []), ("<0;1M", []), ("<0;1;1;1M", []), ("<0;1;1 M", []),
        ("<M", []), ("<0;-1;1M", []), ("<0;+1;1M", []), ("<0;12345;1M", []), ("<99999999999999999999;1;1M", []),
        ("<0:1:1M", []), ("<0;1;?M", []), ("<<0;1;1M", []), ("<0;1;1", []), ("<", []), ("<0;", []),
    ]

    @Test(arguments: cases)
    func `a report becomes an action of the mouse, or nothing`(report: String, expected: [Key]) {
        #expect(keys("\u{1B}[\(report)") == expected)
    }

    @Test(arguments: cases.filter { $0.0.hasSuffix("M") || $0.0.hasSuffix("m") })
    func `a report does not change the keys around it, wherever it is split`(report: String, expected: [Key]) {
        let bytes = Array("j\u{1B}[\(report)k".utf8)
        for place in 0...bytes.count {
            var decoder = KeyDecoder(sequences: .common)
            decoder.acceptsMouse = true
            let found = decoder.feed(bytes.prefix(place)) + decoder.feed(bytes.dropFirst(place))
            #expect(found == [.character("j")] + expected + [.character("k")])
            #expect(decoder.pending == .nothing)
        }
    }

    @Test(arguments: cases)
    func `while the mouse is off, a report is dropped and never becomes keys`(report: String, expected: [Key]) {
        #expect(keys("\u{1B}[\(report)", acceptsMouse: false) == [])
    }

    @Test func `in pasted text, a report is text`() {
        let report = "\u{1B}[<0;1;1M"
        #expect(keys("\u{1B}[200~\(report)\u{1B}[201~") == [.paste(report)])
    }

    @Test func `a report in the old encoding is no action of the mouse`() {
        #expect(keys("\u{1B}[M !!q") == [.unknown, .character("q")])
    }

    @Test func `other sequences with the same beginning are unknown keys`() {
        #expect(keys("\u{1B}[<1uq") == [.unknown, .character("q")])
    }

    @Test(arguments: [
        ("", ""), ("ls\n", "ls\n"), ("a\u{1B}[<0;1;1Mb\u{1B}[<0;1;1m", "ab"), ("\u{1B}[A\u{1B}", "\u{1B}[A\u{1B}"),
        ("\u{1B}[<64;1", "\u{1B}[<64;1"),
    ])
    func `typed input is kept without reports`(bytes: String, kept: String) {
        #expect(MouseReport.removed(from: Array(bytes.utf8)) == Array(kept.utf8))
    }
}
