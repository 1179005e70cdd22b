import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

/// The built program with one secret in everything that it reads. Everything that it writes is searched: standard
/// output, standard error, the screen, the log and the recording.
struct WrittenSecretsTests {
    private static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    /// Parts of the secret, in lower case.
    private static let traces = ["wjalrx", "k7mdeng", "bpxrfi"]

    @Test(arguments: [0, 1])
    func `a secret on standard error of a credential process is not written`(exitCode: Int32) async throws {
        try await withEmulator(secret: Self.secret) { emulator in
            try await Shell.withDirectory { home in
                let keys = """
                    {"Version": 1, "AccessKeyId": "AKIDTEST", "SecretAccessKey": "\(Self.secret)"}
                    """
                let script = "echo 'key \(Self.secret)' >&2; echo '\(keys)'; exit \(exitCode)"
                try write(script, to: home + "/process")
                let config = "[default]\nregion = eu-west-1\ncredential_process = /bin/sh \(home)/process\n"
                try write(config, to: home + "/.aws/config")
                let text = try written(home: home, ["AWS_ENDPOINT_URL": emulator.endpointURL], emulator.taskId)
                #expect(text.contains(exitCode == 0 ? "pollSucceeded" : "pollFailed"))
                expectNoSecret(in: text)
            }
        }
    }

    @Test(arguments: [
        #"{"accessToken": "SECRET", "expiresAt": "29"#, #"{"accessToken": "SECRET", "expiresAt": "SECRET"}"#,
        #"{"accessToken": "SECRET", "expiresAt": "2001-01-01T00:00:00Z", "refreshToken": "SECRET"}"#,
    ])
    func `a secret in a cache file of SSO is not written`(file: String) async throws {
        try await SingleSignOnHome.run { home in
            let cache = home.path + "/.aws/sso/cache"
            let content = file.split(separator: "SECRET", omittingEmptySubsequences: false).joined(
                separator: Self.secret)
            try write(content, to: cache + "/ee0bfd2552fbd840c02cc48b6e823320543c450f.json")
            let text = try written(
                home: home.path, ["AWS_PROFILE": "ops", "AWS_ENDPOINT_URL": "http://127.0.0.1:9"], "t")
            #expect(text.contains("pollFailed"))
            expectNoSecret(in: text)
        }
    }

    @Test(arguments: [200, 403])
    func `a secret in a response is not written`(status: Int) async throws {
        let body = #"{"message": "not \#(Self.secret)", "\#(Self.secret)": 1, "__type": "\#(Self.secret)"}"#
        try await LoopbackService.run({ _ in .answer(body, status: status, requestId: Self.secret) }) { service in
            try await Shell.withDirectory { home in
                let variables = [
                    "AWS_ENDPOINT_URL": service.url, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
                    "AWS_SECRET_ACCESS_KEY": Self.secret,
                ]
                expectNoSecret(in: try written(home: home, variables, "t"))
            }
        }
    }

    @Test func `keys indented below the region are not written`() async throws {
        try await Shell.withDirectory { home in
            let keys = "  aws_access_key_id = AKIAX\n  aws_secret_access_key = \(Self.secret)\n"
            try write("[default]\nregion = us-east-1\n\(keys)", to: home + "/.aws/config")
            let text = try written(home: home, [:], "t")
            #expect(text.contains("region"))
            expectNoSecret(in: text)
        }
    }

    private func write(_ text: String, to path: String) throws {
        let folder = path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private func expectNoSecret(in text: String) {
        let folded = text.lowercased().filter { !$0.isWhitespace }
        for trace in Self.traces {
            #expect(!folded.contains(trace), "\(text)")
        }
    }

    /// What `show`, `list`, `doctor`, `watch --plain` and the dashboard write.
    private func written(home: String, _ variables: [String: String], _ taskId: String) throws -> String {
        let environment = variables.merging(["HOME": home, "AWS_MAX_ATTEMPTS": "1"]) { $1 }
        let output = home + "/written"
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let log = ["--log-level", "trace", "--log-file", output + "/log"]
        let logged = log.joined(separator: " ")
        var text = try Shell.run(
            "exec 2>&1; mitwatch show \(taskId) \(logged); mitwatch list \(logged); mitwatch doctor \(logged)",
            environment: environment
        ).output
        let plain = try Program.startPiped(
            [taskId, "--plain", "--record", output + "/plain.jsonl"] + log, environment: environment)
        // The second line is about the first poll.
        _ = plain.waitUntil { $0.outputLines.count > 1 || !$0.errorLines.isEmpty }
        plain.send(signal: SIGTERM)
        #expect(plain.waitForEnd() != nil)
        text += String(decoding: plain.output + plain.errors, as: UTF8.self)
        let watch = try Program.start(
            [taskId, "--record", output + "/watch.jsonl"] + log, environment: environment,
            columns: 200, rows: 60)
        #expect(
            watch.waitUntil { screen in
                screen.contains("mitwatch: ") || screen.contains("quit") && !screen.row(0).contains("contacting AWS")
            })
        watch.type("q")
        #expect(watch.waitForEnd() != nil)
        text += watch.screen.text.joined() + String(decoding: watch.received, as: UTF8.self)
        for name in try FileManager.default.contentsOfDirectory(atPath: output) {
            let data = FileManager.default.contents(atPath: "\(output)/\(name)")
            text += name + String(decoding: data ?? Data(), as: UTF8.self)
        }
        return text
    }
}
