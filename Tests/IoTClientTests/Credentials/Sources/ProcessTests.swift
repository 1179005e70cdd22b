import FoundationEssentials
import IoTClient
import Testing

@Suite struct ProcessTests {
    private static let document =
        #"{"Version": 1, "AccessKeyId": "AKPROC", "SecretAccessKey": "s", "SessionToken": "t", "#
        + #""Expiration": "2025-11-23T16:04:05Z"}"#

    private func machine(_ command: String) -> Machine {
        Machine(
            environment: ["SHOWN": "from the environment", "PATH": "/usr/bin:/bin"],
            config: "[profile ops]\ncredential_process = \(command)\n", profile: "ops")
    }

    private func broken(_ reason: CredentialsError.ProcessReason) -> CredentialsError {
        .broken(source: "credential_process (profile ops)", reason: .process(reason, profile: "ops"))
    }

    @Test func `the output of the program is read`() async throws {
        let credentials = try await machine("printf '%s' '\(Self.document)'").ask()
        #expect(credentials.accessKeyId == "AKPROC")
        #expect(credentials.secretAccessKey == "s")
        #expect(credentials.sessionToken == "t")
        #expect(credentials.expiration?.timeIntervalSince1970 == 1_763_913_845)
        #expect(credentials.origin == "credential_process (profile ops)")
    }

    @Test func `a program without an expiration is run once`() async throws {
        try await withFolder { folder in
            let script = #"sh -c 'echo >> "$0"; printf "%s" "$1"' "#
            let document = #"'{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s"}'"#
            let machine = machine("\(script)\(folder)/runs \(document)")
            let cache = CachedCredentials(try machine.source, now: { machine.now })
            let first = try await cache.credentials()
            _ = try await cache.credentials()
            #expect(try String(contentsOfFile: folder + "/runs", encoding: .utf8) == "\n")
            await cache.invalidate(first)
            _ = try await cache.credentials()
            #expect(try String(contentsOfFile: folder + "/runs", encoding: .utf8) == "\n\n")
        }
    }

    @Test(arguments: [
        "2025-11-23T16:04:05Z", "2025-11-23T16:04:05+00:00", "2025-11-23T18:04:05+02:00", "2025-11-23T16:04:05+0000",
        "2025-11-23T16:04:05.000Z", "2025-11-23T16:04:05.000000+00:00",
    ])
    func `an expiration may have a fraction and an offset`(_ end: String) async throws {
        let document = #"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "\#(end)"}"#
        let expiration = try await machine("printf '%s' '\(document)'").ask().expiration
        #expect(expiration?.timeIntervalSince1970 == 1_763_913_845)
    }

    @Test func `no shell reads the command line`() async throws {
        let machine = machine(#"printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "s"}' $HOME;ls|*"#)
        #expect(try await machine.ask().accessKeyId == "$HOME;ls|*")
    }

    @Test func `the error of a failing program quotes its output, sanitized`() async throws {
        let machine = machine(#"sh -c 'printf "log in\033[31m" >&2; exit 3'"#)
        let problem = try #require(try await machine.problem())
        #expect(problem == broken(.failed(status: 3, said: "log in^[[31m")))
        #expect(
            problem.description.hasSuffix(
                "the command failed with exit code 3: log in^[[31m; if it prompts for input, run `aws sts "
                    + "get-caller-identity --profile ops` in a terminal first"))
    }

    @Test func `the error quotes the first line of what a failing program wrote, bounded and without secrets`()
        async throws
    {
        let key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        let said = machine(#"sh -c 'printf "\n  no vault for \#(key) here  \nAKIAIOSFODNN7EXAMPLE\n" >&2; exit 2'"#)
        #expect(try await said.problem() == broken(.failed(status: 2, said: "no vault for (redacted) here …")))
        let long = machine(#"sh -c 'printf "%s \#(key)" "\#(String(repeating: "x ", count: 140))" >&2; exit 2'"#)
        let problem = try #require(try await long.problem())
        #expect(!"\(problem)".contains("wJalr"))
    }

    @Test func `a program that writes much to standard error is not killed`() async throws {
        let noise = "head -c 300000 /dev/zero | tr '\\0' 'x' >&2"
        let loud = machine(#"sh -c "\#(noise); printf '%s' '\#(Self.document.replacing("\"", with: "\\\""))'""#)
        #expect(try await loud.ask().accessKeyId == "AKPROC")
        let failing = machine(#"sh -c "\#(noise); echo >&2; echo 'token is gone' >&2; exit 4""#)
        #expect(try await failing.problem() == broken(.failed(status: 4, said: "token is gone")))
    }

    @Test func `the program has the variables, but no input and no terminal`() async throws {
        let machine = machine(
            #"sh -c 'cat; (: < /dev/tty) 2> /dev/null && echo tty >&2; echo "$SHOWN" >&2; exit 1'"#)
        #expect(try await machine.problem() == broken(.failed(status: 1, said: "from the environment")))
    }

    @Test func `a program that does not exit in time is killed`() async throws {
        var machine = machine("sh -c 'sleep 1000'")
        machine.sleep = { _ in }
        #expect(try await machine.problem() == broken(.timeout(.seconds(60))))
    }

    @Test func `a killed program, one that writes without end, and a missing one`() async throws {
        #expect(try await machine("sh -c 'kill -9 $$'").problem() == broken(.failed(status: -9, said: "")))
        #expect(try await machine("yes").problem() == broken(.tooMuch(limit: 65_536)))
        #expect(try await machine("/nowhere/program").problem() == broken(.notStarted(errno: 2)))
    }

    @Test(
        arguments: [
            "": .notJSON, "[]": .notJSON, "{": .notJSON, "{}": .version, #"{"Version": 2}"#: .version,
            #"{"Version": 1}"#: .missing("AccessKeyId"),
            #"{"Version": 1, "AccessKeyId": "A"}"#: .missing("SecretAccessKey"),
        ] as [String: CredentialsError.ProcessReason])
    func `output that does not match the documentation is an error`(
        _ output: String, _ reason: CredentialsError.ProcessReason
    ) async throws {
        #expect(try await machine("printf '%s' '\(output)'").problem() == broken(reason))
    }

    @Test func `a command line that ends inside quotes is broken`() async throws {
        #expect(try await machine("printf 'x").problem() == broken(.commandLine))
    }
}
