import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Testing

/// What happens before, or instead of, a dashboard.
struct StartTests {
    @Test(
        arguments: [
            (.output, "standard output is not a terminal"), (.input, "standard input is not a terminal"),
        ] as [(PseudoTerminal.Detached, String)])
    func `without a terminal and a task the start ends`(
        detached: PseudoTerminal.Detached, reason: String
    ) throws {
        let program = try Program.start(["--region", "eu-west-1"], detached: detached)
        #expect(program.waitForEnd() == .exited(69))
        #expect(
            lines(program) == [
                "mitwatch: cannot show the list of tasks", "          \(reason)",
                "          To fix: run mitwatch in a terminal, or pass a task ID to print its",
                "            changes",
            ])
    }

    @Test func `an invalid task ID is rejected first`() throws {
        let program = try Program.start(["watch", "no spaces"])
        #expect(program.waitForEnd() == .exited(64))
        #expect(program.screen.contains("invalid task ID: \" \" at position 3"))
    }

    @Test func `quotes in an error are sanitized`() throws {
        let program = try Program.start(["demo", "--scenario", "\u{1B}]0;title\u{7}"])
        #expect(program.waitForEnd() == .exited(64))
        #expect(program.screen.contains("^[]0;title^G"))
    }

    @Test func `a missing region is reported with a suggestion`() throws {
        let program = try Program.start(["dmeo"])
        #expect(program.waitForEnd() == .exited(78))
        #expect(program.screen.contains("no AWS region configured"))
        #expect(program.screen.contains("Did you mean `mitwatch demo`?"))
    }

    @Test func `an unreadable certificate bundle ends the program`() throws {
        let program = try Program.start(
            ["quarantine-0412", "--region", "eu-west-1"], environment: ["AWS_CA_BUNDLE": "/nonexistent/ca.pem"])
        #expect(program.waitForEnd() == .exited(78))
        #expect(
            lines(program) == [
                "mitwatch: cannot load CA certificates",
                "          AWS_CA_BUNDLE: cannot read /nonexistent/ca.pem; check the path and its",
                "            permissions", "          To fix: correct AWS_CA_BUNDLE, or unset it",
            ])
    }

    @Test func `a watch without credentials says what each source lacks`() throws {
        let program = try Program.start(["quarantine-0412", "--region", "eu-west-1"])
        #expect(program.shows("AWS_ACCESS_KEY_ID is not set"))
        program.type("q")
        #expect(program.waitForEnd() == .exited(0))
    }

    private func lines(_ program: PseudoTerminal) -> [String] {
        program.screen.text.map { $0.trimmingSuffix(" ") }.filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character {
            text.removeLast()
        }
        return text
    }
}
