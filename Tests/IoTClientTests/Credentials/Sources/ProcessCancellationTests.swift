import FoundationEssentials
import IoTClient
import NIOPosix
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A `credential_process` that still runs when its caller is canceled. It and its child hold a pipe open: the end of
/// the pipe is their end.
@Suite(.timeLimit(.minutes(10))) struct ProcessCancellationTests {
    private static let script = #"sh -c 'exec 3>"$0"; echo $$ >&3; sleep 3600 & sleep 3600' "#

    private func withPipe(_ body: (_ path: String, Machine) async throws -> Void) async throws {
        try await withFolder { folder in
            let path = folder + "/pipe"
            #expect(mkfifo(path, 0o600) == 0)
            let machine = Machine(
                environment: ["PATH": "/usr/bin:/bin"],
                config: "[profile ops]\ncredential_process = \(Self.script)\(path)\n", profile: "ops")
            try await body(path, machine)
        }
    }

    /// Opens the pipe, and reads the process ID that the program writes first.
    private func opened(_ path: String) async throws -> (descriptor: CInt, process: pid_t) {
        try await NIOThreadPool.singleton.runIfActive {
            let descriptor = open(path, O_RDONLY)
            var bytes = [UInt8](repeating: 0, count: 32)
            let count = read(descriptor, &bytes, bytes.count)
            let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            return (descriptor, pid_t(text.split(separator: "\n").first ?? "") ?? -1)
        }
    }

    /// Returns when the other end of the pipe is closed.
    private func end(of descriptor: CInt) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            var byte: UInt8 = 0
            while read(descriptor, &byte, 1) > 0 {}
            close(descriptor)
        }
    }

    @Test func `canceling kills the program and its children, and leaves no zombie`() async throws {
        try await withPipe { path, machine in
            let asking = Task { try await machine.problem() }
            let (descriptor, process) = try await opened(path)
            #expect(process > 0 && kill(process, 0) == 0)
            asking.cancel()
            _ = try await asking.value
            #expect(kill(process, 0) == -1 && errno == ESRCH)
            try await end(of: descriptor)
        }
    }

    @Test func `the program is killed when the last waiting caller is canceled`() async throws {
        try await withPipe { path, machine in
            let cache = CachedCredentials(try machine.source, now: { machine.now })
            let caller = Task { try await cache.credentials() }
            let (descriptor, process) = try await opened(path)
            #expect(process > 0)
            caller.cancel()
            try await end(of: descriptor)
            _ = await caller.result
        }
    }
}
