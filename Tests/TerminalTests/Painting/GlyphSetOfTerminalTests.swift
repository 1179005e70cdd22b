import PseudoTerminal
import Screen
import Testing

@testable import Terminal

@Suite(.serialized, .timeLimit(.minutes(10)))
struct GlyphSetOfTerminalTests {
    @Test func `a locale with another encoding gets only ASCII`() {
        let encoding = Encoding(locale: "de_DE", terminalType: "xterm-256color")
        #expect(encoding.glyphs(isUTF8: false) == .ascii)
    }

    @Test(
        arguments: [
            ("xterm-256color", .full), ("linux", .basic), ("linux-16color", .basic), ("putty-256color", .basic),
            ("vt220", .full), ("linuxish", .full),
        ] as [(String, GlyphSet)])
    func `the terminal's type says which glyphs its font has`(term: String, glyphs: GlyphSet) {
        #expect(Encoding(locale: "C.UTF-8", terminalType: term).glyphs(isUTF8: true) == glyphs)
    }

    @Test(
        arguments: [
            ("xterm-256color", .full), ("linux", .basic), ("vt220", .ascii), ("vt100-am", .ascii), ("ansi", .ascii),
        ] as [(String, GlyphSet)])
    func `without a locale, all but old terminals count as UTF-8`(term: String, glyphs: GlyphSet) {
        #expect(Encoding(locale: nil, terminalType: term).glyphs(isUTF8: true) == glyphs)
    }

    @Test(
        arguments: [
            (nil, true), ("C", false), ("POSIX", false), ("en_US.UTF-8", true), ("de_DE.utf8@euro", true),
            ("UTF-8", true),
            ("de_DE", true), ("de_DE@euro", true), ("de_DE.ISO-8859-1", false), ("ja_JP.eucJP", false),
            ("C.UTF-8", true),
        ] as [(String?, Bool)])
    func `a locale that is not installed counts by its name`(locale: String?, isUTF8: Bool) {
        #expect(Encoding(locale: locale, terminalType: "xterm").namesUTF8 == isUTF8)
    }

    @Test(arguments: [
        [:], ["LANG": "C.UTF-8"], ["LC_CTYPE": "C.UTF-8", "LANG": "C"], ["LANG": "xx_XX.UTF-8"], ["LC_CTYPE": "UTF-8"],
    ])
    func `in UTF-8 everything is drawn`(environment: [String: String]) throws {
        let probe = try startedProbe(environment: environment.merging(["LC_ALL": ""]) { $1 })
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
    }

    @Test(arguments: [
        ["LANG": "C"], ["LANG": "POSIX"], ["LC_ALL": "C", "LANG": "C.UTF-8"], ["LC_CTYPE": "POSIX", "LANG": "C.UTF-8"],
        ["LANG": "xx_XX.ISO-8859-1"],
    ])
    func `without UTF-8, a terminal that does not respond gets only ASCII`(environment: [String: String]) throws {
        let probe = try startProbe(environment: ["LC_ALL": ""].merging(environment) { $1 })
        probe.answers = false
        try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") && !$0.row(23).isEmpty })
        #expect(probe.screen.row(0) == "probe 80x24 ascii")
        #expect(probe.screen.row(1) == "bar ##x-/. >*")
        probe.type("w")
        #expect(probe.waitUntil { $0.row(5) == "wide ???? e <U+202E>abc ^[[31m ?? end" })
        #expect(probe.screen.text.joined().unicodeScalars.allSatisfy { $0.isASCII })
    }
}
