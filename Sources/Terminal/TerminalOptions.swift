import Screen

/// What the terminal's room is told about its surroundings.
public struct TerminalOptions: Sendable, Hashable {
    /// The terminal's type, TERM's value; nil or empty where it is not set.
    public var terminalType: String?
    /// The locale that decides what characters are, as the environment names it; nil where it names none.
    public var locale: String?
    /// When colours are used.
    public var color = ColorUse.automatic
    /// Which colours.
    public var theme = Theme.standard
    /// What the terminal can show; nil for what its type and the locale say.
    public var glyphs: GlyphSet?
    /// Whether the window's title may be set.
    public var setsTitle = false
    /// Whether the operator wants no colours of any program.
    private let prefersNoColor: Bool
    /// How long the bytes after an Escape may take before it counts as the key, in milliseconds.
    public var escapeDelay: Int
    /// How long an answer that is due is waited for before the terminal is given back, in milliseconds.
    public var answerPatience = 300
    /// How a text gets into the operator's clipboard.
    public var clipboard: Clipboard
    /// Whether Swift's runtime shows its backtrace of a crash, after the terminal was given back. It may ask at the terminal
    /// what to do about the crash, so this is for who wants to know.
    public var wantsBacktrace: Bool
    /// The file of the program's log, named on the shell's screen after a crash; nil where there is none.
    public var logPath: String?

    /// When colours are used.
    public enum ColorUse: Sendable, Hashable, CaseIterable {
        /// Unless the environment says that none are wanted.
        case automatic
        /// Even then. A terminal whose type has none shows none.
        case always
        /// Never.
        case never
    }

    /// Reads TERM; LC_ALL, LC_CTYPE and LANG, of which the first that is set and not empty counts, as for the C library; NO_COLOR (https://no-color.org: any value but the empty one); ESCDELAY, the escape delay in milliseconds
    /// as for all programs that use curses; SSH_CONNECTION, which stretches it where that is not set: over a network, a key's bytes
    /// may arrive apart; TMUX and STY, as what stands between here and the operator's
    /// clipboard; and SWIFT_BACKTRACE, the runtime's own settings: who sets it
    /// wants a backtrace.
    public init(environment: [String: String]) {
        terminalType = environment["TERM"]
        locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]].compactMap(\.self)
            .first { !$0.isEmpty }
        prefersNoColor = !environment["NO_COLOR", default: ""].isEmpty
        escapeDelay =
            environment["ESCDELAY"].flatMap { Int($0) }.flatMap { (0...30_000).contains($0) ? $0 : nil }
            ?? (environment["SSH_CONNECTION"] == nil ? 25 : 100)
        clipboard = Clipboard(environment: environment)
        wantsBacktrace = !environment["SWIFT_BACKTRACE", default: ""].isEmpty
    }

    /// What can be shown where lines are written and nothing is drawn: as the operator says, else by the locale's name.
    public var lineGlyphs: GlyphSet {
        let encoding = Encoding(locale: locale, terminalType: terminalType ?? "")
        return glyphs ?? encoding.glyphs(isUTF8: encoding.namesUTF8)
    }

    /// The theme, or none where no colours are wanted.
    var usedTheme: Theme {
        switch color {
        case .automatic: prefersNoColor ? .mono : theme
        case .always: theme
        case .never: .mono
        }
    }
}
