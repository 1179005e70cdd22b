import Dashboard
import Glibc
import IoTClient
import Synchronization
import Terminal

/// Finds out what blocks the way to the operator's clipboard: tmux's options, mosh.
///
/// It runs `tmux` and `mosh-server` without a shell, with limits on time and output, and only inside tmux or mosh.
struct CopyCheck: Sendable {
    /// The result of a check.
    enum Outcome: Hashable, Sendable {
        case blocked(ClipboardObstacle)
        /// Nothing that was found blocks it.
        case open
        /// There is nothing to check, or no usable output.
        case unknown
    }

    /// The environment variables of the session.
    let environment: [String: String]
    let way: Clipboard
    /// What starts a program and returns its output; nil if it fails.
    var output: @Sendable ([String], [String: String]) async -> String? = Self.output
    /// The process that copies.
    var process = getpid()

    private static let patience = Duration.seconds(1)
    private static let longestOutput = 65_536

    /// Checks the way. It takes a few milliseconds, at most some seconds.
    func find() async -> Outcome {
        guard way != .none else { return .unknown }
        let tmux = way == .tmux && environment["TMUX", default: ""] != "" ? await tmux() : nil
        let processes = tmux.map { $0.clients.map(\.process) } ?? [process]
        let isInMosh = processes.contains { MoshServer.isAbove($0) }
        if isInMosh, let version = await output([MoshServer.name, "--version"], environment),
            let outdated = MoshServer.outdatedVersion(in: version)
        {
            return .blocked(.mosh(version: outdated))
        }
        guard let tmux else { return .unknown }
        return tmux.obstacle(isInMosh: isInMosh).map { .blocked($0) } ?? .open
    }

    private func tmux() async -> TmuxClipboard? {
        let words = ["tmux"] + TmuxClipboard.arguments(pane: environment["TMUX_PANE"])
        return await output(words, environment).flatMap { TmuxClipboard(output: $0) }
    }

    private static func output(of words: [String], environment: [String: String]) async -> String? {
        guard let path = words.first.flatMap({ ForegroundProgram.path(of: $0, environment: environment) }),
            let child = try? ChildProcess.start([path] + words.dropFirst(), environment: environment)
        else { return nil }
        let watchdog = Task {
            try await Task.sleep(for: patience)
            child.kill()
        }
        defer { watchdog.cancel() }
        let ending = await child.ending(limit: longestOutput)
        return ending.status == 0 ? String(decoding: ending.output, as: UTF8.self) : nil
    }
}

/// Checks the way after a copy, and posts the outcome. A key that is held down starts one check at a time.
final class CopyChecks: Sendable {
    private let check: CopyCheck
    private let mailbox: Mailbox<Event>
    private let isRunning = Mutex(false)

    init(_ check: CopyCheck, reportingTo mailbox: Mailbox<Event>) {
        self.check = check
        self.mailbox = mailbox
    }

    /// Starts a check, and never waits.
    func start() {
        let isFirst = isRunning.withLock { isRunning in
            defer { isRunning = true }
            return !isRunning
        }
        guard isFirst else { return }
        Task.detached { [self] in
            let outcome = await check.find()
            isRunning.withLock { $0 = false }
            switch outcome {
            case .blocked(let obstacle): mailbox.post(.clipboardChecked(obstacle))
            case .open: mailbox.post(.clipboardChecked(nil))
            case .unknown: break
            }
        }
    }
}
