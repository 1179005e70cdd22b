import Screen

/// What the terminal needs to know about its environment.
public struct TerminalOptions: Sendable, Hashable {
    /// The terminal's type, TERM's value; nil or empty if not set.
    public var terminalType: String?
    /// Whether entries of the host's terminfo database are used, and not only built-in ones.
    public var usesHostTypes = true
    /// The host's terminal types.
    let hostTypes: HostTypes
    /// What the terminal is drawn with, once that is known.
    var resolved: ResolvedType?
    /// The locale for characters, as the environment names it; nil if it names none.
    public var locale: String?
    /// When colors are used.
    public var color = ColorUse.automatic
    /// Which colors are used.
    public var theme = Theme.standard
    /// What the terminal can show; nil to derive it from its type and the locale.
    public var glyphs: GlyphSet?
    /// Whether the window's title may be set.
    public var setsTitle = false
    /// Whether the dashboard begins with the mouse on; see ``Terminal/setMouse(isOn:)``.
    public var usesMouse = false
    /// Whether the operator disabled colors for all programs.
    private let prefersNoColor: Bool
    /// How long to wait for bytes after an Escape before it counts as the key, in milliseconds.
    public var escapeDelay: Int
    /// How long to wait for a response that is due before the terminal is released, in milliseconds.
    public var responsePatience = 300
    /// How long the first frame may wait for a response that decides what can be shown, in milliseconds.
    public var firstResponsePatience = 200
    /// Whether the terminal is inside tmux or GNU screen, which respond in place of the terminal that shows everything.
    private let isMultiplexed: Bool
    /// How a text reaches the operator's clipboard.
    public var clipboard: Clipboard
    /// Whether Swift's runtime shows its backtrace of a crash after the terminal was released. It may prompt at the
    /// terminal, so it must be requested explicitly.
    public var wantsBacktrace: Bool
    /// The program's log file, which is named on the shell's screen after a crash; nil if there is none.
    public var logPath: String?

    /// When colors are used.
    public enum ColorUse: Sendable, Hashable, CaseIterable {
        /// Unless the environment disables them.
        case automatic
        /// Even if the environment disables them. A terminal type without colors still shows none.
        case always
        /// Never.
        case never
    }

    /// Reads these variables:
    /// - TERM, and TERMINFO, TERMINFO_DIRS and HOME to look it up.
    /// - LC_ALL, LC_CTYPE and LANG: the first that is set and not empty counts, as in the C library.
    /// - NO_COLOR (https://no-color.org): any value but the empty one.
    /// - ESCDELAY: the escape delay in milliseconds, as in all curses programs.
    /// - SSH_CONNECTION: lengthens the escape delay if ESCDELAY is not set, because a key's bytes may arrive apart over
    ///   a network.
    /// - TMUX and STY: what is between this program and the operator's clipboard.
    /// - SWIFT_BACKTRACE: the runtime's own settings; if set, a backtrace is wanted.
    public init(environment: [String: String]) {
        terminalType = environment["TERM"]
        hostTypes = HostTypes(environment: environment)
        isMultiplexed =
            ["TMUX", "STY"].contains { !environment[$0, default: ""].isEmpty }
            || ["tmux", "screen"].contains { environment["TERM", default: ""].hasPrefix($0) }
        locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]].compactMap(\.self)
            .first { !$0.isEmpty }
        prefersNoColor = !environment["NO_COLOR", default: ""].isEmpty
        escapeDelay =
            environment["ESCDELAY"].flatMap { Int($0) }.flatMap { (0...30_000).contains($0) ? $0 : nil }
            ?? (environment["SSH_CONNECTION"] == nil ? 25 : 100)
        clipboard = Clipboard(environment: environment)
        wantsBacktrace = !environment["SWIFT_BACKTRACE", default: ""].isEmpty
    }

    /// What can be shown in plain lines: the operator's choice, or by the locale's name.
    public var lineGlyphs: GlyphSet {
        let encoding = Encoding(locale: locale, terminalType: terminalType ?? "")
        return glyphs ?? encoding.glyphs(isUTF8: encoding.namesUTF8)
    }

    /// What can be shown according to the locale, and what if the terminal reports that it decodes UTF-8. The
    /// operator's choice counts for both. What tmux and GNU screen report does not: without a UTF-8 locale they do not
    /// pass on more than ASCII.
    func glyphRange() -> (known: GlyphSet, widest: GlyphSet) {
        if let glyphs { return (glyphs, glyphs) }
        let encoding = Encoding(locale: locale, terminalType: terminalType ?? "")
        let known = encoding.glyphs()
        return (known, known == .ascii && isMultiplexed ? .ascii : encoding.widestGlyphs)
    }

    /// The theme, or no colors if they are disabled.
    var usedTheme: Theme {
        switch color {
        case .automatic: prefersNoColor ? .mono : theme
        case .always: theme
        case .never: .mono
        }
    }
}
