/// What the terminal's room is told about its surroundings.
public struct TerminalOptions: Sendable, Hashable {
    /// The terminal's type, TERM's value; nil or empty where it is not set.
    public var terminalType: String?
    /// Whether colours may be used.
    public var usesColor: Bool
    /// How long the bytes after an Escape may take before it counts as the key, in milliseconds.
    public var escapeDelay: Int
    /// How a text gets into the operator's clipboard.
    public var clipboard: Clipboard
    /// Whether Swift's runtime shows its backtrace of a crash, after the terminal was given back. It may ask at the terminal
    /// what to do about the crash, so this is for who wants to know.
    public var wantsBacktrace: Bool

    /// Reads TERM, NO_COLOR (https://no-color.org: any value but the empty one), SSH_CONNECTION, which stretches the escape
    /// delay: over a network, a key's bytes may arrive apart; TMUX and STY, as what stands between here and the operator's
    /// clipboard; and SWIFT_BACKTRACE, the runtime's own settings: who sets it
    /// wants a backtrace.
    public init(environment: [String: String]) {
        terminalType = environment["TERM"]
        usesColor = environment["NO_COLOR", default: ""].isEmpty
        escapeDelay = environment["SSH_CONNECTION"] == nil ? 25 : 100
        clipboard = Clipboard(environment: environment)
        wantsBacktrace = !environment["SWIFT_BACKTRACE", default: ""].isEmpty
    }
}
