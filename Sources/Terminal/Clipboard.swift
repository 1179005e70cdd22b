import FoundationEssentials

/// How a text gets into the clipboard of the operator's own terminal, over whatever lies between: OSC 52, the control
/// sequence that xterm defined for it and most terminals know. Whether it is allowed is the terminal's own setting.
public enum Clipboard: Sendable, Hashable {
    /// The terminal has none, or would show the sequence as text.
    case none
    /// The terminal is spoken to directly.
    case direct
    /// Through tmux, which either takes the sequence itself (`set-clipboard on`) or hands on what is wrapped for it
    /// (`allow-passthrough on`).
    case tmux
    /// Through GNU screen, which hands on what is wrapped for it.
    case screen
    /// Through tmux or GNU screen on another machine: the terminal's type does not tell which. What is wrapped for
    /// screen says nothing to tmux.
    case tmuxOrScreen

    /// Reads TERM, TMUX and STY: the last two are set inside of tmux and of GNU screen on the same machine.
    init(environment: [String: String]) {
        let type = environment["TERM", default: ""]
        if Self.without.contains(where: { type == $0 || type.hasPrefix($0 + "-") }) {
            self = .none
        } else if !environment["TMUX", default: ""].isEmpty || type.hasPrefix("tmux") {
            self = .tmux
        } else if !environment["STY", default: ""].isEmpty {
            self = .screen
        } else {
            self = type.hasPrefix("screen") ? .tmuxOrScreen : .direct
        }
    }

    /// Terminal types that have no clipboard: consoles of an operating system, and terminals of old.
    private static let without = [
        "", "dumb", "unknown", "ansi", "cons25", "linux", "vt52", "vt100", "vt102", "vt220", "vt320", "wsvt25", "sun",
    ]

    /// The bytes that put a text there; none where there is no clipboard, for no text, and for one that is larger than
    /// what some terminal on the way may take.
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

    /// How many bytes a text may have.
    private static let limit = 8_192

    /// Each Escape inside is doubled.
    private static func wrappedForTmux(_ sequence: [UInt8]) -> [UInt8] {
        let doubled = sequence.flatMap { $0 == escape ? [escape, escape] : [$0] }
        return Array("\u{1B}Ptmux;".utf8) + doubled + stringEnd
    }

    /// In pieces, as older versions take no long strings. Screen hands on what stands in each, without a gap.
    private static func wrappedForScreen(_ sequence: [UInt8]) -> [UInt8] {
        stride(from: 0, to: sequence.count, by: pieceSize).flatMap { start in
            [escape, UInt8(ascii: "P")] + sequence[start..<min(start + pieceSize, sequence.count)] + stringEnd
        }
    }

    private static let pieceSize = 240
    private static let escape: UInt8 = 0x1B
    private static let stringEnd = Array("\u{1B}\\".utf8)
}
