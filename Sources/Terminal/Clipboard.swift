import FoundationEssentials

/// How a text reaches the clipboard of the operator's own terminal, across SSH and multiplexers: OSC 52, the control
/// sequence that xterm defined and most terminals support. Whether it is allowed is a setting of the terminal.
public enum Clipboard: Sendable, Hashable {
    /// The terminal has no clipboard, or would show the sequence as text.
    case none
    /// The terminal itself, with nothing in between.
    case direct
    /// Through tmux, which either handles the sequence itself (`set-clipboard on`) or passes on what is wrapped for it
    /// (`allow-passthrough on`).
    case tmux
    /// Through GNU screen, which passes on what is wrapped for it.
    case screen
    /// Through tmux or GNU screen on another machine: the terminal's type does not say which. tmux ignores what is
    /// wrapped for screen.
    case tmuxOrScreen

    /// Reads TERM, TMUX and STY. The last two are set inside tmux and GNU screen on the same machine.
    init(environment: [String: String]) {
        let type = environment["TERM", default: ""]
        if Self.isMissing(in: type) {
            self = .none
        } else if !environment["TMUX", default: ""].isEmpty || type.hasPrefix("tmux") {
            self = .tmux
        } else if !environment["STY", default: ""].isEmpty {
            self = .screen
        } else {
            self = type.hasPrefix("screen") ? .tmuxOrScreen : .direct
        }
    }

    /// Terminal types without a clipboard: operating system consoles and old terminals.
    private static let without = [
        "", "dumb", "unknown", "ansi", "cons25", "linux", "vt52", "vt100", "vt102", "vt220", "vt320", "wsvt25", "sun",
    ]

    /// Whether terminals of a type have no clipboard.
    public static func isMissing(in type: String) -> Bool {
        without.contains { type == $0 || type.hasPrefix($0 + "-") }
    }

    /// The bytes that copy a text. Empty without a clipboard, without text, and if the text is larger than some
    /// terminals on the way accept.
    func bytes(copying text: String) -> [UInt8] {
        guard self != .none, !text.isEmpty, text.utf8.count <= Self.limit else { return [] }
        let sequence = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
        return switch self {
        case .none: []
        case .direct: sequence
        case .tmux: sequence + Self.wrappedForTmux(sequence)
        case .screen: Self.wrappedForScreen(sequence)
        case .tmuxOrScreen: sequence + Self.wrappedForScreen(sequence)
        }
    }

    /// The maximum length of a text in bytes.
    private static let limit = 8_192

    /// Each Escape inside is doubled.
    private static func wrappedForTmux(_ sequence: [UInt8]) -> [UInt8] {
        let doubled = sequence.flatMap { $0 == escape ? [escape, escape] : [$0] }
        return Array("\u{1B}Ptmux;".utf8) + doubled + stringEnd
    }

    /// In pieces, because older versions limit the length of a string. Screen joins the pieces again.
    private static func wrappedForScreen(_ sequence: [UInt8]) -> [UInt8] {
        stride(from: 0, to: sequence.count, by: pieceSize).flatMap { start in
            [escape, UInt8(ascii: "P")] + sequence[start..<min(start + pieceSize, sequence.count)] + stringEnd
        }
    }

    private static let pieceSize = 240
    private static let escape: UInt8 = 0x1B
    private static let stringEnd = Array("\u{1B}\\".utf8)
}
