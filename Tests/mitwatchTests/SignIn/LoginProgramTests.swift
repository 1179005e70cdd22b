import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

@testable import mitwatch

/// `L` runs the login command of the AWS CLI in the dashboard's terminal. Here a script takes the AWS CLI's place.
struct LoginProgramTests {
    /// A session whose profile needs a login, and a directory with the program `aws`.
    private struct Stage {
        let environment: [String: String]
        let taskId: String
        let home: SingleSignOnHome
    }

    private static let command = "aws sso login --profile ops"
    /// What a login leaves behind.
    private static let writesToken =
        #"cp "$HOME/token" "$HOME/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json""#

    private func withStage(_ script: String?, _ body: (Stage) throws -> Void) async throws {
        try await SingleSignOnHome.run { home in
            let token = #"{"accessToken": "t", "expiresAt": "2999-01-01T00:00:00Z", "region": "eu-west-1"}"#
            try Data(token.utf8).write(to: URL(filePath: home.path + "/token"))
            if let script {
                let bin = home.path + "/bin"
                try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
                try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: bin + "/aws"))
                chmod(bin + "/aws", 0o755)
            }
            try await LoopbackService.run({ _ in SingleSignOnHome.credentials(sessionToken: "t") }) { portal in
                try await withEmulator { emulator in
                    try body(
                        Stage(
                            environment: [
                                "HOME": home.path, "AWS_ENDPOINT_URL_IOT": emulator.endpointURL,
                                "AWS_ENDPOINT_URL_SSO": portal.url, "PATH": "\(home.path)/bin:/usr/bin:/bin",
                            ], taskId: emulator.taskId, home: home))
                }
            }
        }
    }

    private static func words(on screen: VirtualScreen) -> String {
        screen.text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    }

    /// The dashboard that advises the login, after the key was pressed.
    private func pressed(_ stage: Stage, inShell: Bool = false) throws -> PseudoTerminal {
        let arguments = [stage.taskId, "--profile", "ops"]
        let watch =
            inShell
            ? try Program.startInShell(arguments, environment: stage.environment, columns: 120, rows: 36)
            : try Program.start(arguments, environment: stage.environment, columns: 120, rows: 36)
        try #require(watch.waitUntil { $0.isAlternate && Self.words(on: $0).contains(Self.command) })
        watch.type("L")
        return watch
    }

    private func quit(_ watch: PseudoTerminal) {
        watch.type("q")
        #expect(watch.waitForEnd() == .exited(0))
        #expect(watch.isAsBefore)
    }

    @Test func `after a login the dashboard is back, and the session continues`() async throws {
        let script = #"""
            echo "words: $#: $*"
            tty; \#(Self.writesToken); read line
            """#
        try await withStage(script) { stage in
            let watch = try pressed(stage)
            #expect(watch.shows("words: 4: sso login --profile ops"))
            #expect(!watch.screen.isAlternate)
            #expect(watch.modes == watch.modesBefore)
            #expect(watch.shows("mitwatch: running `\(Self.command)`"))
            #expect(watch.shows("/dev/pts/"))
            watch.resize(columns: 100, rows: 30)
            watch.type("\n")
            #expect(watch.waitUntil { $0.isAlternate && $0.row(0).contains("IN PROGRESS") })
            #expect(watch.waitUntil { $0.row(29).contains("quit") })
            quit(watch)
        }
    }

    @Test func `a failure stays visible until Enter`() async throws {
        try await withStage("echo 'cannot open a browser' >&2; stty raw -echo; exit 3") { stage in
            let watch = try pressed(stage)
            #expect(watch.shows("failed with exit code 3; press Enter to return"))
            #expect(watch.screen.contains("cannot open a browser"))
            #expect(watch.modes == watch.modesBefore)
            watch.type("x\n")
            #expect(watch.waitUntil { $0.isAlternate && Self.words(on: $0).contains(Self.command) })
            quit(watch)
        }
    }

    @Test func `Ctrl-C ends the command and not the dashboard`() async throws {
        try await withStage("trap 'exit 7' INT; echo ready; while :; do sleep 0.1; done") { stage in
            let watch = try pressed(stage)
            #expect(watch.shows("ready"))
            watch.type("\u{3}")
            #expect(watch.shows("failed with exit code 7; press Enter to return"))
            watch.type("\n")
            #expect(watch.waitUntil { $0.isAlternate && Self.words(on: $0).contains(Self.command) })
            quit(watch)
        }
    }

    @Test func `Ctrl-Z stops both, and fg continues both`() async throws {
        try await withStage("echo ready; read line; echo \"got $line\"; \(Self.writesToken)") { stage in
            let watch = try pressed(stage, inShell: true)
            #expect(watch.shows("ready"))
            watch.type("\u{1A}")
            #expect(watch.shows("job stopped"))
            watch.type("\n")
            #expect(watch.waitUntilRead())
            watch.type("abc\n")
            #expect(watch.waitUntil { $0.isAlternate && $0.row(0).contains("IN PROGRESS") })
            quit(watch)
        }
    }

    @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `a signal to mitwatch ends the command too`(signal: Int32, code: Int32) async throws {
        try await withStage("trap '' HUP; echo $$ >\"$HOME/process\"; echo ready; exec sleep 600") { stage in
            let watch = try pressed(stage)
            #expect(watch.shows("ready"))
            let number = try String(contentsOfFile: stage.home.path + "/process", encoding: .utf8)
            let process = try #require(Int32(number.trimming { $0.isNewline }))
            watch.send(signal: signal)
            #expect(watch.waitForEnd() == .exited(code))
            #expect(watch.isAsBefore)
            #expect(kill(process, 0) == -1)
        }
    }

    @Test func `a program that is not in PATH is reported on the screen`() async throws {
        try await withStage(nil) { stage in
            let watch = try pressed(stage)
            #expect(watch.waitUntil { $0.isAlternate && Self.words(on: $0).contains("aws not found in PATH") })
            quit(watch)
        }
    }

    @Test func `PATH is searched in order, for files that can be executed`() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        for name in ["a", "b", "c"] { mkdir("\(directory.path)/\(name)", 0o700) }
        mkdir("\(directory.path)/a/aws", 0o700)
        for name in ["b", "c"] { try Data().write(to: URL(filePath: "\(directory.path)/\(name)/aws")) }
        chmod("\(directory.path)/c/aws", 0o755)
        let path = ["", "a", "b", "c"].map { "\(directory.path)/\($0)" }.joined(separator: ":")
        #expect(ForegroundProgram.path(of: "aws", environment: ["PATH": path]) == "\(directory.path)/c/aws")
        #expect(ForegroundProgram.path(of: "aws", environment: ["PATH": ""]) == nil)
        #expect(ForegroundProgram.path(of: "/bin/sh", environment: [:]) == "/bin/sh")
    }
}

extension String {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        String(reversed().drop(while: isDropped).reversed())
    }
}
