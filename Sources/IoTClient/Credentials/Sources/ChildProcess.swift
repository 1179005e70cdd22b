import NIOPosix
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A child program without a shell and without a terminal. Its output is read, and it can be killed.
///
/// It leads its own session, so it can neither read the keys nor write to the screen. It is killed together with its
/// own children.
package final class ChildProcess: Sendable {
    /// How a program ended, and its output, which may be a secret.
    package struct Ending: Hashable, Sendable, Redacted {
        /// 0 for success; the negative number of the signal that killed it.
        package let status: Int32
        package let output: [UInt8]
        /// The standard error, or its last part if it is long.
        let errorOutput: [UInt8]
        /// Whether the beginning of `errorOutput` was dropped.
        let isErrorOutputCut: Bool
        /// Whether the program was killed because its standard output exceeded the limit.
        let isCut: Bool

        package var description: String {
            "Ending(status: \(status), redacted)"
        }
    }

    private enum State {
        /// It runs. Closing `stop` ends the reading of its pipes, which other programs may hold open.
        case running(stop: Descriptor)
        /// It was killed, but is not reaped yet.
        case killed
        /// It has ended, and its process ID may be reused.
        case reaped
    }

    private let process: pid_t
    private let pipes: [Descriptor]
    private let stop: Descriptor
    private let state: Mutex<State>

    private init(process: pid_t, pipes: [Descriptor], stop: (reading: Descriptor, writing: Descriptor)) {
        self.process = process
        self.pipes = pipes
        self.stop = stop.reading
        state = Mutex(.running(stop: stop.writing))
    }

    /// The system's error number.
    package struct Failure: Error {
        let errno: Int32
    }

    /// Starts the program of the first word, found in PATH, with these environment variables. At least one word is
    /// required.
    package static func start(_ words: [String], environment: [String: String]) throws(Failure) -> ChildProcess {
        let (output, errorOutput, stop) = (try Descriptor.pipe(), try Descriptor.pipe(), try Descriptor.pipe())
        let process = try spawn(words, environment, output: output.writing, errorOutput: errorOutput.writing)
        return ChildProcess(process: process, pipes: [output.reading, errorOutput.reading], stop: stop)
    }

    /// Waits for the end. A program that writes more than `limit` bytes to standard output is killed. Of standard
    /// error, which may be a long log, at least the last `limit` bytes are kept.
    package func ending(limit: Int) async -> Ending {
        let ending = try? await NIOThreadPool.singleton.runIfActive { self.waitForEnd(limit: limit) }
        return ending ?? waitForEnd(limit: limit)
    }

    /// Kills the program and its process group.
    package func kill() {
        state.withLock { state in
            guard case .running = state else { return }
            signal(-process, SIGKILL)
            state = .killed
        }
    }
}

extension ChildProcess {
    private func waitForEnd(limit: Int) -> Ending {
        var reader = PipeReader(
            [(pipes[0], .endsReading), (pipes[1], .dropsBeginning)], stop: stop, limit: limit)
        let reading = reader.read()
        if reading != .complete {
            kill()
        }
        return Ending(
            status: reap(), output: reader.contents[0], errorOutput: reader.contents[1],
            isErrorOutputCut: reader.isBeginningDropped[1], isCut: reading == .tooMuch)
    }

    /// The process ID stays in use until it is reaped, so that `kill` never hits another process.
    private func reap() -> Int32 {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return state.withLock { state in
            var status: Int32 = 0
            waitpid(process, &status, 0)
            state = .reaped
            return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        }
    }

    private static func spawn(
        _ words: [String], _ environment: [String: String], output: Descriptor, errorOutput: Descriptor
    ) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errorOutput.number, STDERR_FILENO)
        var attributes = attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        var process: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let result = withExtendedLifetime((output, errorOutput)) {
            withCStrings(words) { arguments in
                withCStrings(variables) { variables in
                    posix_spawnp(&process, words[0], &actions, &attributes, arguments, variables)
                }
            }
        }
        guard result == 0 else { throw Failure(errno: result) }
        return process
    }

    /// `POSIX_SPAWN_SETSID`, which the C library declares only with `_GNU_SOURCE`.
    private static let newSession: CInt = 0x80

    /// Its own session, and default signal handling: this program may block or ignore some signals.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = newSession | CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        return attributes
    }

    private static func withCStrings<Value>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}

/// Calls `kill` from a type that has a method of that name.
private func signal(_ process: pid_t, _ number: CInt) {
    _ = kill(process, number)
}
