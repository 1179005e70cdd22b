import ArgumentParser
import Screen
import Terminal
import Testing

@testable import mitwatch

struct TerminalFlagsTests {
    @Test func `without flags the terminal and the environment decide`() throws {
        let options = try options([])
        #expect(options.color == .automatic)
        #expect(options.theme == .standard)
        #expect(options.glyphs == nil)
        #expect(options.terminalType == "xterm")
        #expect(!options.setsTitle)
    }

    @Test(
        arguments: [
            ("auto", .automatic), ("always", .always), ("never", .never),
        ] as [(String, TerminalOptions.ColorUse)])
    func `colors follow the operator's choice`(word: String, use: TerminalOptions.ColorUse) throws {
        #expect(try options(["--color", word]).color == use)
    }

    @Test(
        arguments: [
            ("default", .standard), ("colorblind", .colorblind), ("mono", .mono),
        ] as [(String, Theme)])
    func `the palette is the named one`(word: String, theme: Theme) throws {
        #expect(try options(["--palette", word]).theme == theme)
    }

    @Test(
        arguments: [
            (["--glyphs", "full"], .full), (["--glyphs", "basic"], .basic), (["--glyphs", "ascii"], .ascii),
            (["--ascii"], .ascii), (["--ascii", "--glyphs", "ascii"], .ascii),
        ] as [([String], GlyphSet)])
    func `glyphs are the named ones`(arguments: [String], glyphs: GlyphSet) throws {
        #expect(try options(arguments).glyphs == glyphs)
    }

    @Test func `a title is set if requested`() throws {
        #expect(try options(["--title"]).setsTitle)
    }

    private func options(_ arguments: [String]) throws -> TerminalOptions {
        let environment = ProgramEnvironment(variables: ["TERM": "xterm"], home: nil)
        let demo = try #require(try Mitwatch.parseAsRoot(["demo"] + arguments) as? Demo)
        let watch = try #require(try Mitwatch.parseAsRoot(["id"] + arguments) as? Watch)
        #expect(demo.presentation.terminal.options(environment) == watch.presentation.terminal.options(environment))
        return watch.presentation.terminal.options(environment)
    }
}
