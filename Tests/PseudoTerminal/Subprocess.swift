import CPseudoTerminal
import Glibc

/// A program without a terminal: its input is /dev/null, its output and errors are pipes.
public final class Subprocess {
    /// Its standard output so far.
    public private(set) var output: [UInt8] = []
    /// Its standard error so far.
    public private(set) var errors: [UInt8] = []
    /// Whether standard output is read; otherwise it stays in the pipe, which holds 64 KiB.
    public var readsOutput = true
    private let process: pid_t
    private let endDescriptor: Int32
    private var outputDescriptor: Int32
    private var errorDescriptor: Int32
    private var ending: PseudoTerminal.Ending?

    /// Starts a program. Its environment is exactly the one given.
    public init(_ path: String, _ arguments: [String] = [], environment: [String: String]) throws {
        let (output, errors) = (try Self.pipe(), try Self.pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // No signal is blocked or ignored, unlike perhaps in the tests' own thread.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let argv = PseudoTerminal.cStrings([path] + arguments)
        let envp = PseudoTerminal.cStrings(environment.map { "\($0)=\($1)" }.sorted())
        var child: pid_t = 0
        let error = posix_spawn(&child, path, &actions, &attributes, argv, envp)
        for string in argv + envp { free(string) }
        for descriptor in [output.write, errors.write] { close(descriptor) }
        guard error == 0 else { throw PseudoTerminal.StartError(number: error) }
        process = child
        endDescriptor = cpt_process_descriptor(child)
        outputDescriptor = output.read
        errorDescriptor = errors.read
    }

    deinit {
        kill(process, SIGKILL)
        _ = waitForEnd(milliseconds: 5000)
        for descriptor in [outputDescriptor, errorDescriptor, endDescriptor] where descriptor >= 0 { close(descriptor) }
    }

    /// Standard output as lines.
    public var outputLines: [String] { Self.lines(output) }

    /// Standard error as lines.
    public var errorLines: [String] { Self.lines(errors) }

    /// Sends the program a signal.
    public func send(signal: Int32) {
        kill(process, signal)
    }

    /// Closes the reading end of standard output.
    public func closeOutput() {
        close(outputDescriptor)
        outputDescriptor = -1
    }

    /// Reads until the condition is true. False if that takes longer, or the program ended before.
    public func waitUntil(milliseconds: Int = 30_000, _ condition: (Subprocess) -> Bool) -> Bool {
        let deadline = Deadline(milliseconds: milliseconds)
        while !condition(self) {
            guard wait(until: deadline) else { return condition(self) }
        }
        return true
    }

    /// Reads until the program has ended and nothing is left to read. Nil if that takes longer.
    public func waitForEnd(milliseconds: Int = 30_000) -> PseudoTerminal.Ending? {
        let deadline = Deadline(milliseconds: milliseconds)
        while wait(until: deadline) {}
        return ending
    }

    /// Waits for the next output or the end, and reads it. False after the deadline, or if everything has ended.
    private func wait(until deadline: Deadline) -> Bool {
        // Negative descriptors are ignored.
        var entries = [readsOutput ? outputDescriptor : -1, errorDescriptor, ending == nil ? endDescriptor : -1]
            .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // After the end, only what is already there counts.
        guard poll(&entries, nfds_t(entries.count), ending == nil ? deadline.remaining : 0) > 0 else { return false }
        if entries[0].revents != 0 { Self.read(&outputDescriptor, into: &output) }
        if entries[1].revents != 0 { Self.read(&errorDescriptor, into: &errors) }
        if entries[2].revents != 0 { reap() }
        return true
    }

    /// Reads what is available, and closes the descriptor at its end.
    private static func read(_ descriptor: inout Int32, into text: inout [UInt8]) {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        text += bytes.prefix(max(0, count))
        guard count <= 0 else { return }
        close(descriptor)
        descriptor = -1
    }

    private func reap() {
        var status: Int32 = 0
        guard ending == nil, cpt_reap(process, &status) == 0 else { return }
        ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }

    private static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard cpt_pipe(&ends) == 0 else { throw PseudoTerminal.StartError(number: errno) }
        return (ends[0], ends[1])
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }
}
