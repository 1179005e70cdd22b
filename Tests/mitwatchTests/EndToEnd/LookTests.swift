import PseudoTerminal
import Testing

/// The effects of flags and environment on the screen.
struct LookTests {
    @Test(arguments: [(["demo"], "C"), (["demo", "--ascii"], "C.UTF-8")] as [([String], String)])
    func `a terminal without UTF-8 gets only ASCII`(arguments: [String], locale: String) throws {
        let demo = try Program.start(arguments, environment: ["LANG": locale])
        // The terminal does not report that it decodes UTF-8.
        demo.answers = false
        #expect(demo.shows("IN PROGRESS"))
        #expect(demo.shows("-> Checks"))
        #expect(demo.screen.text.joined().unicodeScalars.allSatisfy { $0.isASCII })
        #expect(demo.screen.unknown == [])
    }

    @Test func `the operator's choice of glyphs overrides the locale`() throws {
        let demo = try Program.start(["demo", "--glyphs", "full"], environment: ["LANG": "C"])
        #expect(demo.shows("─▸ Checks"))
    }

    @Test(
        arguments: [
            ([], [:], true), (["--color", "never"], [:], false), (["--palette", "mono"], [:], false),
            ([], ["NO_COLOR": "1"], false),
            (["--color", "always"], ["NO_COLOR": "1"], true), (["--color", "always"], ["TERM": "vt100"], false),
        ] as [([String], [String: String], Bool)])
    func `colors are used if they are enabled and the terminal has them`(
        arguments: [String], environment: [String: String], hasColors: Bool
    ) throws {
        let demo = try Program.start(["demo"] + arguments, environment: environment)
        #expect(demo.shows("IN PROGRESS") && demo.shows("quit"))
        let pens = (0..<24).flatMap { y in (0..<80).compactMap { demo.screen.pen(x: $0, y: y) } }
        #expect(pens.contains { $0.foreground != .standard } == hasColors)
        #expect(pens.contains { $0.attributes.contains(1) })
    }
}
