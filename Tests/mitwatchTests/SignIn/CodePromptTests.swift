import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

@testable import mitwatch

/// Commands without a screen prompt for an MFA code on the controlling terminal, and only there.
struct CodePromptTests {
    private static let prompt = "MFA code for arn:aws:iam::123456789012:mfa/alice:"
    private static let config = """
        [profile ops]
        region = eu-west-1
        role_arn = arn:aws:iam::123456789012:role/ops
        source_profile = base
        mfa_serial = arn:aws:iam::123456789012:mfa/alice
        [profile base]
        aws_access_key_id = AKIDTEST
        aws_secret_access_key = secret
        """

    /// A home directory whose profile `ops` has a role that requires a code. Nothing listens at the endpoint.
    private func withHome(_ body: ([String: String]) throws -> Void) async throws {
        try await Shell.withDirectory { home in
            try FileManager.default.createDirectory(atPath: home + "/.aws", withIntermediateDirectories: true)
            try Data(Self.config.utf8).write(to: URL(filePath: home + "/.aws/config"))
            try body([
                "HOME": home, "AWS_PROFILE": "ops", "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1",
            ])
        }
    }

    private static let commands = [
        ["show", "t"], ["list"], ["wait", "t"], ["watch", "t", "--plain"], ["show", "t", "--output", "json"],
    ]

    private func text(_ terminal: PseudoTerminal) -> String {
        terminal.screen.text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    @Test(arguments: commands)
    func `what is not a code is rejected, and after three attempts the exit code is 77`(
        arguments: [String]
    ) async throws {
        try await withHome { environment in
            let program = try Program.start(arguments, environment: environment)
            for (number, attempt) in ["98765", "98a765", "9876543"].enumerated() {
                #expect(program.waitUntil { $0.text.count { $0.hasPrefix(Self.prompt) } == number + 1 })
                #expect(program.modes?.echoes == false)
                program.type(attempt + "\n")
            }
            #expect(program.waitForEnd() == .exited(77))
            #expect(text(program).contains("no MFA code was accepted in 3 attempts"))
            #expect(program.isAsBefore)
            #expect(!["98765", "98a765"].contains { String(decoding: program.received, as: UTF8.self).contains($0) })
        }
    }

    @Test(arguments: commands)
    func `Ctrl-C ends the prompt, and the terminal shows what is typed again`(arguments: [String]) async throws {
        try await withHome { environment in
            let program = try Program.start(arguments, environment: environment)
            #expect(program.shows(Self.prompt))
            program.type("123\u{3}")
            let ending = program.waitForEnd()
            #expect(ending == .killed(SIGINT) || ending == .exited(130))
            #expect(program.isAsBefore)
        }
    }

    @Test(arguments: commands, [SIGTERM, SIGHUP, SIGQUIT])
    func `a signal at the prompt restores the terminal`(arguments: [String], signal: Int32) async throws {
        try await withHome { environment in
            let program = try Program.start(arguments, environment: environment)
            #expect(program.shows(Self.prompt))
            program.send(signal: signal)
            let ending = program.waitForEnd()
            #expect(ending == .killed(signal) || ending == .exited(128 + signal))
            #expect(program.isAsBefore)
        }
    }

    @Test(arguments: commands)
    func `the end of input is not a code`(arguments: [String]) async throws {
        try await withHome { environment in
            let program = try Program.start(arguments, environment: environment)
            #expect(program.shows(Self.prompt))
            program.type("\u{4}")
            #expect(program.waitForEnd() == .exited(77))
            #expect(text(program).contains("no MFA code was entered"))
            #expect(program.isAsBefore)
        }
    }

    @Test(
        arguments: commands,
        [
            #""$0" "$@" </dev/null"#, #""$0" "$@" | cat"#, #""$0" "$@" 2>/dev/null"#,
            #""$0" "$@" </dev/null 2>&1 | cat"#, #"echo 123456 | "$0" "$@" >/dev/null 2>&1"#,
        ])
    func `redirected standard streams do not matter`(arguments: [String], script: String) async throws {
        try await withHome { environment in
            let program = try Program.startInShell(arguments, script: script, environment: environment)
            #expect(program.shows(Self.prompt))
            program.type("\u{4}")
            #expect(program.waitForEnd() != nil)
            #expect(program.isAsBefore)
        }
    }

    @Test(
        arguments: commands,
        [
            (#"setsid -w "$0" "$@" 2>&1 | cat; echo done"#, "no terminal to prompt for the MFA code"),
            (#"setsid -w "$0" "$@" </dev/null 2>&1 | cat; echo done"#, "no terminal to prompt for the MFA code"),
            (#""$0" "$@" 2>&1 </dev/null & wait; echo done"#, "running in the background"),
            (#""$0" "$@" --no-input; echo done"#, "--no-input disables the prompt for the MFA code"),
        ])
    func `there is no prompt that nobody can see`(
        arguments: [String], script: (text: String, reason: String)
    ) async throws {
        try await withHome { environment in
            let program = try Program.startInShell(arguments, script: script.text, environment: environment)
            #expect(program.waitForEnd() == .exited(0))
            #expect(program.screen.contains("done"))
            #expect(text(program).contains(script.reason))
            #expect(!program.screen.contains(Self.prompt))
            #expect(program.isAsBefore)
        }
    }

    @Test(arguments: [["show", "t"], ["wait", "t"]])
    func `after Ctrl-Z and fg the prompt is there again`(arguments: [String]) async throws {
        try await withHome { environment in
            let program = try Program.startInShell(arguments, environment: environment)
            #expect(program.shows(Self.prompt))
            program.type("\u{1A}")
            #expect(program.shows("job stopped"))
            #expect(program.modes?.echoes == true)
            program.type("\n")
            #expect(
                program.waitUntil { $0.text.count { $0.hasPrefix(Self.prompt) } == 2 })
            #expect(program.modes?.echoes == false)
            program.type("\u{4}")
            #expect(program.waitForEnd() == .exited(77))
            #expect(program.isAsBefore)
        }
    }

    @Test func `doctor prompts too, and reports why there is no code`() async throws {
        try await withHome { environment in
            let program = try Program.start(["doctor"], environment: environment, rows: 50)
            #expect(program.shows(Self.prompt))
            program.type("\u{4}")
            #expect(program.waitForEnd() == .exited(1))
            #expect(text(program).contains("no MFA code was entered"))
            #expect(program.isAsBefore)
            let silent = try Program.start(["doctor", "--no-input"], environment: environment, rows: 50)
            #expect(silent.waitForEnd() == .exited(1))
            #expect(text(silent).contains("--no-input disables the prompt for the MFA code"))
            #expect(!silent.screen.contains(Self.prompt))
        }
    }
}
