import Screen

/// When colours are used.
public enum ColorMode: Sendable, Hashable, CaseIterable {
    /// Where the terminal has them and NO_COLOR does not forbid them.
    case auto
    /// Where the terminal has them, whatever NO_COLOR says.
    case always
    /// Not at all.
    case never
}

/// What the terminal's room is told about its surroundings.
public struct TerminalOptions: Sendable, Hashable {
    /// The terminal's type, TERM's value; nil or empty where it is not set.
    public var terminalType: String?
    /// Whether colours may be used.
    public var usesColor: Bool
    /// What the terminal is believed to show; nil to find out.
    public var glyphs: GlyphSet?
    /// How long the bytes after an Escape may take before it counts as the key, in milliseconds.
    public var escapeDelay: Int

    /// Reads TERM, NO_COLOR (https://no-color.org: any value but the empty one) and SSH_CONNECTION, which stretches the escape
    /// delay: over a network, a key's bytes may arrive apart.
    public init(environment: [String: String], colorMode: ColorMode = .auto, glyphs: GlyphSet? = nil) {
        terminalType = environment["TERM"]
        self.glyphs = glyphs
        escapeDelay = environment["SSH_CONNECTION"] == nil ? 25 : 100
        switch colorMode {
        case .auto: usesColor = environment["NO_COLOR", default: ""].isEmpty
        case .always: usesColor = true
        case .never: usesColor = false
        }
    }
}
