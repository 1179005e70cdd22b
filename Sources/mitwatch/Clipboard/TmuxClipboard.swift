import Dashboard
import Glibc
import Terminal

/// What tmux does with the clipboard sequence of a program, as its options and clients say.
///
/// | set-clipboard | allow-passthrough | the sequence itself | wrapped for tmux |
/// |---|---|---|---|
/// | on | off | to clients with the feature `clipboard` | dropped |
/// | external, off | off | dropped | dropped |
/// | any | on, all, or before tmux 3.3 | as above | to all clients |
struct TmuxClipboard: Hashable, Sendable {
    /// A terminal that is attached.
    struct Client: Hashable, Sendable {
        let process: pid_t
        /// TERM there.
        let type: String
        /// Empty before tmux 3.2.
        let features: Set<Substring>
    }

    let takesSequence: Bool
    let passesWrapped: Bool
    /// Whether the option terminal-overrides sets how terminals copy (`Ms`).
    let hasOverride: Bool
    let clients: [Client]

    /// tmux's arguments that print what `init` reads. `pane` is the value of TMUX_PANE.
    static func arguments(pane: String?) -> [String] {
        let target = pane.map { ["-t", $0] } ?? []
        return ["display-message", "-p"] + target + ["options=#{set-clipboard}=#{allow-passthrough}", ";"]
            + ["list-clients"] + target + ["-F", "client=#{client_pid}=#{client_termname}=#{client_termfeatures}", ";"]
            + ["show-options", "-sqv", "terminal-overrides"]
    }

    /// Nil if the output does not say what is needed.
    init?(output: String) {
        let lines = output.split(separator: "\n")
        let fields = lines.map { $0.split(separator: "=", maxSplits: 3, omittingEmptySubsequences: false) }
        guard let options = fields.first(where: { $0.first == "options" }), options.count == 3, options[1] != "" else {
            return nil
        }
        takesSequence = options[1] == "on" || options[1] == "2"
        // The option does not exist before 3.3; then all that is wrapped is passed on.
        passesWrapped = !["0", "off"].contains(options[2])
        clients = fields.filter { $0.first == "client" && $0.count == 4 }.prefix(20).compactMap { fields in
            pid_t(fields[1]).map {
                Client(process: $0, type: String(fields[2].prefix(40)), features: Set(fields[3].split(separator: ",")))
            }
        }
        hasOverride = lines.contains { $0.contains("Ms=") }
    }

    /// What blocks a text that is sent both as it is and wrapped; nil if a client may get it.
    ///
    /// - Parameter isInMosh: Whether a client is in mosh, which ignores the sequence in tmux's own form.
    func obstacle(isInMosh: Bool) -> ClipboardObstacle? {
        if let client = clients.first, clients.allSatisfy({ Clipboard.isMissing(in: $0.type) }) {
            return .terminal(type: client.type)
        }
        if passesWrapped { return nil }
        if let client = clients.first, !hasOverride {
            if isInMosh { return .tmuxInMosh }
            if clients.allSatisfy(\.lacksClipboard) { return .tmuxTerminal(type: client.type) }
        }
        return takesSequence ? nil : .tmux
    }
}

extension TmuxClipboard.Client {
    /// Whether tmux sends it no clipboard sequence.
    fileprivate var lacksClipboard: Bool {
        !features.isEmpty && !features.contains("clipboard")
    }
}
