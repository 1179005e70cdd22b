import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

@testable import mitwatch

/// How the program handles its process: arguments, descriptors and standard streams.
struct ProcessTests {
    /// A library whose constructor calls setenv, as libfaketime's does: `environ` no longer follows the arguments.
    @Test(
        arguments: [
            (["--version"], "mitwatch \(Product.version)", 0), (["help", "demo"], "Scenarios:", 0),
            (["list", "--since", "nonsense"], "", 64), ([], "", 78),
        ] as [([String], String, Int32)])
    func `a preloaded library that changes the environment does not remove arguments`(
        arguments: [String], words: String, code: Int32
    ) async throws {
        try await Shell.withDirectory { directory in
            let library = "\(directory)/preload.so"
            let source = """
                #include <stdlib.h>
                __attribute__((constructor)) static void begin(void)
                { for (int i = 0; i < 9; i++) setenv("MIT_X", "1", 1); }
                """
            try source.write(toFile: "\(directory)/preload.c", atomically: false, encoding: .utf8)
            let compiler = try #require(Self.compiler)
            let made = try Shell.run("\(compiler) -shared -fPIC -o \(library) \(directory)/preload.c")
            try #require(made.exitCode == 0)
            let program = try Program.startPiped(arguments, environment: ["LD_PRELOAD": library])
            #expect(program.waitForEnd() == .exited(code))
            #expect(words.isEmpty || program.outputLines.contains { $0.hasPrefix(words) })
        }
    }

    private static var compiler: String? {
        let directories = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        let paths = (directories.map(String.init) + ["/usr/bin"]).flatMap { ["\($0)/cc", "\($0)/clang"] }
        return paths.first { access($0, X_OK) == 0 }
    }

    /// The idioms of key bindings and of loops over lines: the shell opens the terminal for one direction only.
    @Test(arguments: [
        #""$0" demo >/dev/tty </dev/tty"#, #""$0" demo </dev/tty"#, #""$0" demo >/dev/tty"#,
        #""$0" demo >/dev/tty 2>/dev/tty </dev/tty"#, #""$0" demo 1>&0 </dev/tty"#, #"exec </dev/tty >&0; "$0" demo"#,
        #"echo id | while read id; do "$0" demo </dev/tty; done"#, #"x=$("$0" demo >/dev/tty </dev/tty)"#,
    ])
    func `it starts on a terminal that the shell opened for one direction`(script: String) throws {
        let demo = try Program.startInShell([], script: script)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.row(23).contains("quit") })
        demo.type("?")
        #expect(demo.shows("scroll down"))
        demo.type("\u{1B}q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
    }

    @Test func `in a loop over lines each iteration has the terminal`() throws {
        let script = #"printf 'a\nb\n' | while read id; do "$0" demo >/dev/tty </dev/tty && echo "done $id"; done"#
        let demo = try Program.startInShell([], script: script)
        for id in ["a", "b"] {
            #expect(demo.waitUntil { $0.isAlternate && $0.row(23).contains("quit") })
            demo.type("q")
            #expect(demo.shows("done \(id)"))
        }
        #expect(demo.waitForEnd() == .exited(0))
    }

    @Test(arguments: [
        "help", "--help", "--version", "help demo", "demo --help", "--generate-completion-script bash",
        "--generate-completion-script zsh", "--generate-completion-script fish", "--help-hidden", "emulate",
    ])
    func `a full disk gives exit code 74`(arguments: String) throws {
        let full = try Shell.run("mitwatch \(arguments) 2>&1 >/dev/full")
        #expect(full.exitCode == 74)
        #expect(full.output == "mitwatch: cannot write to standard output: no space left on device\n")
    }

    @Test(arguments: ["", "-5", "0", "1", "26", "39", "9223372036854775807", "99999999999999999999", "x"])
    func `help is printed at any width`(columns: String) throws {
        let help = try Shell.run("mitwatch --help", environment: ["COLUMNS": columns])
        #expect(help.exitCode == 0)
        #expect(["SUBCOMMANDS:", "doctor", "--version"].allSatisfy(help.output.contains))
        let usage = try Shell.run("mitwatch --nosuch 2>&1", environment: ["COLUMNS": columns])
        #expect(usage.exitCode == 64)
    }

    /// Each command with too few descriptors, and with as many as it says are needed.
    @Test(arguments: [
        ("demo", ["demo"]), ("demo --plain", ["demo", "--plain", "--speed", "1000"]), ("emulate", ["emulate"]),
        ("doctor", ["doctor"]), ("watch", ["q-1", "--region", "eu-west-1"]), ("show", ["show", "q-1"]),
    ])
    func `too few file descriptors end the start, and the stated number is enough`(
        command: String, arguments: [String]
    ) throws {
        for limit in [8, 16, 20] {
            let few = try start(arguments, descriptors: limit)
            #expect(few.waitForEnd() == .exited(69))
            #expect(few.screen.row(0).hasPrefix("mitwatch: too few file descriptors (\(limit)); at least "))
        }
        let few = try start(arguments, descriptors: 8)
        #expect(few.waitForEnd() == .exited(69))
        let number = few.screen.row(0).split(separator: " ").compactMap { Int($0) }.last
        let enough = try start(arguments, descriptors: try #require(number))
        let isRunning = enough.waitUntil(milliseconds: 10_000) {
            !$0.contains("too few") && !$0.row(0).allSatisfy { $0 == " " }
        }
        #expect(isRunning)
        if command == "demo" {
            #expect(enough.waitUntil { $0.row(0).contains("IN PROGRESS") })
            enough.type("\rF")
            #expect(enough.shows(" checked"))
            enough.type("q")
            #expect(enough.waitForEnd() == .exited(0))
        }
    }

    private func start(_ arguments: [String], descriptors: Int) throws -> PseudoTerminal {
        try Program.startInShell(arguments, script: #"ulimit -n \#(descriptors); exec "$0" "$@""#)
    }

    /// The disk becomes full while the dashboard is open: here, a file size limit is reached.
    @Test func `a truncated log is reported in the journal and on the shell`() async throws {
        try await Shell.withDirectory { directory in
            // A limit of 64 KiB, which the first lines use up.
            try String(repeating: "x", count: 65_000).write(
                toFile: "\(directory)/log", atomically: false, encoding: .utf8)
            let demo = try Program.startInShell(
                ["demo", "--log-file", "\(directory)/log", "--log-level", "debug"],
                script: #"ulimit -f 128; "$0" "$@""#, columns: 120, rows: 36)
            #expect(
                demo.waitUntil { screen in
                    (5...34).contains { screen.row($0).contains("! the log is incomplete: file too large") }
                })
            demo.type("q")
            #expect(demo.waitForEnd() == .exited(0))
            let words = "mitwatch: log incomplete: \(directory)/log: file too large"
            #expect(demo.screen.text.count { $0.hasPrefix(words) } == 1)
        }
    }
}
