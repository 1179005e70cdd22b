import FoundationEssentials
import Glibc
import IoTEmulator

/// The home directory of `demo --scenario sign-in`: the AWS files of the emulator's account, and a stand-in for the AWS
/// CLI. It is a temporary directory that only the user can read, and holds nothing of the user's own.
final class DemoHome {
    let path: String
    private let profile: String

    /// How long what the emulator issues is valid, in real time at any speed: the operator is prompted for another code
    /// a minute after the start, and single sign-on has to be repeated.
    static var options: SignInOptions {
        var options = SignInOptions(longestRoleKeySeconds: 360)
        options.singleSignOnKeySeconds = 360
        options.accessTokenSeconds = 300
        return options
    }

    /// Writes the files. Throws a `CommandFailure` if that fails.
    init(_ files: SignInFiles, endpointURL: String, profile: String) throws {
        self.profile = profile
        var template = Array("\(Self.temporaryDirectory)/mitwatch-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Self.failure(SystemError(code: errno))
        }
        path = template.withUnsafeBufferPointer {
            String(decoding: UnsafeRawBufferPointer($0).dropLast(), as: UTF8.self)
        }
        do {
            try write(files.config, to: ".aws/config")
            try write(files.credentials, to: ".aws/credentials")
            try write(files.loginCache, to: ".aws/login/cache/\(files.loginCacheName)")
            try write(Self.standIn(endpointURL), to: "bin/aws", mode: 0o700)
        } catch {
            remove()
            throw error
        }
    }

    deinit { remove() }

    /// The environment of the demo's session: nothing of the process's own, so that its AWS settings are neither used
    /// nor changed.
    var environment: ProgramEnvironment {
        ProgramEnvironment(
            variables: [
                "HOME": path, "PATH": "\(path)/bin", "AWS_PROFILE": profile,
                "AWS_CONFIG_FILE": "\(path)/.aws/config", "AWS_SHARED_CREDENTIALS_FILE": "\(path)/.aws/credentials",
                "AWS_LOGIN_CACHE_DIRECTORY": "\(path)/.aws/login/cache", "AWS_EC2_METADATA_DISABLED": "true",
                // There is no browser in the demo.
                "SSH_CONNECTION": "127.0.0.1 1 127.0.0.1 22",
            ], home: path)
    }

    /// Removes the directory with all files.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static var temporaryDirectory: String {
        let path = FileManager.default.temporaryDirectory.path
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// The demo must work without the AWS CLI: its commands are run by this program.
    private static func standIn(_ endpointURL: String) -> String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "mitwatch"
        return """
            #!/bin/sh
            exec '\(program.replacing("'", with: "'\\''"))' \(DemoLogin.name) --endpoint-url \(endpointURL) -- "$@"

            """
    }

    private func write(_ text: String, to name: String, mode: mode_t = 0o600) throws {
        do throws(SystemError) {
            try Self.write(text, to: "\(path)/\(name)", mode: mode)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Writes a file that only the user can read. Missing directories are created.
    static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(SystemError) {
        var directory = ""
        for part in path.split(separator: "/").dropLast() {
            directory += "/\(part)"
            mkdir(directory, 0o700)
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw SystemError(code: errno) }
        defer { close(descriptor) }
        try Array(text.utf8).write(to: descriptor)
    }

    private static func failure(_ error: SystemError) -> CommandFailure {
        CommandFailure(
            Problem(
                what: "cannot start the demo", facts: ["cannot write to \(temporaryDirectory): \(error)"],
                fix: "set TMPDIR to a directory that you can write"), .unavailable)
    }
}
