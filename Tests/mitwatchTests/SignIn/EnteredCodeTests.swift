import FoundationEssentials
import Glibc
import IoTEmulator
import PseudoTerminal
import Testing

/// Codes that an operator enters at the prompt of a command without a screen, against the built-in emulator.
struct EnteredCodeTests {
    private static let prompt = "MFA code for arn:aws:iam::123456789012:mfa/alice:"

    private func prompts(_ program: PseudoTerminal, _ count: Int) -> Bool {
        program.waitUntil { $0.text.count { $0.hasPrefix(Self.prompt) } == count }
    }

    /// Whether the condition becomes true, while output is read.
    private func eventually(_ program: PseudoTerminal, _ condition: () -> Bool) -> Bool {
        for _ in 0..<300 where !condition() { _ = program.waitUntil(milliseconds: 100) { _ in condition() } }
        return condition()
    }

    private func text(_ program: PseudoTerminal) -> String {
        String(decoding: program.received, as: UTF8.self)
    }

    @Test(arguments: [["show", "TASK"], ["list"]])
    func `one code serves the command, and the next start`(arguments: [String]) async throws {
        try await SignInHome.run { home in
            let arguments = arguments.map { $0 == "TASK" ? home.emulator.taskId : $0 }
            let first = try Program.start(arguments, environment: home.environment, columns: 120)
            #expect(prompts(first, 1))
            first.type("246 802\n")
            #expect(first.waitForEnd() == .exited(0))
            #expect(first.isAsBefore)
            #expect(!["246802", "246 802"].contains(where: text(first).contains))
            #expect(home.roleCalls == 1)
            let second = try Program.start(arguments, environment: home.environment, columns: 120)
            #expect(second.waitForEnd() == .exited(0))
            #expect(!second.screen.contains(Self.prompt))
            #expect(home.roleCalls == 1)
        }
    }

    @Test func `JSON goes to the pipe, and the prompt to the terminal`() async throws {
        try await SignInHome.run { home in
            let script = #""$0" show \#(home.emulator.taskId) --output json 2>/dev/null | grep -c taskStatus"#
            let program = try Program.startInShell([], script: script, environment: home.environment)
            #expect(prompts(program, 1))
            program.type("246802\n")
            #expect(program.waitForEnd() == .exited(0))
            #expect(program.screen.text.contains("1"))
        }
    }

    @Test(arguments: ["show", "wait"])
    func `a rejected code is not sent again, and the next one is accepted`(command: String) async throws {
        try await SignInHome.run { home in
            let program = try Program.start(
                [command, home.emulator.taskId], environment: home.environment, columns: 140)
            #expect(prompts(program, 1))
            program.type("000000\n")
            #expect(prompts(program, 2))
            #expect(program.screen.contains("AWS rejected the code. Each code works once; wait for the next one."))
            program.type("000000\n")
            #expect(prompts(program, 3))
            #expect(program.screen.contains("This code was already used. Wait for the next one."))
            #expect(home.roleCalls == 1)
            program.type("246802\n")
            #expect(program.shows(command == "show" ? "NotifySecurity" : "watch started"))
            #expect(home.roleCalls == 2)
            program.send(signal: SIGTERM)
            #expect(program.waitForEnd() != nil)
            #expect(program.isAsBefore)
        }
    }

    /// The emulator rejects 000000, and a code that it accepted before.
    @Test func `three rejected codes end the command with exit code 77`() async throws {
        try await SignInHome.run { home in
            let arguments = ["show", home.emulator.taskId]
            let first = try Program.start(arguments, environment: home.environment, columns: 140)
            #expect(prompts(first, 1))
            first.type("246802\n")
            #expect(first.waitForEnd() == .exited(0))
            try FileManager.default.removeItem(atPath: home.path + "/.aws/cli")
            let program = try Program.start(arguments, environment: home.environment, columns: 140)
            for (number, code) in ["000000", "246802", "000000"].enumerated() {
                #expect(prompts(program, number + 1))
                program.type(code + "\n")
            }
            #expect(program.waitForEnd() == .exited(77))
            #expect(home.roleCalls == 4)
            #expect(program.screen.contains("no MFA code was accepted in 3 attempts"))
            #expect(!["000000", "246802"].contains(where: text(program).contains))
        }
    }

    @Test func `after a lost response another code is requested`() async throws {
        try await SignInHome.run { home in
            var change = SignInChange()
            change.assumeRole = .lost
            home.emulator.changeSignIn(change)
            let program = try Program.start(
                ["show", home.emulator.taskId], environment: home.environment, columns: 140)
            #expect(prompts(program, 1))
            program.type("246802\n")
            #expect(prompts(program, 2))
            #expect(program.screen.contains("No response; the code may already be used. Wait for the next one."))
            program.type("135791\n")
            #expect(program.waitForEnd() == .exited(0))
        }
    }

    /// The keys expire five minutes and two seconds after they were issued.
    @Test(arguments: [["wait", "TASK"], ["watch", "TASK", "--plain"]])
    func `five minutes before keys expire a running session prompts, and polls meanwhile`(
        arguments: [String]
    ) async throws {
        try await SignInHome.run(SignInOptions(longestRoleKeySeconds: 302)) { home in
            let arguments = arguments.map { $0 == "TASK" ? home.emulator.taskId : $0 } + ["--interval", "1s"]
            let program = try Program.start(arguments, environment: home.environment, columns: 140)
            #expect(prompts(program, 1))
            program.type("246802\n")
            #expect(program.shows("watch started"))
            #expect(prompts(program, 2))
            #expect(program.modes?.echoes == false)
            let polls = { home.emulator.counters.requests["DescribeAuditMitigationActionsTask"] ?? 0 }
            let before = polls()
            #expect(eventually(program) { polls() >= before + 2 })
            program.type("135791\n")
            #expect(eventually(program) { home.roleCalls == 2 })
            program.send(signal: SIGTERM)
            #expect(program.waitForEnd() == .exited(143))
            #expect(program.isAsBefore)
        }
    }
}
