import PseudoTerminal
import Testing

@testable import Terminal

@Suite(.serialized, .timeLimit(.minutes(1)))
struct GlyphSetOfTerminalTests {
    @Test func `a locale with another encoding gets ASCII alone`() {
        #expect(Encoding.glyphs(isUTF8: false, terminalType: "xterm-256color") == .ascii)
    }

    @Test(arguments: [
        ("xterm-256color", "full"), ("linux", "basic"), ("linux-16color", "basic"), ("putty-256color", "basic"),
    ])
    func `the terminal's type says which glyphs its font has`(term: String, glyphs: String) {
        #expect("\(Encoding.glyphs(isUTF8: true, terminalType: term))" == glyphs)
    }

    @Test func `a machine that names no locale is taken for UTF-8`() throws {
        let probe = try startedProbe(environment: ["LC_ALL": ""])
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
    }
}
