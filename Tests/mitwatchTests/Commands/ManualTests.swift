import ArgumentParser
import Dashboard
import FoundationEssentials
import Testing

@testable import mitwatch

/// `mitwatch manual`: the man page. `.ci/check-manual` checks it with mandoc and man.
struct ManualTests {
    private let lines: [String]

    init() throws {
        lines = try ManualPage.source().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines of a section.
    private func section(_ title: String) -> [String] {
        lines.drop { $0 != ".Sh \(title)" }.dropFirst().prefix { !$0.hasPrefix(".Sh ") }.map(\.self)
    }

    @Test func `the sections are in the usual order`() {
        #expect(
            lines.filter { $0.hasPrefix(".Sh ") }.map { $0.dropFirst(4) } == [
                "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "KEYS", "ENVIRONMENT", "FILES", "EXIT STATUS",
                "EXAMPLES", "SEE ALSO",
            ])
    }

    @Test func `the date is that of the version`() {
        #expect(lines.first == ".Dd \(Product.released)")
        #expect(Product.released.wholeMatch(of: /[A-Z][a-z]+ \d{1,2}, \d{4}/) != nil)
    }

    @Test func `it has every command, option, key, variable and exit code`() throws {
        let commands = section("COMMANDS").joined(separator: "\n")
        for command in Mitwatch.commandNames { #expect(commands.contains(".It Nm Cm \(command)"), "\(command)") }
        let options = section("OPTIONS").joined(separator: "\n")
        for option in try OptionReference().commands.flatMap(\.arguments).compactMap(\.option) {
            #expect(options.contains(option.dropFirst().replacing("-", with: "\\-")), "\(option)")
        }
        #expect(section("KEYS").filter { $0.hasPrefix(".It ") }.count == Keymap.bindings.count)
        let environment = section("ENVIRONMENT").joined(separator: "\n")
        for name in EnvironmentVariable.all.flatMap(\.names) { #expect(environment.contains(name), "\(name)") }
        let codes = section("EXIT STATUS").filter { $0.hasPrefix(".It ") }
        #expect(codes == ExitCodeEntry.all.map { ".It \($0.code)" })
    }

    @Test func `help does not list the command`() {
        #expect(!Mitwatch.helpMessage(columns: 80).contains("manual"))
        #expect(!Mitwatch.commandNames.contains("manual"))
    }

    @Test func `the program prints it`() throws {
        let program = try Program.startPiped(["manual"], environment: [:])
        #expect(program.waitForEnd() == .exited(0))
        #expect(String(decoding: program.output, as: UTF8.self) == lines.joined(separator: "\n"))
    }

    @Test func `it is ASCII and has no long lines`() {
        #expect(lines.filter { !$0.allSatisfy(\.isASCII) } == [])
        #expect(lines.filter { $0.utf8.count > 80 && !$0.hasPrefix(".Lk ") && !$0.hasPrefix(".It Ev ") } == [])
    }

    @Test(arguments: [
        (".start and 'quoted' words", "\\&.start and 'quoted' words"), ("a\\b", "a\\eb"),
        ("One. Two (three.) Four", "One.\nTwo (three.)\nFour"), ("set --x-y, not a-b", "set \\%\\-\\-x\\-y, not a-b"),
        ("'x", "\\&'x"), ("add iot:ListAuditFindings.", "add \\%iot:ListAuditFindings."),
        ("~ ^ \" ← é", "\\(ti \\(ha \\(dq \\(<- \\[u00E9]"),
    ])
    func `text is escaped`(text: String, source: String) {
        var page = Mdoc()
        page.text(text)
        #expect(page.source == source + "\n")
    }

    @Test func `arguments are neither macros nor punctuation`() {
        var page = Mdoc()
        page.macro("It", .macro("Ic"), .text("No"), .text("."), .text("a b"), .text("-x"), .text("} ]"))
        #expect(page.source == ".It Ic \\&No \\&. \\&a\\ b \\&\\-x \\&}\\ ]\\&\n")
    }

    @Test func `literal text keeps its characters`() {
        var page = Mdoc()
        page.literal(["jq -r '.x' `y`"])
        #expect(page.source == ".Bd -literal -offset indent\njq \\-r \\(aq.x\\(aq \\(gay\\(ga\n.Ed\n")
    }
}
